import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../shared/coverage/apply-fixes.ts';
import { buildCoverageIndex, cellCount, gridAt, gridOfCell } from '../../../shared/coverage/coverage-index.ts';
import {
  createCoverageState,
  timesSeen,
  type CoverageFix,
  type CoverageState,
} from '../../../shared/coverage/coverage-state.ts';
import { lastPresenceMs, visitedCells } from '../../../shared/coverage/grid-day.ts';
import { completeness, gridLive, presentOfficers } from '../../../shared/coverage/grid-state.ts';
import { cellAt, cellOf, columnLon, columnOf, rowLat, rowOf } from '../../../shared/coverage/lattice.ts';
import { sinceMsAt } from '../../../shared/coverage/day-rows.ts';
import { DAY, minute, POLICY } from '../../support/coverage-figures.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { at, ORIGIN, row } from '../../support/grid-tiles.ts';
import { officerRows } from '../../support/officer-rows.ts';

const INDEX = buildCoverageIndex({ grids: row([500, 500, 20, 480], 500), centre: ORIGIN });

const empty = () => createCoverageState(INDEX, DAY, deepFreeze({ ...POLICY }));

/** A fix so many seconds after nine o'clock, so many metres east and north. */
function fix(seconds: number, east: number, north: number, more: Partial<CoverageFix> = {}): CoverageFix {
  const [lon, lat] = at(east, north);
  return { officerIndex: 0, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs: minute(540) + seconds * 1000, ...more };
}

function walk(...fixes: readonly CoverageFix[]): CoverageState {
  const state = empty();
  for (const each of fixes) applyFix(state, each);
  return state;
}

const applyFix = (state: CoverageState, each: CoverageFix) => applyFixes(state, [each]);

/** The same fixes in batches of so many; the grids that changed beside the state. */
function walkInBatches(fixes: readonly CoverageFix[], size: number): readonly [CoverageState, ReadonlySet<number>] {
  const state = empty();
  const changed = new Set<number>();
  for (let from = 0; from < fixes.length; from += size) {
    const named = applyFixes(state, fixes.slice(from, from + size));
    expect(new Set(named).size).toBe(named.length);
    for (const grid of named) changed.add(grid);
  }
  return [state, changed];
}

const byGrid = <T>(state: CoverageState, of: (state: CoverageState, grid: number) => T) =>
  Array.from({ length: state.index.gridCount }, (_, grid) => of(state, grid));
const visited = (state: CoverageState) => byGrid(state, visitedCells);

describe('COV-3 visited cells', () => {
  it('COV-3 marks the cells within sight of a fix, either side of the sight', () => {
    const beside = (metres: number) => visited(walk(fix(0, 250, 250 + metres)))[0];
    expect(beside(0)).toBe(1);
    expect(beside(39.9)).toBe(1);
    expect(beside(40.1)).toBe(2);
  });

  it('COV-3 marks the cell that a fix lies in even where its centre is out of sight', () => {
    expect(visited(walk(fix(0, 201, 201)))[0]).toBe(1);
  });

  it('COV-3 marks the cells along the line between neighbouring fixes, not only at its ends', () => {
    expect(visited(walk(fix(0, 50, 250), fix(120, 350, 250)))[0]).toBe(4);
  });

  it('COV-3 joins fixes up to the longest time and the longest distance, and no further', () => {
    expect(visited(walk(fix(0, 50, 250), fix(120.001, 350, 250)))[0]).toBe(2);
    expect(visited(walk(fix(0, 50, 250), fix(60, 349.9, 250)))[0]).toBe(4);
    expect(visited(walk(fix(0, 50, 250), fix(60, 350.5, 250)))[0]).toBe(2);
  });

  it('COV-3 counts cells seen across a border for the grid that they belong to', () => {
    expect(visited(walk(fix(0, 495, 250)))).toEqual([1, 1, 0, 0]);
  });

  it('COV-3 counts the own cell of a small grid when it is seen and when somebody stands in the grid', () => {
    expect(visited(walk(fix(0, 1010, 250)))[2]).toBe(1);
    expect(visited(walk(fix(0, 1010, 20)))[2]).toBe(1);
    expect(visited(walk(fix(0, 900, 250)))[2]).toBe(0);
  });

  it('COV-3 never counts a cell twice', () => {
    const state = walk(fix(0, 250, 250), fix(10, 251, 250), fix(20, 250, 250, { officerIndex: 1 }));
    expect(visited(state)[0]).toBe(1);
    expect(completeness(state, 0)).toBe(1 / 25);
  });

  it('COV-3 visits the cells that a plain reading of the rule visits', () => {
    fc.assert(
      fc.property(fc.array(anyFix, { maxLength: 40 }), (fixes) => {
        expect(visited(walk(...fixes))).toEqual(visitedByPlainReading(fixes));
      }),
      { numRuns: 200 },
    );
  });

  it('COV-3 keeps completeness between 0 and 1 for any walk', () => {
    fc.assert(
      fc.property(fc.array(anyFix, { maxLength: 80 }), (fixes) => {
        const state = walk(...fixes);
        for (let grid = 0; grid < INDEX.gridCount; grid++) {
          expect(completeness(state, grid)).toBeGreaterThanOrEqual(0);
          expect(completeness(state, grid)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('COV-4 which fixes count', () => {
  it('COV-4 leaves out fixes off duty', () => {
    expect(applyFix(empty(), fix(0, 250, 250, { onDuty: false }))).toEqual([]);
    expect(applyFix(empty(), fix(0, 250, 250))).toEqual([0]);
  });

  it('COV-4 leaves out fixes worse than the accuracy limit', () => {
    expect(applyFix(empty(), fix(0, 250, 250, { accuracyM: 50 }))).toEqual([0]);
    expect(applyFix(empty(), fix(0, 250, 250, { accuracyM: 50.1 }))).toEqual([]);
    expect(applyFix(empty(), fix(0, 250, 250, { accuracyM: Number.NaN }))).toEqual([]);
    expect(applyFix(empty(), fix(0, 250, 250, { accuracyM: null }))).toEqual([0]);
  });

  it('COV-4 counts the most accurate fix of a slot, of equals the earliest', () => {
    const slot = (...fixes: CoverageFix[]) => walk(...fixes).officers[0]!;
    const day = slot(fix(9.999, 250, 250, { accuracyM: 9 }), fix(0, 150, 250, { accuracyM: 10 }), fix(10, 350, 250));
    expect(Array.from({ length: day.count }, (_, at) => sinceMsAt(day, at))).toEqual(
      [minute(540) + 9999, minute(540) + 10_000].map((ms) => ms - DAY.startMs),
    );
    expect(sinceMsAt(slot(fix(1, 250, 250), fix(2, 250, 250)), 0)).toBe(minute(540) + 1000 - DAY.startMs);
    expect(visited(walk(fix(1, 50, 50, { accuracyM: 9 }), fix(2, 450, 450, { accuracyM: 5 })))[0]).toBe(1);
  });

  it('COV-4 leaves out fixes of another day', () => {
    expect(applyFix(empty(), fix(0, 250, 250, { fixTimeMs: DAY.startMs - 1 }))).toEqual([]);
    expect(applyFix(empty(), fix(0, 250, 250, { fixTimeMs: DAY.startMs }))).toEqual([0]);
    expect(applyFix(empty(), fix(0, 250, 250, { fixTimeMs: DAY.endMs - 1 }))).toEqual([0]);
    expect(applyFix(empty(), fix(0, 250, 250, { fixTimeMs: DAY.endMs }))).toEqual([]);
  });
});

describe('COV-5 order', () => {
  it('COV-5 takes back a line when a late fix shows that the walk went round', () => {
    const direct = walk(fix(0, 50, 150), fix(100, 250, 150));
    expect(timesSeen(direct, cellOf(INDEX.lattice, 1, 1))).toBe(1);
    applyFix(direct, fix(50, 150, 350));
    expect(timesSeen(direct, cellOf(INDEX.lattice, 1, 1))).toBe(0);
  });

  it('COV-5 gives the same state whatever the order of fixes, late and repeated ones included', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyFix, { maxLength: 60 })
          .chain((fixes) =>
            fc.tuple(fc.constant(fixes), fc.shuffledSubarray([...fixes, ...fixes], { minLength: fixes.length * 2 })),
          ),
        ([inOrder, shuffled]) => {
          const expected = walk(...inOrder.toSorted((a, b) => a.fixTimeMs - b.fixTimeMs));
          expect(outcome(walk(...shuffled))).toEqual(outcome(expected));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('COV-5 gives the same state and names the same grids whether fixes come one by one or in batches', () => {
    const fixes = fc.array(fc.oneof(anyFix, borderFix), { maxLength: 60 });
    fc.assert(
      fc.property(fixes, fc.integer({ min: 2, max: 60 }), (drawn, size) => {
        const many = [...drawn, ...drawn.toReversed()];
        const [alone, changedAlone] = walkInBatches(many, 1);
        const [together, changed] = walkInBatches(many, size);
        expect(outcome(together)).toEqual(outcome(alone));
        expect(changed).toEqual(changedAlone);
      }),
      { numRuns: 200 },
    );
  });

  it('COV-5 counts every fix of a batch that is longer than one step takes', () => {
    const shift = Array.from({ length: 2000 }, (_, i) =>
      fix(i * 3, (i * 7) % 1500, (i * 11) % 500, { officerIndex: i % 3, accuracyM: i % 60 }),
    );
    expect(outcome(walkInBatches(shift, shift.length)[0])).toEqual(outcome(walk(...shift)));
  });

  it('COV-5 gives the same state for long days, most of which is packed, when fixes come late by hours and again', () => {
    const longDay = fc.array(fc.oneof(longFix, longBorderFix), { minLength: 150, maxLength: 260 });
    const lateOnes = fc.array(fc.nat(), { maxLength: 80 });
    fc.assert(
      fc.property(longDay, lateOnes, fc.boolean(), (drawn, late, isReversed) => {
        const inOrder = drawn.toSorted((a, b) => a.fixTimeMs - b.fixTimeMs);
        const isLate = new Set(late.map((place) => place % inOrder.length));
        const held = inOrder.filter((_, i) => isLate.has(i));
        const inTime = inOrder.filter((_, i) => !isLate.has(i));
        const expected = outcome(walk(...inOrder));
        expect(outcome(walk(...inTime, ...(isReversed ? held.toReversed() : held), ...held))).toEqual(expected);
        expect(outcome(walk(...drawn))).toEqual(expected);
        expect(outcome(walkInBatches(drawn.toReversed(), 97)[0])).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('COV-5 gives the same state for walks along a border, where presence depends on what came before', () => {
    fc.assert(
      fc.property(
        fc
          .array(borderFix, { minLength: 5, maxLength: 40 })
          .chain((fixes) => fc.tuple(fc.constant(fixes), fc.shuffledSubarray(fixes, { minLength: fixes.length }))),
        ([inOrder, shuffled]) => {
          const expected = walk(...inOrder.toSorted((a, b) => a.fixTimeMs - b.fixTimeMs));
          expect(outcome(walk(...shuffled))).toEqual(outcome(expected));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('COV-6 presence', () => {
  const presentIn = (state: CoverageState, seconds: number) =>
    [0, 1, 2, 3].filter((grid) => presentOfficers(state, grid, minute(540) + seconds * 1000).includes(0));

  it('COV-6 has an officer present in the grid of the first fix', () => {
    expect(presentIn(walk(fix(0, 250, 250)), 0)).toEqual([0]);
  });

  it('COV-6 does not flip on jitter at a border', () => {
    const state = walk(...Array.from({ length: 30 }, (_, i) => fix(i * 10, i % 2 === 0 ? 495 : 506, 250)));
    expect(presentIn(state, 290)).toEqual([0]);
    expect(gridLive(state, 1, minute(545), [1, 1, 1, 1]).lastPresenceMs).toBeNull();
  });

  it('COV-6 changes grids at once when past the border by the margin', () => {
    expect(presentIn(walk(fix(0, 490, 250), fix(10, 514, 250)), 10)).toEqual([0]);
    expect(presentIn(walk(fix(0, 490, 250), fix(10, 515.1, 250)), 10)).toEqual([1]);
  });

  it('COV-6 takes the accuracy of the fix for the margin where it is worse', () => {
    expect(presentIn(walk(fix(0, 490, 250), fix(10, 530, 250, { accuracyM: 40 })), 10)).toEqual([0]);
    expect(presentIn(walk(fix(0, 490, 250), fix(10, 541, 250, { accuracyM: 40 })), 10)).toEqual([1]);
  });

  it('COV-6 changes grids near the border after the dwell', () => {
    const near = (seconds: number) => walk(fix(0, 490, 250), fix(10, 505, 250), fix(10 + seconds, 505, 250));
    expect(presentIn(near(59.9), 70)).toEqual([0]);
    expect(presentIn(near(60), 70)).toEqual([1]);
  });

  it('COV-6 takes the grid of the fix as it is after a silence', () => {
    expect(presentIn(walk(fix(0, 490, 250), fix(181, 505, 250)), 181)).toEqual([1]);
  });

  it('COV-6 drops an officer whose last fix is stale', () => {
    const state = walk(fix(0, 250, 250));
    expect(presentIn(state, 180)).toEqual([0]);
    expect(presentIn(state, 180.001)).toEqual([]);
  });

  it('COV-6 has an officer present in one grid at most', () => {
    fc.assert(
      fc.property(fc.array(borderFix, { maxLength: 40 }), fc.integer({ min: 0, max: 2000 }), (fixes, seconds) => {
        expect(presentIn(walk(...fixes), seconds).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('COV-6 names both grids when an officer goes from one to the other, and a staying officer once a minute', () => {
    const state = walk(fix(0, 490, 250));
    expect(applyFix(state, fix(10, 490, 250))).toEqual([]);
    expect(applyFix(state, fix(60, 490, 250))).toEqual([0]);
    expect([...applyFix(state, fix(70, 530, 250))].sort()).toEqual([0, 1]);
  });
});

/** COV-3 and COV-4 written down cell by cell and fix by fix, without any index; slow and independent of the engine. */
function visitedByPlainReading(fixes: readonly CoverageFix[]): number[] {
  const unique = new Map<string, CoverageFix>();
  for (const raw of fixes) {
    const each = { ...raw, lon: Math.round(raw.lon * 1e7) / 1e7, lat: Math.round(raw.lat * 1e7) / 1e7 };
    if (!each.onDuty || (each.accuracyM ?? POLICY.unknownAccuracyM) > POLICY.maxAccuracyM) continue;
    const key = `${each.officerIndex} ${Math.floor((each.fixTimeMs - DAY.startMs) / POLICY.slotMs)}`;
    const known = unique.get(key);
    const rank = (f: CoverageFix) => [f.accuracyM ?? POLICY.unknownAccuracyM, f.fixTimeMs, f.lon, f.lat] as const;
    if (!known || isBefore(rank(each), rank(known))) unique.set(key, each);
  }
  const paths = new Map<number, CoverageFix[]>();
  for (const each of unique.values()) paths.set(each.officerIndex, [...(paths.get(each.officerIndex) ?? []), each]);
  const counts = Array.from({ length: INDEX.gridCount }, () => 0);
  for (let cell = 0; cell < cellCount(INDEX); cell++) {
    const grid = gridOfCell(INDEX, cell);
    if (grid >= 0 && [...paths.values()].some((path) => isCellVisited(cell, grid, path))) counts[grid]!++;
  }
  return counts;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const differs = a.findIndex((value, i) => value !== b[i]);
  return differs >= 0 && a[differs]! < b[differs]!;
}

function isCellVisited(cell: number, grid: number, path: readonly CoverageFix[]): boolean {
  const { lattice, raster, ownCells } = INDEX;
  const own = cell - raster.gridOfCell.length;
  const lon = own >= 0 ? ownCells.lon[own]! : columnLon(lattice, columnOf(lattice, cell));
  const lat = own >= 0 ? ownCells.lat[own]! : rowLat(lattice, rowOf(lattice, cell));
  const metres = (f: CoverageFix) =>
    [(f.lon - lon) * lattice.metresPerLon, (f.lat - lat) * lattice.metresPerLat] as const;
  const sorted = path.toSorted((a, b) => a.fixTimeMs - b.fixTimeMs);
  return sorted.some((here, i) => {
    const isIn = own >= 0 ? gridAt(INDEX, here.lon, here.lat) === grid : cellAt(lattice, here.lon, here.lat) === cell;
    const next = sorted[i + 1];
    if (isIn || Math.hypot(...metres(here)) <= POLICY.sightM) return true;
    if (!next || next.fixTimeMs - here.fixTimeMs > POLICY.joinMaxMs) return false;
    const [a, b] = [metres(here), metres(next)];
    if (Math.hypot(b[0] - a[0], b[1] - a[1]) > POLICY.joinMaxM) return false;
    let [from, to] = [0, 1];
    const distance = (s: number) => Math.hypot(a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]));
    for (let i = 0; i < 100; i++) {
      const third = (to - from) / 3;
      if (distance(from + third) < distance(to - third)) to -= third;
      else from += third;
    }
    return distance(from) <= POLICY.sightM;
  });
}

function outcome(state: CoverageState) {
  const { seen } = state;
  const nows = [minute(540), minute(550), minute(600)];
  return {
    visited: visited(state),
    lastPresence: byGrid(state, lastPresenceMs),
    seen,
    officers: officerRows(state),
    present: nows.map((now) => byGrid(state, (_, grid) => presentOfficers(state, grid, now))),
  };
}

const fixWithin = (seconds: number, lastOfficer: number) =>
  fc
    .record({
      officerIndex: fc.integer({ min: 0, max: lastOfficer }),
      onDuty: fc.boolean(),
      seconds: fc.integer({ min: 0, max: seconds }),
      east: fc.integer({ min: -200, max: 1700 }),
      north: fc.integer({ min: -200, max: 700 }),
      accuracyM: fc.option(fc.integer({ min: 0, max: 60 })),
    })
    .map(({ seconds: after, east, north, ...rest }) => fix(after, east, north, rest));
const anyFix = fixWithin(600, 2);
const longFix = fixWithin(7200, 0);

const borderFixWithin = (seconds: number) =>
  fc
    .record({
      seconds: fc.integer({ min: 0, max: seconds }),
      east: fc.integer({ min: 470, max: 530 }),
      accuracyM: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ seconds: after, east, accuracyM }) => fix(after, east, 250, { accuracyM }));
const borderFix = borderFixWithin(900);
const longBorderFix = borderFixWithin(7200);
