import { describe, expect, it } from 'vitest';
import { buildCoverageIndex } from '../../../shared/coverage/coverage-index.ts';
import { applyFixes } from '../../../shared/coverage/apply-fixes.ts';
import { createCoverageState, setAway, type CoverageState } from '../../../shared/coverage/coverage-state.ts';
import { gridLive } from '../../../shared/coverage/grid-state.ts';
import { sweep } from '../../../shared/coverage/sweep.ts';
import { DAY, minute, POLICY } from '../../support/coverage-figures.ts';
import { at, ORIGIN, row } from '../../support/grid-tiles.ts';

/** One grid of ten cells in a row, and a neighbour. */
const INDEX = buildCoverageIndex({ grids: row([1000, 1000], 100), centre: ORIGIN });
const ASSIGNED = [1, 0];
const empty = () => createCoverageState(INDEX, DAY, POLICY);

/** Sees exactly `cells` cells of the first grid at one minute of the day. */
function look(state: CoverageState, cells: number, atMinute: number, officerIndex = 0): CoverageState {
  for (let cell = 0; cell < cells; cell++) {
    const [lon, lat] = at(50 + cell * 100, 50);
    const fixTimeMs = minute(atMinute) + cell * 10_000;
    applyFixes(state, [{ officerIndex, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs }]);
  }
  return state;
}

const live = (state: CoverageState, atMinute: number, grid = 0) => gridLive(state, grid, minute(atMinute), ASSIGNED);

describe('COV-7 covered', () => {
  it('COV-7 is covered from the complete share on, and not below', () => {
    expect(live(look(empty(), 7, 600), 601)).toMatchObject({ state: 'thin', completeness: 0.7 });
    expect(live(look(empty(), 8, 600), 601)).toMatchObject({
      state: 'covered',
      completeness: 0.8,
      cells: 10,
      visitedCells: 8,
      reason: { rule: 'COV-7', code: 'complete', measured: 0.8, threshold: 0.8 },
    });
  });

  it('COV-7 stays covered for the rest of the day, however long nobody comes again', () => {
    expect(live(look(empty(), 8, 600), 1439).state).toBe('covered');
  });
});

describe('COV-8 thin and overdue', () => {
  it('COV-8 is thin and in progress while on the pace of the patrol day, behind when below it', () => {
    const state = look(empty(), 4, 480);
    const even = 420 + 660 / 2;
    expect(live(look(state, 4, even - 1), even - 0.5).reason).toMatchObject({ code: 'in-progress', threshold: 0.8 });
    const behind = live(state, even + 5);
    expect(behind).toMatchObject({ state: 'thin', reason: { rule: 'COV-8', code: 'behind', measured: 0.4 } });
    expect(behind.reason.threshold).toBeCloseTo(0.8 * (335 / 660), 9);
  });

  it('COV-8 is overdue when the last presence is older than the limit, and not at it', () => {
    const state = look(empty(), 1, 600);
    expect(live(state, 840).state).toBe('thin');
    expect(live(state, 840.1)).toMatchObject({
      state: 'overdue',
      reason: { rule: 'COV-8', code: 'absent-too-long', threshold: 240 },
      lastPresenceMs: minute(600),
    });
  });

  it('COV-8 counts absence from the start of the patrol day at the earliest', () => {
    const state = look(empty(), 1, 10);
    expect(live(state, 419)).toMatchObject({ state: 'thin', reason: { code: 'in-progress' } });
    expect(live(state, 420 + 240).state).toBe('thin');
    expect(live(state, 420 + 240.1).state).toBe('overdue');
  });
});

describe('COV-8 after the patrol day', () => {
  it('COV-8 counts absence to the end of the patrol day at the latest: evening makes nothing overdue', () => {
    const lastSeenAt = (atMinute: number) => live(look(empty(), 1, atMinute), 1439).state;
    expect([lastSeenAt(839), lastSeenAt(840), lastSeenAt(1200)]).toEqual(['overdue', 'thin', 'thin']);
  });
});

describe('COV-9 empty', () => {
  it('COV-9 is not due yet before the patrol day begins, empty from then on', () => {
    expect(live(empty(), 419.9)).toMatchObject({ state: 'thin', reason: { rule: 'COV-9', code: 'not-due-yet' } });
    expect(live(empty(), 420)).toMatchObject({
      state: 'empty',
      completeness: 0,
      lastPresenceMs: null,
      present: [],
      reason: { rule: 'COV-9', code: 'nobody-today', measured: 0 },
    });
    expect(live(empty(), 450).reason.measured).toBe(30);
  });

  it('COV-9 says so when nobody is assigned', () => {
    expect(live(empty(), 450, 1).reason.code).toBe('nobody-assigned');
    expect(gridLive(empty(), 0, minute(450), []).reason.code).toBe('nobody-assigned');
  });

  it('COV-9 stays empty when a grid was only seen from outside', () => {
    const state = empty();
    const [lon, lat] = at(1005, 50);
    applyFixes(state, [{ officerIndex: 0, onDuty: true, lon, lat, accuracyM: 5, fixTimeMs: minute(600) }]);
    expect(live(state, 601)).toMatchObject({ state: 'empty', visitedCells: 1 });
  });
});

describe('COV-6 sweep', () => {
  it('COV-6 names every grid at first and then only what time changed', () => {
    const state = look(empty(), 1, 430);
    expect(sweep(state, minute(431), ASSIGNED)).toEqual([0, 1]);
    expect(sweep(state, minute(431.5), ASSIGNED)).toEqual([]);
  });

  it('COV-6 names a grid whose officer has fallen silent', () => {
    const state = look(empty(), 2, 430);
    sweep(state, minute(431), ASSIGNED);
    expect(live(state, 431).present).toEqual([0]);
    expect(sweep(state, minute(434), ASSIGNED)).toEqual([0]);
    expect(live(state, 434).present).toEqual([]);
  });

  it('ACC-34 names the grid of an officer on a break, who is present nowhere; what was walked stays', () => {
    const state = look(empty(), 2, 430);
    sweep(state, minute(431), ASSIGNED);
    const before = live(state, 431);
    expect(setAway(state, 0, true)).toBe(0);
    expect(sweep(state, minute(431), ASSIGNED)).toEqual([0]);
    expect(live(state, 431)).toEqual({ ...before, present: [] });
    expect(setAway(state, 0, false)).toBe(0);
    expect(live(state, 431)).toEqual(before);
    expect(setAway(state, 7, true)).toBe(-1);
  });

  it('COV-9 names grids when the patrol day begins', () => {
    const state = empty();
    expect(sweep(state, minute(400), ASSIGNED)).toEqual([0, 1]);
    expect(sweep(state, minute(419), ASSIGNED)).toEqual([]);
    expect(sweep(state, minute(420), ASSIGNED)).toEqual([0, 1]);
  });

  it('COV-8 names a grid when it becomes overdue', () => {
    const state = look(empty(), 1, 600);
    sweep(state, minute(840), ASSIGNED);
    expect(sweep(state, minute(841), ASSIGNED)).toEqual([0]);
  });

  it('COV-6 lists present officers in roster order', () => {
    const state = look(look(empty(), 1, 600, 7), 1, 600, 3);
    expect(live(state, 601).present).toEqual([3, 7]);
  });
});
