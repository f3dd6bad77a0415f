import { noteChanged } from './changed-grids.ts';
import { gridAt, gridOfCell, HAS_OWN_CELLS } from './coverage-index.ts';
import type { CoverageState } from './coverage-state.ts';
import { latAt, lonAt, ROW, ROW_WORDS, sinceMsAt, type DayRows } from './day-rows.ts';
import { addVisitedCells } from './grid-day.ts';
import { squaredDistanceToSegment } from './grid-outline.ts';
import { cellAt, columnLon, columnNear, columnPart, rowLat, rowNear, rowPart } from './lattice.ts';
import { collectCellsInSight, collectOwnCells, putCell } from './sight.ts';

/**
 * Counts what the newest fix sees, and the line that joins it to the one before: what `markBetween` counts for both, but each cell
 * is looked at and counted once. Figures are read here and not given: numbers with a fraction would each become an object.
 *
 * @param k of the fix in the batch
 */
export function markNewest(state: CoverageState, day: DayRows, at: number, k: number): void {
  const { index, batch, policy, seen } = state;
  const { lattice } = index;
  const hasOwnCells = index.ownCells.grid.length > 0;
  const { metresPerLon, metresPerLat } = lattice;
  const lon = batch.lon[k]!;
  const lat = batch.lat[k]!;
  let isJoined = at > 0 && isSoonAfter(state, day, at - 1);
  let fromLon = lon;
  let fromLat = lat;
  if (isJoined) {
    const before = (at - 1) * ROW_WORDS;
    const beforeLon = day.rows[before + ROW.lonE7]! / 1e7;
    const beforeLat = day.rows[before + ROW.latE7]! / 1e7;
    const x = (lon - beforeLon) * metresPerLon;
    const y = (lat - beforeLat) * metresPerLat;
    isJoined = x * x + y * y <= policy.joinMaxM * policy.joinMaxM;
    if (isJoined) fromLon = beforeLon;
    if (isJoined) fromLat = beforeLat;
  }
  const reach = policy.sightM * policy.sightM;
  const reachLon = policy.sightM / metresPerLon;
  const reachLat = policy.sightM / metresPerLat;
  const west = columnNear(lattice, (fromLon < lon ? fromLon : lon) - reachLon - lattice.west);
  const east = columnNear(lattice, (fromLon > lon ? fromLon : lon) + reachLon - lattice.west);
  const south = rowNear(lattice, (fromLat < lat ? fromLat : lat) - reachLat - lattice.south);
  const north = rowNear(lattice, (fromLat > lat ? fromLat : lat) + reachLat - lattice.south);
  for (let row = south; row <= north; row++) {
    const cellLat = rowLat(lattice, row);
    const fromY = (fromLat - cellLat) * metresPerLat;
    const y = (lat - cellLat) * metresPerLat;
    const inRow = rowPart(lattice, row);
    for (let column = west; column <= east; column++) {
      const cell = inRow + columnPart(column);
      if (hasOwnCells) markOwnCells(state, cell, isJoined, fromLon, fromLat, lon, lat, reach);
      if (seen[cell] === 0) continue;
      const cellLon = columnLon(lattice, column);
      const x = (lon - cellLon) * metresPerLon;
      let times = x * x + y * y <= reach ? 1 : 0;
      if (isJoined && squaredDistanceToSegment((fromLon - cellLon) * metresPerLon, fromY, x, y) <= reach) times++;
      if (times > 0) addSeen(state, cell, times);
    }
  }
  const under = batch.under[k]!;
  if (under >= 0 && seen[under] !== 0) addSeen(state, under, 1);
  const own = batch.grid[k]! < 0 ? -1 : index.ownCellOfGrid[batch.grid[k]!]!;
  if (own >= 0) addSeen(state, own, 1);
}

/** Own cells of small grids in a cell of the lattice. */
function markOwnCells(
  state: CoverageState,
  host: number,
  isJoined: boolean,
  fromLon: number,
  fromLat: number,
  lon: number,
  lat: number,
  reach: number,
): void {
  const { index, inSight } = state;
  if ((index.cellMarks[host >> 2]! & (HAS_OWN_CELLS << ((host & 3) * 2))) === 0) return;
  inSight.count = 0;
  if (isJoined) collectOwnCells(index, host, fromLon, fromLat, lon, lat, reach, inSight);
  collectOwnCells(index, host, lon, lat, lon, lat, reach, inSight);
  addAllSeen(state, 1);
}

/** Adds (`by` 1) or takes back (-1) what the fixes strictly between two positions see, with the lines that join them and their neighbours. */
export function markBetween(state: CoverageState, day: DayRows, before: number, after: number, by: 1 | -1): void {
  for (let at = Math.max(0, before); at < Math.min(after, day.count - 1); at++) markLine(state, day, at, by);
  for (let at = before + 1; at < Math.min(after, day.count); at++) markPoint(state, day, at, by);
}

function markLine(state: CoverageState, day: DayRows, at: number, by: 1 | -1): void {
  if (!isSoonAfter(state, day, at)) return;
  const [aLon, aLat, bLon, bLat] = [lonAt(day, at), latAt(day, at), lonAt(day, at + 1), latAt(day, at + 1)];
  if (!isNear(state, aLon, aLat, bLon, bLat)) return;
  collectCellsInSight(state.index, aLon, aLat, bLon, bLat, state.policy.sightM, state.inSight);
  addAllSeen(state, by);
}

function isSoonAfter({ policy }: CoverageState, day: DayRows, at: number): boolean {
  return sinceMsAt(day, at + 1) - sinceMsAt(day, at) <= policy.joinMaxMs;
}

function isNear({ policy, index }: CoverageState, aLon: number, aLat: number, bLon: number, bLat: number): boolean {
  const x = (bLon - aLon) * index.lattice.metresPerLon;
  const y = (bLat - aLat) * index.lattice.metresPerLat;
  return x * x + y * y <= policy.joinMaxM * policy.joinMaxM;
}

/** A fix sees the cells around it, the cell that it is in, and the own cell of the small grid that it is in. */
function markPoint(state: CoverageState, day: DayRows, at: number, by: 1 | -1): void {
  const { index, policy } = state;
  const lon = lonAt(day, at);
  const lat = latAt(day, at);
  collectCellsInSight(index, lon, lat, lon, lat, policy.sightM, state.inSight);
  const cell = cellAt(index.lattice, lon, lat);
  if (cell >= 0 && index.raster.gridOfCell[cell]! >= 0) putCell(state.inSight, cell);
  const grid = index.ownCells.grid.length > 0 ? gridAt(index, lon, lat) : -1;
  if (grid >= 0 && index.ownCellOfGrid[grid]! >= 0) putCell(state.inSight, index.ownCellOfGrid[grid]!);
  addAllSeen(state, by);
}

function addAllSeen(state: CoverageState, by: 1 | -1): void {
  const { cells, count } = state.inSight;
  for (let i = 0; i < count; i++) addSeen(state, cells[i]!, by);
}

/** A cell that belongs to a grid. */
function addSeen(state: CoverageState, cell: number, by: number): void {
  const { seen } = state;
  const before = seen[cell]!;
  if (before < 0) {
    seen[cell] = by;
    countVisited(state, -1 - before, 1);
  } else if (before + by > 0) seen[cell] = before + by;
  else takeBack(state, cell);
}

function takeBack(state: CoverageState, cell: number): void {
  const grid = gridOfCell(state.index, cell);
  state.seen[cell] = -1 - grid;
  countVisited(state, grid, -1);
}

function countVisited(state: CoverageState, grid: number, by: 1 | -1): void {
  addVisitedCells(state, grid, by);
  noteChanged(state.changed, grid);
}
