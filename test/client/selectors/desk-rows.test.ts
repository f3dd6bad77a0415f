import { describe, expect, it } from 'vitest';
import { caseRows, gridRows, townRows } from '../../../client/selectors/desk-rows.ts';
import { placesOf } from '../../../client/selectors/places.ts';
import type { GridLive, GridState } from '../../../shared/coverage/grid-live.ts';
import { NO_FACTS, type WorldFacts } from '../../../shared/world/facts.ts';
import { followGrids } from '../../../shared/world/grid-counts.ts';
import { caseNamed } from '../wire/scripted-wire.ts';
import { sampleDistrict } from './sample-district.ts';

const moment = { nowMs: 1_000, dayStartMs: 0 };
const places = placesOf(sampleDistrict());

describe('town rows', () => {
  it('put the town with the larger share of overdue and empty grids first', () => {
    const facts = withGrids([
      live(0, 'empty', 0),
      live(1, 'covered', 1),
      live(2, 'covered', 1),
      live(3, 'overdue', 0.5),
    ]);
    expect(rowsOf(facts).map((row) => [row.town.code, row.troubleShare])).toEqual([
      ['b', 1],
      ['a', 1 / 3],
    ]);
  });

  it('are there before any figure is', () => {
    expect(rowsOf(NO_FACTS).map((row) => row.figures)).toEqual([null, null]);
  });
});

describe('grid rows', () => {
  it('put the worse state first, then the less complete, and the unknown last', () => {
    const facts = withGrids([live(0, 'thin', 0.5), live(1, 'thin', 0.2), live(2, 'empty', 0)]);
    const rows = gridRows([...places.gridsOf({ town: 'a' }), ...places.gridsOf({ town: 'b' })], facts.grids);
    expect(rows.map((row) => row.grid.code)).toEqual(['a2-1', 'a1-2', 'a1-1', 'b1-1']);
  });
});

describe('case rows', () => {
  it('put late before warned before in time, newest first, and ended ones last', () => {
    const cases = [
      { ...caseNamed('ended'), state: 'closed' as const, closedMs: 999, dueMs: 10, updatedMs: 999 },
      { ...caseNamed('old'), nextWarnFromMs: 7_200, nextDueMs: 9_000, updatedMs: 1 },
      { ...caseNamed('new'), nextWarnFromMs: 7_200, nextDueMs: 9_000, updatedMs: 2 },
      { ...caseNamed('late'), nextWarnFromMs: 800, nextDueMs: 999 },
      { ...caseNamed('warned'), nextWarnFromMs: 960, nextDueMs: 1_200 },
    ];
    expect(caseRows(cases, moment).map((row) => [row.item.id, row.lateness])).toEqual([
      ['late', 'late'],
      ['warned', 'warning'],
      ['new', 'in-time'],
      ['old', 'in-time'],
      ['ended', 'ended-late'],
    ]);
  });
});

function rowsOf(facts: WorldFacts) {
  const counts = followGrids((index) => places.gridAt(index)?.town)(facts.grids);
  return townRows(counts.towns, facts, places, moment);
}

function withGrids(grids: readonly GridLive[]) {
  return { ...NO_FACTS, grids: new Map(grids.map((grid) => [grid.index, grid])) };
}

function live(index: number, state: GridState, completeness: number): GridLive {
  const reason = { rule: 'COV', code: 'behind' as const, measured: 0, threshold: 0 };
  return { index, state, completeness, cells: 10, visitedCells: 0, lastPresenceMs: null, present: [], reason };
}
