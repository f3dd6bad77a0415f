import type { CoverageDay } from './coverage-day.ts';
import { cellCount, gridAt, gridOfCell, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { cellAt } from './lattice.ts';
import {
  emptyOfficerDay,
  insertFix,
  positionOf,
  supersedes,
  writeFix,
  type DayFix,
  type OfficerDay,
} from './officer-day.ts';
import { settlePresence } from './presence.ts';
import { collectCellsInSight } from './sight.ts';

/** What has been walked in one local day. Changed only by `applyFix` and `sweep`; make a new one for each day. */
export interface CoverageState {
  readonly index: CoverageIndex;
  readonly policy: CoveragePolicy;
  readonly day: CoverageDay;
  /** By cell: how many points and lines of the day see it. Counts, not marks, so that a late fix can take a line back. */
  readonly seen: Uint32Array;
  /** By grid: cells seen at least once. */
  readonly visitedOfGrid: Int32Array;
  /** By grid: last presence, epoch ms; 0 for none today. */
  readonly lastPresenceMs: Float64Array;
  /** By grid: last time that each officer was present in it. */
  readonly visitors: (Map<number, number> | undefined)[];
  /** By roster index. */
  readonly officers: (OfficerDay | undefined)[];
  /** By grid: last presence that was announced; a grid is not announced again for each second of the same stay. */
  readonly announcedMs: Float64Array;
  /** By grid: what `sweep` last saw. */
  readonly swept: Int32Array;
  /** Room for the cells that one fix sees; nothing is kept in it. */
  readonly inSight: number[];
}

/** One position with what the coverage rules need to know of it. */
export interface CoverageFix {
  /** Roster index. */
  readonly officerIndex: number;
  /** Whether the officer's shift runs at the time of the fix. */
  readonly onDuty: boolean;
  readonly lon: number;
  readonly lat: number;
  /** Null when the device does not say. */
  readonly accuracyM: number | null;
  readonly fixTimeMs: number;
}

/** How far a stay goes on before its grid is announced again. */
const ANNOUNCE_EVERY_MS = 60_000;

/** An empty day: nothing walked, nobody present (COV-10). */
export function createCoverageState(index: CoverageIndex, day: CoverageDay, policy: CoveragePolicy): CoverageState {
  return {
    index,
    policy,
    day,
    seen: new Uint32Array(cellCount(index)),
    visitedOfGrid: new Int32Array(index.gridCount),
    lastPresenceMs: new Float64Array(index.gridCount),
    visitors: Array.from({ length: index.gridCount }),
    officers: [],
    announcedMs: new Float64Array(index.gridCount),
    swept: new Int32Array(index.gridCount).fill(-1),
    inSight: [],
  };
}

/**
 * Counts one fix. The outcome depends on the set of fixes, not on their order (COV-5): a late or repeated fix leaves
 * the state as if it had come in time, once. Fixes off duty, of another day or worse than the policy allows do not
 * count, and of those in one slot the best does (COV-4). The work is constant, but for moving the officer's own later fixes when one comes late.
 *
 * @returns indices of grids whose live coverage changed: cells, who is present, or the last presence by a minute
 */
export function applyFix(state: CoverageState, fix: CoverageFix): readonly number[] {
  const counted = countable(state, fix);
  if (!counted) return [];
  const day = (state.officers[fix.officerIndex] ??= emptyOfficerDay());
  const { slotMs } = state.policy;
  const slot = Math.floor(counted.sinceMs / slotMs);
  const at = positionOf(day, slot * slotMs);
  const changed: number[] = [];
  const known = at < day.count && day.sinceMs[at]! < (slot + 1) * slotMs;
  if (known && !supersedes(counted, day, at)) return [];
  const holder = day.count > 0 ? day.grid[day.count - 1]! : -1;
  mark(state, day, at - 1, at + (known ? 1 : 0), -1, changed);
  if (known) writeFix(day, at, counted);
  else insertFix(day, at, counted);
  mark(state, day, at - 1, at + 1, 1, changed);
  settle(state, fix.officerIndex, day, at, known ? 0 : 1, changed);
  const holds = day.grid[day.count - 1]!;
  if (holds !== holder) for (const grid of [holder, holds]) if (grid >= 0) addOnce(changed, grid);
  return changed;
}

function countable(state: CoverageState, fix: CoverageFix): DayFix | null {
  const { day, policy } = state;
  const accuracyM = fix.accuracyM ?? policy.unknownAccuracyM;
  if (!fix.onDuty || !(accuracyM <= policy.maxAccuracyM)) return null;
  if (!(fix.fixTimeMs >= day.startMs && fix.fixTimeMs < day.endMs)) return null;
  return {
    sinceMs: Math.floor(fix.fixTimeMs - day.startMs),
    lonE7: Math.round(fix.lon * 1e7),
    latE7: Math.round(fix.lat * 1e7),
    accuracyM: Math.min(255, Math.ceil(accuracyM)),
  };
}

/** Adds (`by` 1) or takes back (-1) what the fixes strictly between two positions see, with the lines that join them and their neighbours. */
function mark(
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
  const { lonE7, latE7 } = day;
  collectCellsInSight(
    state.index,
    lonE7[at]! / 1e7,
    latE7[at]! / 1e7,
    lonE7[at + 1]! / 1e7,
    latE7[at + 1]! / 1e7,
    state.policy.sightM,
    state.inSight,
  );
  for (const cell of state.inSight) addSeen(state, cell, by, changed);
}

function joined(state: CoverageState, day: OfficerDay, at: number): boolean {
  const { policy, index } = state;
  if (day.sinceMs[at + 1]! - day.sinceMs[at]! > policy.joinMaxMs) return false;
  const x = ((day.lonE7[at + 1]! - day.lonE7[at]!) / 1e7) * index.lattice.metresPerLon;
  const y = ((day.latE7[at + 1]! - day.latE7[at]!) / 1e7) * index.lattice.metresPerLat;
  return x * x + y * y <= policy.joinMaxM * policy.joinMaxM;
}

/** A fix sees the cells around it, the cell that it is in, and the own cell of the small grid that it is in. */
function markPoint(state: CoverageState, day: OfficerDay, at: number, by: 1 | -1, changed: number[]): void {
  const { index, policy } = state;
  const lon = day.lonE7[at]! / 1e7;
  const lat = day.latE7[at]! / 1e7;
  collectCellsInSight(index, lon, lat, lon, lat, policy.sightM, state.inSight);
  const cell = cellAt(index.lattice, lon, lat);
  if (cell >= 0 && index.raster.gridOfCell[cell]! >= 0) state.inSight.push(cell);
  const grid = gridAt(index, lon, lat);
  if (grid >= 0 && index.ownCellOfGrid[grid]! >= 0) state.inSight.push(index.ownCellOfGrid[grid]!);
  for (const seen of state.inSight) addSeen(state, seen, by, changed);
}

function addSeen(state: CoverageState, cell: number, by: 1 | -1, changed: number[]): void {
  const before = state.seen[cell]!;
  state.seen[cell] = before + by;
  if (before > 0 && before + by > 0) return;
  const grid = gridOfCell(state.index, cell);
  state.visitedOfGrid[grid]! += by;
  addOnce(changed, grid);
}

function settle(
  state: CoverageState,
  officer: number,
  day: OfficerDay,
  from: number,
  fresh: 0 | 1,
  changed: number[],
): void {
  const touched: number[] = [];
  settlePresence(state.index, state.policy, day, from, fresh, (before, after) => {
    if (before !== null && before >= 0) addOnce(touched, before);
    if (after >= 0) addOnce(touched, after);
  });
  if (day.grid[from]! >= 0) addOnce(touched, day.grid[from]!);
  for (const grid of touched) updateVisitor(state, officer, day, grid, changed);
}

function updateVisitor(state: CoverageState, officer: number, day: OfficerDay, grid: number, changed: number[]): void {
  const visitors = (state.visitors[grid] ??= new Map());
  const since = lastIn(day, grid);
  const lastMs = since < 0 ? 0 : state.day.startMs + since;
  if (lastMs > 0) visitors.set(officer, lastMs);
  else visitors.delete(officer);
  const latest = lastMs > 0 && lastMs >= state.lastPresenceMs[grid]! ? lastMs : newest(visitors);
  state.lastPresenceMs[grid] = latest;
  if (Math.abs(latest - state.announcedMs[grid]!) < ANNOUNCE_EVERY_MS) return;
  state.announcedMs[grid] = latest;
  addOnce(changed, grid);
}

function newest(visitors: ReadonlyMap<number, number>): number {
  let latest = 0;
  for (const atMs of visitors.values()) latest = Math.max(latest, atMs);
  return latest;
}

/** Lists of grids that one fix touches are short: a search is cheaper than a set. */
function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}

function lastIn(day: OfficerDay, grid: number): number {
  for (let at = day.count - 1; at >= 0; at--) if (day.grid[at] === grid) return day.sinceMs[at]!;
  return -1;
}
