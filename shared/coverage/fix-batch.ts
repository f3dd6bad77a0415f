import type { CoverageFix, CoverageState } from './coverage-state.ts';
import { gridsAt } from './grids-at.ts';
import { cellOf, type Lattice } from './lattice.ts';
import { lastWords, presentIn } from './officer-day.ts';

/** So many fixes go through each step together: what they touch of the state fits into the near memory of the processor. */
export const BATCH_FIXES = 256;

/** Room for some fixes that count, as columns in the units of an officer's day; filled again and again. */
export interface FixBatch {
  count: number;
  readonly officer: Int32Array;
  readonly sinceMs: Int32Array;
  readonly lonE7: Int32Array;
  readonly latE7: Int32Array;
  readonly accuracyM: Int32Array;
  /** The rounded place, degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** The grid that the place lies in, -1 for none. */
  readonly grid: Int32Array;
  touched: number;
}

export function roomForFixes(): FixBatch {
  const words = () => new Int32Array(BATCH_FIXES);
  const degrees = () => new Float64Array(BATCH_FIXES);
  return {
    count: 0,
    officer: words(),
    sinceMs: words(),
    lonE7: words(),
    latE7: words(),
    accuracyM: words(),
    lon: degrees(),
    lat: degrees(),
    grid: words(),
    touched: 0,
  };
}

/**
 * Takes in those of `fixes[from]` up to `fixes[to]` that count (COV-4), finds their grids and has the memory fetched that
 * counting them reads: fixes of different people lie far apart in a large city, and one at a time each would wait for it.
 */
export function takeIn(state: CoverageState, fixes: readonly CoverageFix[], from: number, to: number): void {
  const { batch } = state;
  readFixes(state, fixes, from, to);
  if (batch.count > 1) touchOfficers(state);
  gridsAt(state.index, batch.lon, batch.lat, batch.grid, batch.count);
  if (batch.count > 1) touchGrids(state);
}

function readFixes(
  { day, policy, batch }: CoverageState,
  fixes: readonly CoverageFix[],
  from: number,
  to: number,
): void {
  const { officer, sinceMs, lonE7, latE7, accuracyM, lon, lat } = batch;
  let count = 0;
  for (let i = from; i < to; i++) {
    const fix = fixes[i]!;
    const unsureM = fix.accuracyM ?? policy.unknownAccuracyM;
    if (!fix.onDuty || !(unsureM <= policy.maxAccuracyM)) continue;
    if (!(fix.fixTimeMs >= day.startMs && fix.fixTimeMs < day.endMs)) continue;
    officer[count] = fix.officerIndex;
    sinceMs[count] = Math.floor(fix.fixTimeMs - day.startMs);
    lonE7[count] = Math.round(fix.lon * 1e7);
    latE7[count] = Math.round(fix.lat * 1e7);
    accuracyM[count] = Math.min(255, Math.ceil(unsureM));
    lon[count] = lonE7[count]! / 1e7;
    lat[count] = latE7[count]! / 1e7;
    count++;
  }
  batch.count = count;
}

/** Sums are of no use, but loads without a use would be left out. */
function touchOfficers({ officers, batch }: CoverageState): void {
  let sum = 0;
  for (let k = 0; k < batch.count; k++) {
    const day = officers[batch.officer[k]!];
    if (day) sum ^= lastWords(day);
  }
  batch.touched = sum;
}

function touchGrids(state: CoverageState): void {
  const { seen, visitedOfGrid, lastPresenceMs, announcedMs, index, batch, officers } = state;
  const { lattice, cellMarks, outlines } = index;
  const reach = Math.ceil(state.policy.sightM / (lattice.latStep * lattice.metresPerLat));
  let sum = 0;
  for (let k = 0; k < batch.count; k++) {
    const column = Math.floor((batch.lon[k]! - lattice.west) / lattice.lonStep);
    const row = Math.floor((batch.lat[k]! - lattice.south) / lattice.latStep);
    const southWest = cellNear(lattice, column - reach, row - reach);
    const northEast = cellNear(lattice, column + reach, row + reach);
    sum ^= seen[southWest]! ^ seen[cellNear(lattice, column + reach, row - reach)]!;
    sum ^= seen[northEast]! ^ seen[cellNear(lattice, column - reach, row + reach)]!;
    sum ^= cellMarks[southWest >> 2]! ^ cellMarks[northEast >> 2]!;
    const grid = batch.grid[k]!;
    if (grid < 0) continue;
    sum ^= visitedOfGrid[grid]!;
    if (lastPresenceMs[grid]! < announcedMs[grid]!) sum++;
    const day = officers[batch.officer[k]!];
    const left = day ? presentIn(day, day.count - 1) : grid;
    // Whoever has crossed a border is measured against the outline of the grid that is left.
    if (left !== grid && left >= 0 && outlines.edges[outlines.start[left]! * 4]! > 180) sum++;
  }
  batch.touched ^= sum;
}

function cellNear(lattice: Lattice, column: number, row: number): number {
  return cellOf(
    lattice,
    Math.max(0, Math.min(lattice.columns - 1, column)),
    Math.max(0, Math.min(lattice.rows - 1, row)),
  );
}
