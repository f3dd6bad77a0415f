import type { CoverageFix, CoverageState } from './coverage-state.ts';
import { presentIn } from './day-rows.ts';
import { gridsAt } from './grids-at.ts';
import { gridWord } from './grid-day.ts';
import { cellAt, columnNear, columnPart, rowNear, rowPart } from './lattice.ts';
import { lastWords } from './officer-day.ts';

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
  /** The grid that the officer was present in before the batch, -1 for none. */
  readonly holder: Int32Array;
  /** Grids that somebody has left. */
  readonly crossed: Int32Array;
  /** The cell that the place lies in, -1 for none. */
  readonly under: Int32Array;
  /** The four cells at the corners of what the fix may see. */
  readonly corners: Int32Array;
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
    holder: words(),
    crossed: words(),
    under: words(),
    corners: new Int32Array(BATCH_FIXES * 4),
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
  locateCells(state);
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
  const { officer, holder } = batch;
  let sum = 0;
  for (let k = 0; k < batch.count; k++) {
    const day = officers[officer[k]!];
    if (day) sum ^= lastWords(day);
    holder[k] = day ? presentIn(day, day.count - 1) : -1;
  }
  batch.touched = sum;
}

/**
 * First the numbers of what will be read, then nothing but the reading: the fewer steps lie between two reads, the more of
 * them are under way at once.
 */
function touchGrids(state: CoverageState): void {
  const { seen, batch } = state;
  const { corners } = batch;
  let sum = 0;
  for (let i = 0; i < batch.count * 4; i++) sum ^= seen[corners[i]!]!;
  for (let k = 0; k < batch.count; k++) if (batch.grid[k]! >= 0) sum ^= gridWord(state, batch.grid[k]!);
  batch.touched ^= sum ^ touchOutlines(state);
}

function locateCells({ policy, batch, index: { lattice } }: CoverageState): void {
  const { under, corners, lon, lat, count } = batch;
  const reachLon = policy.sightM / lattice.metresPerLon;
  const reachLat = policy.sightM / lattice.metresPerLat;
  for (let k = 0; k < count; k++) {
    under[k] = cellAt(lattice, lon[k]!, lat[k]!);
    const east = lon[k]! - lattice.west;
    const north = lat[k]! - lattice.south;
    const left = columnPart(columnNear(lattice, east - reachLon));
    const right = columnPart(columnNear(lattice, east + reachLon));
    const bottom = rowPart(lattice, rowNear(lattice, north - reachLat));
    const top = rowPart(lattice, rowNear(lattice, north + reachLat));
    corners[k * 4] = bottom + left;
    corners[k * 4 + 1] = bottom + right;
    corners[k * 4 + 2] = top + left;
    corners[k * 4 + 3] = top + right;
  }
}

/** Whoever has crossed a border is measured against the outline of the grid that is left. */
function touchOutlines({ batch, index: { outlines } }: CoverageState): number {
  const { holder, grid, crossed } = batch;
  let crossers = 0;
  for (let k = 0; k < batch.count; k++) {
    crossed[crossers] = holder[k]!;
    const differs = holder[k]! ^ grid[k]!;
    // 1 for somebody who was in a grid and is in another, without a branch: who crosses cannot be guessed.
    crossers += ((differs | -differs) & ~holder[k]!) >>> 31;
  }
  for (let i = 0; i < crossers; i++) crossed[i] = outlines.start[crossed[i]!]! * 4;
  let sum = 0;
  for (let i = 0; i < crossers; i++) sum += outlines.edges[crossed[i]!]! + outlines.edges[crossed[i]! + 8]!;
  return sum;
}
