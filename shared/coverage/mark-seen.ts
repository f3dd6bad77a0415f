import { gridAt, gridOfCell } from './coverage-index.ts';
import type { CoverageState } from './coverage-state.ts';
import { cellAt } from './lattice.ts';
import { latAt, lonAt, sinceMsAt, type OfficerDay } from './officer-day.ts';
import { collectCellsInSight, putCell } from './sight.ts';
import { addOnce } from './visits.ts';

/** Counts what the newest fix sees, and the line that joins it to the one before. */
export function markStep(state: CoverageState, day: OfficerDay, at: number, changed: number[]): void {
  if (at > 0) markLine(state, day, at - 1, 1, changed);
  markPoint(state, day, at, 1, changed);
}

/** Adds (`by` 1) or takes back (-1) what the fixes strictly between two positions see, with the lines that join them and their neighbours. */
export function markBetween(
  state: CoverageState,
  day: OfficerDay,
  before: number,
  after: number,
  by: 1 | -1,
  changed: number[],
): void {
  for (let at = Math.max(0, before); at < Math.min(after, day.count - 1); at++) markLine(state, day, at, by, changed);
  for (let at = before + 1; at < Math.min(after, day.count); at++) markPoint(state, day, at, by, changed);
}

function markLine(state: CoverageState, day: OfficerDay, at: number, by: 1 | -1, changed: number[]): void {
  if (!joined(state, day, at)) return;
  collectCellsInSight(
    state.index,
    lonAt(day, at),
    latAt(day, at),
    lonAt(day, at + 1),
    latAt(day, at + 1),
    state.policy.sightM,
    state.inSight,
  );
  addAllSeen(state, by, changed);
}

function joined(state: CoverageState, day: OfficerDay, at: number): boolean {
  const { policy, index } = state;
  if (sinceMsAt(day, at + 1) - sinceMsAt(day, at) > policy.joinMaxMs) return false;
  const x = (lonAt(day, at + 1) - lonAt(day, at)) * index.lattice.metresPerLon;
  const y = (latAt(day, at + 1) - latAt(day, at)) * index.lattice.metresPerLat;
  return x * x + y * y <= policy.joinMaxM * policy.joinMaxM;
}

/** A fix sees the cells around it, the cell that it is in, and the own cell of the small grid that it is in. */
function markPoint(state: CoverageState, day: OfficerDay, at: number, by: 1 | -1, changed: number[]): void {
  const { index, policy } = state;
  const lon = lonAt(day, at);
  const lat = latAt(day, at);
  collectCellsInSight(index, lon, lat, lon, lat, policy.sightM, state.inSight);
  const cell = cellAt(index.lattice, lon, lat);
  if (cell >= 0 && index.raster.gridOfCell[cell]! >= 0) putCell(state.inSight, cell);
  const grid = index.ownCells.grid.length > 0 ? gridAt(index, lon, lat) : -1;
  if (grid >= 0 && index.ownCellOfGrid[grid]! >= 0) putCell(state.inSight, index.ownCellOfGrid[grid]!);
  addAllSeen(state, by, changed);
}

function addAllSeen(state: CoverageState, by: 1 | -1, changed: number[]): void {
  const { cells, count } = state.inSight;
  for (let i = 0; i < count; i++) addSeen(state, cells[i]!, by, changed);
}

function addSeen(state: CoverageState, cell: number, by: 1 | -1, changed: number[]): void {
  const before = state.seen[cell]!;
  state.seen[cell] = before + by;
  if (before > 0 && before + by > 0) return;
  const grid = gridOfCell(state.index, cell);
  state.visitedOfGrid[grid]! += by;
  addOnce(changed, grid);
}
