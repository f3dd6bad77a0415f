import { describe, expect, it } from 'vitest';
import type { Change } from '../../../shared/world/change.ts';
import { createIngest } from '../../../server/ingest/ingest.ts';
import type { FixStore, StoredFix } from '../../../server/ports/fixes.ts';
import { watchApplied } from '../../../server/world/applied-fixes.ts';
import { createCatchUp } from '../../../server/world/catch-up.ts';
import type { Checkpoint } from '../../../server/world/count-today.ts';
import { CheckpointKeeper } from '../../../server/world/keep-checkpoint.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { inGrid, officerOn, phones, twoTowns } from '../../support/two-towns.ts';

const MINUTE = 60_000;
const EIGHT = Date.parse('2026-11-02T08:00:00+08:00');
const MIDNIGHT = Date.parse('2026-11-03T00:00:00+08:00');
const loaded = await twoTowns(
  [0, 1, 2, 3].map((i) => ({ ...officerOn(i), shift: { startMinute: 0, endMinute: 24 * 60 } })),
);

function fix(officerIndex: number, fixTimeMs: number, grid = officerIndex): StoredFix {
  return storedFix({ device: `phone-${officerIndex}`, officerIndex, fixTimeMs, ...inGrid(grid) });
}

/** A running server's way of fixes, with a store that may keep a batch and lose the answer, or not be reached at all. */
async function running(nowMs = EIGHT, before: readonly StoredFix[] = []) {
  const clock = manualClock(nowMs);
  const store = memoryStore({ devices: phones() });
  await store.fixes.append(before);
  const weather = { losesAnswers: false, isAway: false };
  /** From which number the store was read. */
  const readFrom: number[] = [];
  const fixes = {
    ...store.fixes,
    async append(batch: readonly StoredFix[]) {
      const answer = await store.fixes.append(batch);
      if (weather.losesAnswers) throw new Error('the connection broke after the commit');
      return answer;
    },
    decidedAfter(seq, eachPage) {
      if (weather.isAway) return Promise.reject(new Error('cannot be reached'));
      readFrom.push(seq);
      return store.fixes.decidedAfter(seq, eachPage);
    },
  } as FixStore;
  const countedTo = await fixes.lastSeq();
  const world = await createLiveWorld({ loaded, store, clock });
  const applied = watchApplied(fixes, world);
  const said: string[] = [];
  const log = {
    info: (figures: object, line: string) => void said.push(`${line} ${JSON.stringify(figures)}`),
    warn: (_: object, line: string) => void said.push(line),
  };
  const catchUp = createCatchUp({ fixes, world, applied, countedTo, log: log as never });
  const written: Checkpoint[] = [];
  const keeper = new CheckpointKeeper({
    clock,
    fixes,
    world,
    applied,
    catchUp,
    files: { write: (checkpoint) => Promise.resolve(void written.push(checkpoint)) },
    fromSeq: 0,
    onError: (error) => expect.unreachable(String(error)),
  });
  const ingest = await createIngest({
    store: { ...store, fixes: applied.fixes },
    world: applied.world,
    clock,
    waitMs: 0,
  });
  const told: Change[] = [];
  world.onChanges((changes) => told.push(...changes));
  /** Stores a batch as ingest does. */
  async function take(batch: readonly StoredFix[]): Promise<void> {
    await applied.fixes.append(batch);
    applied.world.fixesAccepted(batch);
  }
  async function loseAnswerOf(batch: readonly StoredFix[]): Promise<void> {
    weather.losesAnswers = true;
    await expect(take(batch)).rejects.toThrow('after the commit');
    weather.losesAnswers = false;
  }
  /** Bytes of the day as a start at this moment would count it. */
  const counted = async () => (await createLiveWorld({ loaded, store, clock })).coverageBytes();
  return {
    clock,
    store,
    weather,
    readFrom,
    world,
    applied,
    said,
    keeper,
    written,
    ingest,
    told,
    take,
    loseAnswerOf,
    counted,
  };
}

describe('STO-6 failed writes are made good', () => {
  it('STO-6 a fix that was committed though its answer was lost is counted at the next look, shown, and in the checkpoint', async () => {
    const { clock, world, applied, keeper, written, told, loseAnswerOf, counted, said } = await running();
    await loseAnswerOf([fix(0, EIGHT - MINUTE)]);
    world.tick(EIGHT);
    expect(world.officers()[0]?.lastFix).toBe(null);
    expect([applied.failures(), applied.openFailures(), await applied.settled()]).toEqual([1, 1, false]);
    clock.advance(30_000);
    await keeper.look();
    expect([applied.failures(), applied.openFailures(), await applied.settled()]).toEqual([1, 0, true]);
    world.tick(clock.nowMs());
    expect(world.officers()[0]?.lastFix?.fixTimeMs).toBe(EIGHT - MINUTE);
    expect(told.flatMap((change) => (change.kind === 'grids' ? change.grids : []))).toContainEqual(
      expect.objectContaining({ index: 0, lastPresenceMs: EIGHT - MINUTE }),
    );
    await keeper.look('now');
    expect(written).toEqual([{ seq: 1, bytes: await counted() }]);
    expect(said).toEqual([expect.stringMatching(/^writes of fixes failed/), expect.stringMatching(/\{"fixes":1\}$/)]);
  });

  it('STO-6 reads from the last number that is surely counted, and not at all when nothing failed', async () => {
    const { clock, readFrom, keeper, written, take, loseAnswerOf } = await running(EIGHT, [
      fix(1, EIGHT - 9 * MINUTE),
      fix(2, EIGHT - 9 * MINUTE),
    ]);
    await take([fix(1, EIGHT - 8 * MINUTE)]);
    await keeper.look();
    expect(readFrom).toEqual([]);
    await loseAnswerOf([fix(1, EIGHT - 7 * MINUTE)]);
    await keeper.look();
    await loseAnswerOf([fix(1, EIGHT - 6 * MINUTE)]);
    await keeper.look();
    await take([fix(1, EIGHT - 5 * MINUTE)]);
    clock.advance(5 * MINUTE);
    await keeper.look();
    expect(written.map(({ seq }) => seq)).toEqual([6]);
    await loseAnswerOf([fix(1, EIGHT - 4 * MINUTE)]);
    await keeper.look();
    // The start counted two; a catch-up each to 4 and 5; a checkpoint to 6.
    expect(readFrom).toEqual([2, 4, 6]);
  });

  it('STO-6 a store that cannot be reached is asked again at the next look, and no checkpoint is made before', async () => {
    const { weather, applied, said, keeper, written, loseAnswerOf } = await running();
    await loseAnswerOf([fix(0, EIGHT - MINUTE)]);
    weather.isAway = true;
    for (let i = 0; i < 2; i++) await keeper.look('now');
    expect([written.length, applied.openFailures()]).toEqual([0, 1]);
    weather.isAway = false;
    await keeper.look('now');
    expect([written.length, applied.openFailures()]).toEqual([1, 0]);
    expect(said.map((line) => line.slice(0, 18))).toEqual([
      'writes of fixes fa',
      'what failed writes',
      'what failed writes',
      'what was stored si',
    ]);
  });

  it('STO-6 a write that fails while the store is read is made good at the next look', async () => {
    const { store, readFrom, applied, keeper, written, loseAnswerOf } = await running();
    await loseAnswerOf([fix(0, EIGHT - 2 * MINUTE)]);
    const read = store.fixes.decidedAfter;
    store.fixes.decidedAfter = async (seq, eachPage) => {
      const last = await read(seq, eachPage);
      await loseAnswerOf([fix(1, EIGHT - MINUTE)]);
      store.fixes.decidedAfter = read;
      return last;
    };
    await keeper.look('now');
    expect([written.length, applied.openFailures()]).toEqual([0, 1]);
    await keeper.look('now');
    expect([written.map(({ seq }) => seq), applied.openFailures(), readFrom]).toEqual([[2], 0, [0, 1]]);
  });

  it('STO-6 what was stored and could not be counted is counted again', async () => {
    const { world, applied, keeper, take, counted } = await running();
    const { fixesAccepted } = world;
    (world as { fixesAccepted: typeof fixesAccepted }).fixesAccepted = () => {
      throw new Error('a fault of counting');
    };
    await expect(take([fix(0, EIGHT - MINUTE)])).rejects.toThrow('a fault');
    (world as { fixesAccepted: typeof fixesAccepted }).fixesAccepted = fixesAccepted;
    expect(applied.openFailures()).toBe(1);
    await keeper.look();
    expect(applied.openFailures()).toBe(0);
    expect(world.coverageBytes()).toEqual(await counted());
  });

  it('STO-6 an older fix moves nobody from the newer place, and counts all the same', async () => {
    const { world, keeper, take, loseAnswerOf, counted } = await running();
    await loseAnswerOf([fix(0, EIGHT - 5 * MINUTE, 1)]);
    await take([fix(0, EIGHT - MINUTE)]);
    await keeper.look();
    expect(world.officers()[0]?.lastFix?.fixTimeMs).toBe(EIGHT - MINUTE);
    expect(world.coverageBytes()).toEqual(await counted());
  });

  it('STO-6 fixes of yesterday place their officer and are not counted, those of tomorrow count after midnight', async () => {
    const late = MIDNIGHT - 10_000;
    const { clock, world, keeper, loseAnswerOf, counted } = await running(late);
    const noon = MIDNIGHT - 12 * 60 * MINUTE;
    await loseAnswerOf([fix(0, noon), fix(1, MIDNIGHT + 1_000)]);
    await keeper.look();
    await loseAnswerOf([fix(2, noon), fix(3, MIDNIGHT + 2_000)]);
    clock.set(MIDNIGHT + 20_000);
    world.tick(clock.nowMs());
    await keeper.look();
    expect(world.coverageBytes()).toEqual(await counted());
    const places = [noon, MIDNIGHT + 1_000, noon, MIDNIGHT + 2_000];
    expect(world.officers().map(({ lastFix }) => lastFix?.fixTimeMs)).toEqual(places);
    world.tick(clock.nowMs());
    const presence = [...world.facts().grids.values()].map(({ index, lastPresenceMs }) => [index, lastPresenceMs]);
    expect(presence.sort()).toEqual([
      [0, null],
      [1, MIDNIGHT + 1_000],
      [2, null],
      [3, MIDNIGHT + 2_000],
    ]);
  });

  it('STO-6 ING-11 a phone that sends it again after that is told accepted, and it is counted once', async () => {
    const { clock, store, weather, ingest, keeper, world, counted } = await running();
    const { device, fixTimeMs, lon, lat, accuracyM, speedMps, headingDeg, batteryPercent, mock, crs } = fix(0, EIGHT);
    const sent = { device, fixTimeMs, lon, lat, accuracyM, speedMps, headingDeg, batteryPercent, mock, crs };
    weather.losesAnswers = true;
    await expect(ingest.accept([sent])).rejects.toThrow('after the commit');
    weather.losesAnswers = false;
    await keeper.look();
    clock.advance(5_000);
    expect(await ingest.accept([sent])).toEqual([{ verdict: 'accepted' }]);
    expect(await ingest.accept([sent])).toEqual([{ verdict: 'duplicate' }]);
    expect([store.rows.length, ingest.counts().accepted]).toEqual([1, 1]);
    expect(world.coverageBytes()).toEqual(await counted());
  });
});
