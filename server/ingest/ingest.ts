import type { FixVerdict, Observation } from '../../shared/model/fix.ts';
import { policiesOfDistrict } from '../policies/policies-of-district.ts';
import type { Clock, Device, DeviceStore, FixStore, Ingest, LiveWorld, StoredFix } from '../ports.ts';
import { toWgs84 } from './datum.ts';
import { createDeviceBook } from './device-book.ts';
import { EMPTY_MEMORY, forgetAccepted, rememberAccepted, type DeviceMemory } from './fix-memory.ts';
import { judge, toTrackPoint } from './judge.ts';
import { createMicroBatcher } from './micro-batcher.ts';
import { createStrangerBudget } from './stranger-budget.ts';
import { createVerdictCounts } from './verdict-counts.ts';

export interface IngestOptions {
  readonly store: {
    readonly devices: Pick<DeviceStore, 'all' | 'byDevices'>;
    readonly fixes: Pick<FixStore, 'append' | 'latest'>;
  };
  readonly world: Pick<LiveWorld, 'loaded' | 'fixesAccepted'>;
  readonly clock: Clock;
  /** A batch is written when it has this many rows or is this old, whichever comes first. */
  readonly batchRows?: number;
  readonly waitMs?: number;
  /** Rows that may wait; beyond them a request is answered `overloaded`. */
  readonly queueRows?: number;
}

/** The ingest with its end: `close` writes what was taken and then takes no more. */
export interface RunningIngest extends Ingest {
  close(): Promise<void>;
}

interface Row {
  readonly observation: Observation;
  readonly receivedMs: number;
}

interface Judged {
  readonly fix: StoredFix;
  readonly verdict: FixVerdict;
  readonly town: string | null;
}

/**
 * The one door for positions (docs/rules/ingest.md): converts, judges, stores in micro-batches, tells the world after
 * commit and only then answers. The newest accepted fix of each device is read from the store, so that judging goes on
 * where it stopped.
 */
export async function createIngest(options: IngestOptions): Promise<RunningIngest> {
  const { store, world, clock } = options;
  const { batchRows = 500, waitMs = 20, queueRows = 20_000 } = options;
  const { district, officers } = world.loaded;
  const policy = policiesOfDistrict(world.loaded).ingest;
  const officerById = new Map(officers.map((officer) => [officer.id, officer]));
  const devices = createDeviceBook(store.devices, clock);
  const counts = createVerdictCounts();
  const mayKeep = createStrangerBudget();
  const memories = new Map<string, DeviceMemory>();
  for (const fix of await store.fixes.latest()) remember(fix);

  function remember(fix: StoredFix): void {
    memories.set(fix.device, rememberAccepted(memories.get(fix.device) ?? EMPTY_MEMORY, toTrackPoint(fix)));
  }

  function judgeRow({ observation, receivedMs }: Row, device: Device | null): Judged {
    const officer = device ? officerById.get(device.officerId) : undefined;
    const officerIndex = officer?.index ?? null;
    const known = officerIndex !== null;
    const memory = memories.get(observation.device) ?? EMPTY_MEMORY;
    const judgement = judge(observation, { policy, bounds: district.bounds, receivedMs, known, memory });
    if (judgement.memory !== EMPTY_MEMORY) memories.set(observation.device, judgement.memory);
    const { verdict } = judgement;
    const quarantine = verdict.verdict === 'quarantined' ? verdict.reason : null;
    return {
      fix: { ...observation, officerIndex, receivedMs, simulated: device?.simulated ?? false, quarantine },
      verdict,
      town: officer?.town ?? null,
    };
  }

  /** Judges in order and stores what is new; on failure every memory is as it was. */
  async function write(rows: readonly Row[]): Promise<readonly FixVerdict[]> {
    const owners = await devices.resolve(rows.map(({ observation }) => observation.device));
    const before = new Map([...owners.keys()].map((name) => [name, memories.get(name)]));
    const judged = rows.map((row) => judgeRow(row, owners.get(row.observation.device) ?? null));
    const { verdicts, fresh } = await storeNew(judged).catch((error: unknown) => {
      for (const [name, memory] of before) restore(name, memory);
      throw error;
    });
    world.fixesAccepted(fresh);
    verdicts.forEach((verdict, place) => counts.add(verdict, judged[place]!.town));
    return verdicts;
  }

  function restore(name: string, memory: DeviceMemory | undefined): void {
    if (memory) memories.set(name, memory);
    else memories.delete(name);
  }

  async function storeNew(judged: readonly Judged[]) {
    const firsts = [...firstOfEachInstant(judged).values()];
    const places = firsts.filter((place) => mayKeep(judged[place]!.fix));
    const kept = new Set(places);
    const notKept = new Set(firsts.filter((place) => !kept.has(place)));
    const stored = places.length > 0 ? await store.fixes.append(places.map((place) => judged[place]!.fix)) : [];
    const isNew = new Set(places.filter((_, i) => stored[i]));
    const verdicts = judged.map(({ verdict }, place): FixVerdict =>
      isNew.has(place) || notKept.has(place) ? verdict : { verdict: 'duplicate' },
    );
    const accepted = [...judged.entries()].filter(([, { verdict }]) => verdict.verdict === 'accepted');
    for (const [place, { fix }] of accepted) if (!isNew.has(place)) forget(fix);
    return { verdicts, fresh: accepted.flatMap(([place, { fix }]) => (isNew.has(place) ? [fix] : [])) };
  }

  function forget({ device, fixTimeMs }: StoredFix): void {
    memories.set(device, forgetAccepted(memories.get(device) ?? EMPTY_MEMORY, fixTimeMs));
  }

  const batcher = createMicroBatcher<Row, FixVerdict>({ write, batchRows, waitMs, queueRows });
  return {
    accept(observations) {
      const receivedMs = clock.nowMs();
      return batcher.submit(observations.map((observation) => ({ observation: toWgs84(observation), receivedMs })));
    },
    counts: (town = null) => counts.read(town),
    close: batcher.close,
  };
}

/**
 * Place of the first judged row of each (device, instant) that is not known as a duplicate already (ING-8). Accepted
 * and quarantined rows are told apart: a bad fix never hides a good one of the same instant.
 */
function firstOfEachInstant(judged: readonly Judged[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  judged.forEach(({ fix, verdict }, place) => {
    if (verdict.verdict === 'duplicate') return;
    const key = `${verdict.verdict} ${fix.fixTimeMs} ${fix.device}`;
    if (!places.has(key)) places.set(key, place);
  });
  return places;
}
