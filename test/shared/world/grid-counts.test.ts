import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_STATES, type GridLive } from '../../../shared/coverage/grid-live.ts';
import { applyChanges } from '../../../shared/world/apply-change.ts';
import { NO_FACTS } from '../../../shared/world/facts.ts';
import { countGrids, followGrids, meanCompleteness, NO_GRIDS, recount } from '../../../shared/world/grid-counts.ts';
import { GridPages } from '../../../shared/world/grid-pages.ts';
import { sampleGrid } from '../../support/world-samples.ts';

const TOWNS = ['T1', 'T2', 'T3'];
/** Every fourth grid is in no town. */
const townOf = (index: number) => TOWNS[index % 4];

/** Few indices over several pages, so that grids change again and again. */
const anyGrid: fc.Arbitrary<GridLive> = fc
  .record({
    index: fc.constantFrom(0, 1, 2, 3, 62, 63, 64, 65, 200, 5_001),
    state: fc.constantFrom(...GRID_STATES),
    visitedCells: fc.integer({ min: 0, max: 7 }),
    lastPresenceMs: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  .map((grid) => sampleGrid({ ...grid, cells: 7, completeness: grid.visitedCells / 7 }));

describe('WLD-5 counts by difference', () => {
  it('WLD-5 equal the counts from scratch after any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyGrid, { maxLength: 12 }), { maxLength: 12 }), (batches) => {
        const follow = followGrids(townOf);
        let facts = NO_FACTS;
        for (const grids of batches) {
          facts = applyChanges(facts, [{ kind: 'grids', grids }]);
          const all = [...facts.grids.values()];
          const { all: counted, towns } = follow(facts.grids);
          expect(counted).toEqual(countGrids(all));
          for (const town of TOWNS) {
            const own = all.filter((grid) => townOf(grid.index) === town);
            expect(towns.get(town) ?? NO_GRIDS).toEqual(countGrids(own));
          }
        }
      }),
    );
  });

  it('WLD-5 go back when the facts do, as after a new snapshot', () => {
    fc.assert(
      fc.property(fc.array(anyGrid), fc.array(anyGrid), (before, after) => {
        const [old, next] = [GridPages.none.with(before), GridPages.none.with(after)];
        const counts = recount({ all: NO_GRIDS, towns: new Map() }, GridPages.none, old, townOf);
        const there = recount(counts, old, next, townOf);
        expect(there.all).toEqual(countGrids(next.values()));
        expect(recount(there, next, old, townOf)).toEqual(counts);
      }),
    );
  });

  it('WLD-5 keep the object of a town whose counts are the same, and of the counts by state', () => {
    const follow = followGrids(townOf);
    const first = GridPages.none.with([sampleGrid({ index: 0 }), sampleGrid({ index: 1 })]);
    const before = follow(first);
    const after = follow(first.with([sampleGrid({ index: 0, completeness: 0.5, visitedCells: 5 })]));
    expect(after.towns.get('T2')).toBe(before.towns.get('T2'));
    expect(after.towns.get('T1')).not.toBe(before.towns.get('T1'));
    expect(after.towns.get('T1')?.gridsByState).toBe(before.towns.get('T1')?.gridsByState);
    expect(follow(first.with([sampleGrid({ index: 0 })]))).toEqual(before);
    const again = follow(first);
    expect(follow(first.with([sampleGrid({ index: 1, present: [7] })]))).toBe(again);
  });

  it('WLD-5 look at the pages of the grids that changed and at no others', () => {
    const grids = Array.from({ length: 10_000 }, (_, index) => sampleGrid({ index }));
    const before = GridPages.none.with(grids);
    const after = before.with([sampleGrid({ index: 77, state: 'covered' }), sampleGrid({ index: 9_999 })]);
    const seen: [number | undefined, string | undefined][] = [];
    after.eachDifference(before, (old, now) => seen.push([old?.index, now?.state]));
    expect(seen).toEqual([
      [77, 'covered'],
      [9_999, 'empty'],
    ]);
  });

  it('WLD-5 have no mean without grids', () => {
    expect(meanCompleteness(NO_GRIDS)).toBeNull();
    expect(meanCompleteness(countGrids([sampleGrid({ completeness: 0.25 }), sampleGrid({ completeness: 1 })]))).toBe(
      0.625,
    );
  });
});

describe('pages of grids', () => {
  it('WLD-1 are a map of grids by index that never changes', () => {
    fc.assert(
      fc.property(fc.array(anyGrid), fc.array(anyGrid), (first, then) => {
        const expected = new Map(first.map((grid) => [grid.index, grid]));
        const before = GridPages.none.with(first);
        const after = before.with(then);
        const sorted = (map: ReadonlyMap<number, GridLive>) => [...map].sort(([a], [b]) => a - b);
        expect([...before]).toEqual(sorted(expected));
        expect(before.size).toBe(expected.size);
        for (const grid of then) expected.set(grid.index, grid);
        expect([...after]).toEqual(sorted(expected));
        expect([after.size, [...after.keys()]]).toEqual([expected.size, sorted(expected).map(([index]) => index)]);
        for (const [index, grid] of expected) expect([after.get(index), after.has(index)]).toEqual([grid, true]);
        expect(after.has(4)).toBe(false);
      }),
    );
  });
});
