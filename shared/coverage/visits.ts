import { noteChanged } from './changed-grids.ts';
import type { CoverageState } from './coverage-state.ts';
import { addVisitor, dropVisitor, lastPresenceSinceMs, setLastPresence, visitorsOf } from './grid-day.ts';
import { lastSinceMsIn, type OfficerDay } from './officer-day.ts';

/** The newest fix of an officer is in a grid: nobody else's presence changes. `enters` when the fix before was elsewhere. */
export function stay(state: CoverageState, officer: number, grid: number, sinceMs: number, enters: boolean): void {
  if (enters) addVisitor(state, grid, officer);
  if (sinceMs > lastPresenceSinceMs(state, grid)) putLastPresence(state, grid, sinceMs);
}

/** Works out anew when a grid was last visited, after something earlier in an officer's day changed. */
export function updateVisits(state: CoverageState, officer: number, day: OfficerDay, grid: number): void {
  const sinceMs = lastSinceMsIn(day, grid, state.stretch);
  if (sinceMs >= 0) addVisitor(state, grid, officer);
  else dropVisitor(state, grid, officer);
  const isNewest = sinceMs >= 0 && sinceMs >= lastPresenceSinceMs(state, grid);
  putLastPresence(state, grid, isNewest ? sinceMs : newestVisit(state, grid));
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

/** Lists of grids that one fix touches are short: a search is cheaper than a set. */
export function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}
