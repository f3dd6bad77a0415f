import { buildCoverageIndex } from '../../shared/coverage/coverage-index.ts';
import { createIngest, type RunningIngest } from '../ingest/ingest.ts';
import type { Logger } from '../lib/log.ts';
import type { StopList } from '../lib/stop-list.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadedDistrict, PolicyReader } from '../ports/district.ts';
import type { FixStore } from '../ports/fixes.ts';
import type { Store } from '../ports/store.ts';
import type { LiveWorld } from '../ports/world.ts';
import { watchApplied, type AppliedFixes } from './applied-fixes.ts';
import { createCatchUp } from './catch-up.ts';
import { createCheckpointFiles } from './checkpoint-files.ts';
import { keepCheckpoint } from './keep-checkpoint.ts';
import { createLiveWorld } from './live-world.ts';

interface WorldParts {
  readonly loaded: LoadedDistrict;
  readonly policies: PolicyReader;
  /** The store that is being opened: what needs no store is done meanwhile. */
  readonly opening: Promise<Store>;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly log: Logger;
  readonly stops: StopList;
}

export interface OpenWorld {
  readonly store: Store;
  readonly world: LiveWorld;
  readonly ingest: RunningIngest;
  readonly applied: Pick<AppliedFixes, 'failures' | 'openFailures'>;
  /** Number of the last event of a case that the world was built with, or an earlier one. */
  readonly caseSeq: number;
}

/** The live world as the store has it, with the ingest that feeds it and the checkpoint that makes the next start short. */
export async function openWorld(parts: WorldParts): Promise<OpenWorld> {
  const { loaded, policies, clock, dataFolder, log, stops } = parts;
  const { cellSizeM } = policies.at(clock.nowMs()).coverage;
  const index = buildCoverageIndex({ grids: loaded.grids, cellSizeM });
  const opened = await parts.opening;
  stops.add('store', opened.close);
  const store = { ...opened, fixes: await opened.fixesOfRoster(loaded.officers.map(({ id }) => id)) };
  const files = createCheckpointFiles({ dataFolder, loaded, policies, store });
  const checkpoint = await files.read(clock.nowMs());
  const caseSeq = await store.cases.lastSeq();
  // Asked before anything is read: what is stored up to this number is read, and counted, by the world.
  const { seq: countedTo, isDecided } = await decidedSeq(store.fixes, log);
  const world = await createLiveWorld({ loaded, store, clock, policies, checkpoint, index });
  const applied = watchApplied(store.fixes, world);
  if (!isDecided) applied.beganInDoubt();
  const ingest = await createIngest({ store: { ...store, fixes: applied.fixes }, world: applied.world, clock });
  const onError = (error: unknown) => log.error({ err: error }, 'the checkpoint of coverage could not be written');
  const catchUp = createCatchUp({ fixes: store.fixes, world, applied, countedTo, log });
  const fromSeq = checkpoint?.seq ?? 0;
  const keep = { clock, fixes: store.fixes, world, applied, catchUp, files, fromSeq, onError };
  // Stopped in the reverse order: the last fixes are stored and counted before the last checkpoint.
  stops.add('checkpoint', keepCheckpoint(keep));
  stops.add('ingest', ingest.close);
  return { store, world, ingest, applied, caseSeq };
}

/** A server that was killed a moment ago may have left a write that is committed only now: it is waited for, in vain for a while. */
async function decidedSeq(
  fixes: FixStore,
  log: Logger,
): Promise<{ readonly seq: number; readonly isDecided: boolean }> {
  const stored = await fixes.lastSeq();
  try {
    // The world reads them itself.
    return { seq: await fixes.decidedAfter(stored, () => {}), isDecided: true };
  } catch (error) {
    log.warn({ err: error }, 'a write of fixes from before this start has not ended: what it stores is counted later');
    return { seq: stored, isDecided: false };
  }
}
