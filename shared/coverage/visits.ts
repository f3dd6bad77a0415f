import { noteChanged } from './changed-grids.ts';
import type { CoverageState } from './coverage-state.ts';
import { presentIn, sinceMsAt, type OfficerDay } from './officer-day.ts';

/** How far a stay goes on before its grid is announced again. */
const ANNOUNCE_EVERY_MS = 60_000;

/** The newest fix of an officer is in a grid: nobody else's presence changes. `enters` when the fix before was elsewhere. */
export function stay(
  state: CoverageState,
  officer: number,
  grid: number,
  atMs: number,
  enters: boolean,
): void {
  if (enters) (state.visitors[grid] ??= new Set()).add(officer);
  if (atMs > state.lastPresenceMs[grid]!) setLastPresence(state, grid, atMs);
}

/** Works out anew when a grid was last visited, after something earlier in an officer's day changed. */
export function updateVisits(state: CoverageState, officer: number, day: OfficerDay, grid: number): void {
  const visitors = (state.visitors[grid] ??= new Set());
  const sinceMs = lastIn(day, grid);
  if (sinceMs >= 0) visitors.add(officer);
  else visitors.delete(officer);
  const lastMs = sinceMs < 0 ? 0 : state.day.startMs + sinceMs;
  const isNewest = lastMs > 0 && lastMs >= state.lastPresenceMs[grid]!;
  setLastPresence(state, grid, isNewest ? lastMs : newestVisit(state, visitors, grid));
}

function setLastPresence(state: CoverageState, grid: number, latestMs: number): void {
  state.lastPresenceMs[grid] = latestMs;
  if (Math.abs(latestMs - state.announcedMs[grid]!) < ANNOUNCE_EVERY_MS) return;
  state.announcedMs[grid] = latestMs;
  noteChanged(state.changed, grid);
}

function newestVisit(state: CoverageState, visitors: ReadonlySet<number>, grid: number): number {
  let latest = -1;
  for (const visitor of visitors) latest = Math.max(latest, lastIn(state.officers[visitor]!, grid));
  return latest < 0 ? 0 : state.day.startMs + latest;
}

function lastIn(day: OfficerDay, grid: number): number {
  for (let at = day.count - 1; at >= 0; at--) if (presentIn(day, at) === grid) return sinceMsAt(day, at);
  return -1;
}

/** Lists of grids that one fix touches are short: a search is cheaper than a set. */
export function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}
