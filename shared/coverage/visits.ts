import { noteChanged } from './changed-grids.ts';
import type { CoverageState } from './coverage-state.ts';
import { addVisitor, dropVisitor, lastPresenceSinceMs, setLastPresence, visitorsOf } from './grid-day.ts';
import { lastSinceMsIn, type OfficerDay } from './officer-day.ts';

/** The newest fix of an officer is in a grid: nobody else's presence changes. `enters` when the fix before was elsewhere. */
export function stay(state: CoverageState, officer: number, grid: number, sinceMs: number, enters: boolean): void {
  if (enters) addVisitor(state, grid, officer);
  if (sinceMs > lastPresenceSinceMs(state, grid)) putLastPresence(state, grid, sinceMs);
}

/** What a change of an officer's earlier fixes means for a grid: the newest moment of presence that it won and lost, -1 for none. */
export interface VisitChange {
  readonly grid: number;
  wonMs: number;
  lostMs: number;
}

/** A fix now has its officer present in a grid; none when `grid` is -1. */
export function noteWon(changes: VisitChange[], grid: number, sinceMs: number): void {
  if (grid < 0) return;
  const change = changeOf(changes, grid);
  change.wonMs = Math.max(change.wonMs, sinceMs);
}

/** A fix no longer has its officer present in a grid; none when `grid` is -1. */
export function noteLost(changes: VisitChange[], grid: number, sinceMs: number): void {
  if (grid < 0) return;
  const change = changeOf(changes, grid);
  change.lostMs = Math.max(change.lostMs, sinceMs);
}

/** The grids that one fix touches are few: a search is cheaper than a map. */
function changeOf(changes: VisitChange[], grid: number): VisitChange {
  const known = changes.find((change) => change.grid === grid);
  if (known) return known;
  const fresh = { grid, wonMs: -1, lostMs: -1 };
  changes.push(fresh);
  return fresh;
}

/** Who visited a grid and when last, after something earlier in an officer's day changed. Other officers' days are read only when the last presence itself was lost. */
export function updateVisits(state: CoverageState, officer: number, day: OfficerDay, change: VisitChange): void {
  const { grid, wonMs, lostMs } = change;
  const lastMs = lastPresenceSinceMs(state, grid);
  if (wonMs >= 0) addVisitor(state, grid, officer);
  else if (lastSinceMsIn(day, grid, state.stretch) < 0) dropVisitor(state, grid, officer);
  if (wonMs > lastMs) putLastPresence(state, grid, wonMs);
  else if (lostMs === lastMs) putLastPresence(state, grid, newestVisit(state, grid));
}

function putLastPresence(state: CoverageState, grid: number, sinceMs: number): void {
  if (setLastPresence(state, grid, sinceMs)) noteChanged(state.changed, grid);
}

function newestVisit(state: CoverageState, grid: number): number {
  let latest = -1;
  for (const visitor of visitorsOf(state, grid))
    latest = Math.max(latest, lastSinceMsIn(state.officers[visitor]!, grid, state.stretch));
  return latest;
}
