import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_EVERY_MS, TrendSampler, startTrendSampler } from '../../../server/trend/trend-sampler.ts';
import type { Store } from '../../../server/ports/store.ts';
import type { LiveWorld } from '../../../server/ports/world.ts';
import type { TrendSample } from '../../../shared/http/district.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, inGrid, twoTowns } from '../../support/two-towns.ts';
import { storedFix } from '../../support/stored-fix.ts';

const clock = manualClock();
let store: Store;
let world: LiveWorld;

beforeAll(async () => {
  store = await openTestStore();
  world = await createLiveWorld({ loaded: await twoTowns(), store, clock });
});
afterAll(() => store.close());

const unexpected = (error: unknown): never => {
  throw error;
};

describe('the trend', () => {
  it('HTTP-14 keeps the figures of the district and of every town, once per whole five minutes', async () => {
    const startMs = clock.nowMs();
    const sampler = new TrendSampler({ deps: { clock, store, world }, onError: unexpected });
    world.fixesAccepted([storedFix({ ...inGrid(0), fixTimeMs: startMs, officerIndex: 0 })]);
    world.tick(startMs);
    await sampler.look();
    clock.advance(SAMPLE_EVERY_MS - 1);
    await sampler.look();
    clock.advance(1);
    await sampler.look();
    const district = await store.trend.since('district', 0);
    expect(district.map(({ atMs }) => atMs)).toEqual([startMs, startMs + SAMPLE_EVERY_MS]);
    expect(district[0]).toEqual({
      atMs: startMs,
      onDuty: 1,
      walkedGrids: 1,
      emptyGrids: 3,
      openCases: 0,
      lateCases: 0,
      reportedToday: 0,
      closedToday: 0,
      onTimeRate: null,
    });
    expect(await store.trend.since(`town:${WEST}`, 0)).toMatchObject([
      { onDuty: 1, walkedGrids: 1, emptyGrids: 1 },
      {},
    ]);
    expect(await store.trend.since(`town:${EAST}`, 0)).toMatchObject([
      { onDuty: 0, walkedGrids: 0, emptyGrids: 2 },
      {},
    ]);
  });

  it('HTTP-14 never takes yesterday’s figures for the first of a day', async () => {
    const night = manualClock(Date.parse('2026-11-03T00:00:00+08:00') - SAMPLE_EVERY_MS);
    const taken: (readonly [string, TrendSample])[] = [];
    const fake = {
      trend: { append: (scope: string, sample: TrendSample) => Promise.resolve(void taken.push([scope, sample])) },
    };
    const ofNight = await createLiveWorld({ loaded: await twoTowns(), store: memoryStore(), clock: night });
    const sampler = new TrendSampler({
      deps: { clock: night, store: fake as unknown as Store, world: ofNight },
      onError: unexpected,
    });
    ofNight.fixesAccepted([storedFix({ ...inGrid(0), fixTimeMs: night.nowMs() - 6 * 3_600_000, officerIndex: 0 })]);
    ofNight.tick(night.nowMs());
    night.advance(SAMPLE_EVERY_MS);
    await sampler.look();
    expect(taken).toEqual([]);
    ofNight.tick(night.nowMs());
    await sampler.look();
    expect(taken[0]).toMatchObject(['district', { atMs: night.nowMs(), walkedGrids: 0 }]);
  });

  it('HTTP-14 goes on after a failure of the store, and says it', async () => {
    const errors: unknown[] = [];
    let isDown = true;
    const shaky = {
      ...store,
      trend: {
        ...store.trend,
        append: (...given: Parameters<Store['trend']['append']>) =>
          isDown ? Promise.reject(new Error('down')) : store.trend.append(...given),
      },
    };
    const sampler = new TrendSampler({ deps: { clock, store: shaky, world }, onError: (error) => errors.push(error) });
    clock.advance(SAMPLE_EVERY_MS);
    await sampler.look();
    isDown = false;
    clock.advance(SAMPLE_EVERY_MS);
    await sampler.look();
    expect(errors).toMatchObject([{ message: 'down' }]);
    expect((await store.trend.since('district', 0)).at(-1)?.atMs).toBe(clock.nowMs());
  });

  it('HTTP-14 takes its first samples at the start, and has stored them when it has stopped', async () => {
    clock.advance(SAMPLE_EVERY_MS);
    const stop = startTrendSampler({ deps: { clock, store, world }, onError: unexpected });
    await stop();
    expect((await store.trend.since('district', clock.nowMs())).map(({ atMs }) => atMs)).toEqual([clock.nowMs()]);
  });
});
