import { describe, expect, it } from 'vitest';
import type { TrendSample } from '../../../shared/http/district.ts';
import { createTrendReader } from '../../../server/trend/trend-reader.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { EAST, inGrid, twoTowns, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

const MINUTE = 60_000;
const MIDNIGHT = Date.parse('2026-11-02T00:00:00+08:00');
const NINE = MIDNIGHT + 9 * 60 * MINUTE;

const SAMPLE: TrendSample = {
  atMs: NINE,
  onDuty: 77,
  walkedGrids: 4,
  emptyGrids: 0,
  openCases: 9,
  lateCases: 9,
  reportedToday: 9,
  closedToday: 9,
  onTimeRate: 1,
};

function fix(officer: number, fixTimeMs: number): StoredFix {
  return storedFix({ device: `phone-${officer}`, officerIndex: officer, fixTimeMs, ...inGrid(officer) });
}

/** A server that starts at ten past nine, over what was stored before. */
async function bench(given: { readonly fixes?: StoredFix[]; readonly taken?: TrendSample[] } = {}) {
  const clock = manualClock(NINE + 10 * MINUTE);
  const store = memoryStore({ cases: [sampleCase({ town: EAST, reportedMs: NINE - 1, dueMs: null })] });
  await store.fixes.append(given.fixes ?? []);
  const world = await createLiveWorld({ loaded: await twoTowns(), store, clock });
  const trend: Pick<Store['trend'], 'since'> = {
    since: (_, sinceMs) => Promise.resolve((given.taken ?? []).filter(({ atMs }) => atMs >= sinceMs)),
  };
  const reader = createTrendReader({ store: { trend }, world, clock });
  return { clock, world, reader };
}

describe('the trend of today', () => {
  it('HTTP-14 is whole on the first start of the day, every five minutes since midnight', async () => {
    const { reader } = await bench({ fixes: [fix(0, NINE - 20 * MINUTE), fix(1, NINE), fix(3, NINE + 1)] });
    const samples = await reader.read('district', MIDNIGHT - 10 * 3_600_000);
    expect(samples.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 9 * 12 + 3 }, (_, i) => MIDNIGHT + i * 5 * MINUTE),
    );
    expect(samples.slice(-3)).toMatchObject([
      { atMs: NINE, onDuty: 1, walkedGrids: 2, emptyGrids: 2, reportedToday: 1, openCases: 1 },
      { onDuty: 2, walkedGrids: 3, emptyGrids: 1 },
      { onDuty: 2, walkedGrids: 3, emptyGrids: 1 },
    ]);
  });

  it('HTTP-14 of a town is of its officers, grids and cases', async () => {
    const { reader } = await bench({ fixes: [fix(0, NINE), fix(3, NINE)] });
    expect(await reader.read(`town:${WEST}`, NINE)).toMatchObject([
      { onDuty: 1, walkedGrids: 1, emptyGrids: 1, openCases: 0 },
      {},
      {},
    ]);
    expect((await reader.read(`town:${EAST}`, NINE))[0]).toMatchObject({ onDuty: 1, walkedGrids: 1, openCases: 1 });
  });

  it('HTTP-14 keeps what was sampled, and what was sampled before today', async () => {
    const yesterday = { ...SAMPLE, atMs: MIDNIGHT - 5 * MINUTE };
    const { reader } = await bench({ taken: [yesterday, SAMPLE] });
    const samples = await reader.read('district', MIDNIGHT - 5 * MINUTE);
    expect(samples[0]).toEqual(yesterday);
    expect(samples.find(({ atMs }) => atMs === NINE)).toEqual(SAMPLE);
  });

  it('HTTP-14 derives anew what was sampled before the fixes of that time had come', async () => {
    const early = { ...SAMPLE, walkedGrids: 0 };
    const { reader } = await bench({ fixes: [fix(0, NINE)], taken: [early] });
    expect((await reader.read('district', NINE))[0]).toMatchObject({ atMs: NINE, onDuty: 1, walkedGrids: 1 });
  });

  it('HTTP-14 follows fixes that are still coming in, a minute after it was asked first and not before', async () => {
    const { clock, world, reader } = await bench();
    const walkedAtNine = async () => (await reader.read('district', NINE))[0]?.walkedGrids;
    expect(await walkedAtNine()).toBe(0);
    world.fixesAccepted([fix(0, NINE - MINUTE)]);
    clock.advance(MINUTE - 1);
    expect(await walkedAtNine()).toBe(0);
    clock.advance(1);
    expect(await walkedAtNine()).toBe(1);
  });
});
