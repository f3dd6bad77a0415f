import { breakAt } from '../../shared/access/duty-break.ts';
import { isOnDuty as officerIsOnDuty } from '../../shared/access/on-duty.ts';
import type { DeviceProtocol } from '../../shared/model/device-protocol.ts';
import type { FixVerdict, Observation, QuarantineReason } from '../../shared/model/fix.ts';
import type { Clock } from '../ports/clock.ts';
import type { Device } from '../ports/devices.ts';
import type { FixStore, StoredFix } from '../ports/fixes.ts';
import type { BatchesWritten, Ingest } from '../ports/ingest.ts';
import type { LiveWorld } from '../ports/world.ts';
import { createLocalMinutes } from '../world/local-minutes.ts';
import { toWgs84 } from './datum.ts';
import { createDeviceBook, type DeviceNames } from './device-book.ts';
import { DeviceMemory } from './fix-memory.ts';
import { judge } from './judge.ts';
import { createMicroBatcher } from './micro-batcher.ts';
import { createStrangerBudget } from './stranger-budget.ts';
import { createUnsureFixes } from './unsure-fixes.ts';
import { createVerdictCounts } from './verdict-counts.ts';

export interface IngestOptions {
  readonly store: {
    readonly devices: DeviceNames;
    readonly fixes: Pick<FixStore, 'append' | 'latest'>;
  };
  readonly world: Pick<LiveWorld, 'loaded' | 'policies' | 'breaks' | 'fixesAccepted'>;
  readonly clock: Clock;
  /** A batch is written when it has this many rows or is this old, whichever comes first; of more that wait, at most `mostRows` at once. */
  readonly batchRows?: number;
  readonly mostRows?: number;
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
  readonly protocol: DeviceProtocol | null;
}

interface Judged {
  readonly fix: StoredFix;
  readonly verdict: FixVerdict;
  /** False for what is counted and not stored: nothing of where somebody is off duty or on a break (ACC-25, ACC-34). */
  readonly isKept: boolean;
  readonly town: string | null;
}

const NOT_KEPT: ReadonlySet<QuarantineReason | null> = new Set(['off-duty', 'on-break'] as const);

/**
 * The one door for positions (docs/rules/ingest.md): converts, judges, stores in micro-batches, tells the world after
 * commit and only then answers. The newest accepted fix of each device is read from the store, so that judging goes on
 * where it stopped.
 */
export async function createIngest(options: IngestOptions): Promise<RunningIngest> {
  const { store, world, clock } = options;
  const { batchRows = 500, mostRows = 5_000, waitMs = 20, queueRows = 20_000 } = options;
  const { district, officers } = world.loaded;
  const officerById = new Map(officers.map((officer) => [officer.id, officer]));
  const localMinute = createLocalMinutes(district.timeZone);
  const devices = createDeviceBook(store.devices, clock);
  const counts = createVerdictCounts();
  const mayKeep = createStrangerBudget();
  const unsure = createUnsureFixes();
  const memories = new Map<string, DeviceMemory>();
  /** What each device spoke when a fix of it was last accepted. */
  const spoken = new Map<string, DeviceProtocol>();
  for (const fix of await store.fixes.latest()) {
    const memory = new DeviceMemory();
    memory.remember(fix);
    memories.set(fix.device, memory);
  }

  function judgeRow({ observation, receivedMs }: Row, device: Device | null): Judged {
    const { ingest: policy, privacy } = world.policies.at(receivedMs);
    const officer = device && !device.revoked ? officerById.get(device.officerId) : undefined;
    const officerIndex = officer?.index ?? null;
    const known = officer !== undefined;
    const isOnDuty = (atMs: number) =>
      officer !== undefined && officerIsOnDuty(officer.shift, localMinute(atMs), privacy.shiftMarginMinutes);
    const breaks = officer && world.breaks.of(officer.id);
    const isOnBreak = (atMs: number) => breakAt(breaks, atMs) !== null;
    const remembered = memories.get(observation.device);
    const memory = remembered ?? new DeviceMemory();
    const { bounds } = district;
    const verdict = judge(observation, { policy, bounds, receivedMs, known, isOnDuty, isOnBreak, memory });
    // Of strangers nothing is remembered, however many they are.
    if (!remembered && !memory.isEmpty) memories.set(observation.device, memory);
    const quarantine = verdict.verdict === 'quarantined' ? verdict.reason : null;
    const {
      device: name,
      fixTimeMs,
      lon,
      lat,
      accuracyM,
      speedMps,
      headingDeg,
      batteryPercent,
      mock,
      crs,
    } = observation;
    return {
      // Field by field: spreading the observation costs more than judging it.
      fix: {
        device: name,
        fixTimeMs,
        lon,
        lat,
        accuracyM,
        speedMps,
        headingDeg,
        batteryPercent,
        mock,
        crs,
        officerIndex,
        receivedMs,
        simulated: device?.simulated ?? false,
        quarantine,
      },
      verdict,
      // Somebody who is not on the roster any more has no shift at all.
      isKept: !NOT_KEPT.has(quarantine) && (known || device === null),
      town: officer?.town ?? null,
    };
  }

  /** Judges in order and stores what is new; on failure every memory is as it was. */
  async function write(rows: readonly Row[]): Promise<readonly FixVerdict[]> {
    const owners = await devices.resolve(rows.map(({ observation }) => observation.device));
    const before = new Map([...owners.keys()].map((name) => [name, memories.get(name)?.copy()]));
    const judged = rows.map((row) => judgeRow(row, owners.get(row.observation.device) ?? null));
    const { verdicts, fresh } = await storeNew(judged).catch((error: unknown) => {
      for (const [name, memory] of before) restore(name, memory);
      for (const { fix, verdict } of judged) if (verdict.verdict === 'accepted') unsure.add(fix);
      throw error;
    });
    world.fixesAccepted(fresh);
    verdicts.forEach((verdict, place) => counts.add(verdict, judged[place]!.town));
    for (const [place, { observation, protocol }] of rows.entries())
      if (protocol !== null && verdicts[place]!.verdict === 'accepted') spoken.set(observation.device, protocol);
    return verdicts;
  }

  function restore(name: string, memory: DeviceMemory | undefined): void {
    if (memory) memories.set(name, memory);
    else memories.delete(name);
  }

  /** A second fix of a (device, instant) is known to the memory or to the key of the store (ING-8). */
  async function storeNew(judged: readonly Judged[]) {
    const places: number[] = [];
    const isNew = judged.map(() => false);
    judged.forEach(({ fix, verdict, isKept }, place) => {
      if (verdict.verdict === 'duplicate') return;
      if (isKept && mayKeep(fix)) places.push(place);
      else isNew[place] = true;
    });
    const stored = places.length > 0 ? await store.fixes.append(places.map((place) => judged[place]!.fix)) : [];
    places.forEach((place, i) => (isNew[place] = stored[i]!));
    const fresh: StoredFix[] = [];
    const verdicts = judged.map(({ fix, verdict }, place): FixVerdict => {
      if (verdict.verdict !== 'accepted') return isNew[place] ? verdict : { verdict: 'duplicate' };
      const wasUnsure = unsure.take(fix);
      if (!isNew[place] && !wasUnsure) {
        memories.get(fix.device)?.forget(fix.fixTimeMs);
        return { verdict: 'duplicate' };
      }
      fresh.push(fix);
      return verdict;
    });
    return { verdicts, fresh };
  }

  let written: BatchesWritten = { batches: 0, rows: 0, rowsWaitedMs: 0, tookMs: 0 };
  const batcher = createMicroBatcher<Row, FixVerdict>({
    write,
    batchRows,
    mostRows,
    waitMs,
    queueRows,
    onWritten({ rows, rowsWaitedMs, tookMs }) {
      written = {
        batches: written.batches + 1,
        rows: written.rows + rows,
        rowsWaitedMs: written.rowsWaitedMs + rowsWaitedMs,
        tookMs: written.tookMs + tookMs,
      };
    },
  });
  return {
    accept(observations, protocol) {
      const receivedMs = clock.nowMs();
      const by = protocol ?? null;
      return batcher.submit(
        observations.map((observation) => ({ observation: toWgs84(observation), receivedMs, protocol: by })),
      );
    },
    lastOf(device) {
      const last = memories.get(device)?.newest();
      return last ? { fixTimeMs: last.fixTimeMs, protocol: spoken.get(device) ?? null } : null;
    },
    counts: (town = null) => counts.read(town),
    written: () => written,
    devicesChanged: devices.forget,
    close: batcher.close,
  };
}
