import type { CoverageIndex } from './coverage-index.ts';
import { gridAt } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { distanceToOutlineM } from './grid-outline.ts';
import type { OfficerDay } from './officer-day.ts';

/** No grid: outside all of them, or no candidate. */
const NOWHERE = -1;
const NO_CANDIDATE = -2;

/**
 * Decides presence anew from position `from` (COV-6) until the outcome is the same as before, so that a late fix costs
 * what it changes. Calls `changed` with the grid before (null for a new fix) and after, for each fix whose grid differs.
 *
 * @param fresh how many fixes from `from` on have no earlier outcome
 */
export function settlePresence(
  index: CoverageIndex,
  policy: CoveragePolicy,
  day: OfficerDay,
  from: number,
  fresh: number,
  changed: (before: number | null, after: number) => void,
): void {
  for (let at = from; at < day.count; at++) {
    const before = { grid: day.grid[at]!, candidate: day.candidate[at]!, since: day.candidateSinceMs[at]! };
    settleOne(index, policy, day, at);
    const isNew = at < from + fresh;
    if (isNew || before.grid !== day.grid[at]) changed(isNew ? null : before.grid, day.grid[at]!);
    const same =
      before.grid === day.grid[at] &&
      before.candidate === day.candidate[at] &&
      before.since === day.candidateSinceMs[at];
    if (!isNew && same) return;
  }
}

function settleOne(index: CoverageIndex, policy: CoveragePolicy, day: OfficerDay, at: number): void {
  const lon = day.lonE7[at]! / 1e7;
  const lat = day.latE7[at]! / 1e7;
  const here = gridAt(index, lon, lat);
  const nowMs = day.sinceMs[at]!;
  if (at === 0 || nowMs - day.sinceMs[at - 1]! > policy.staleAfterMs) return write(day, at, here, NO_CANDIDATE, 0);
  const current = day.grid[at - 1]!;
  if (here === current) return write(day, at, here, NO_CANDIDATE, 0);
  const margin = Math.max(policy.borderM, day.accuracyM[at]!);
  if (marginFrom(index, current === NOWHERE ? here : current, lon, lat) >= margin)
    return write(day, at, here, NO_CANDIDATE, 0);
  const since = day.candidate[at - 1] === here ? day.candidateSinceMs[at - 1]! : nowMs;
  if (nowMs - since >= policy.dwellMs) return write(day, at, here, NO_CANDIDATE, 0);
  write(day, at, current, here, since);
}

function marginFrom(index: CoverageIndex, grid: number, lon: number, lat: number): number {
  const { metresPerLon, metresPerLat } = index.lattice;
  return distanceToOutlineM(index.outlines, grid, lon, lat, metresPerLon, metresPerLat);
}

function write(day: OfficerDay, at: number, grid: number, candidate: number, sinceMs: number): void {
  day.grid[at] = grid;
  day.candidate[at] = candidate;
  day.candidateSinceMs[at] = sinceMs;
}
