import type { CoverageIndex } from './coverage-index.ts';
import { gridAt } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { distanceToOutlineM } from './grid-outline.ts';
import { NOT_LEAVING, type OfficerDay } from './officer-day.ts';

/** Outside all grids. */
const NOWHERE = -1;

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
    const grid = day.grid[at]!;
    const leavingSinceMs = day.leavingSinceMs[at]!;
    settleOne(index, policy, day, at);
    const isNew = at < from + fresh;
    if (isNew || grid !== day.grid[at]) changed(isNew ? null : grid, day.grid[at]!);
    if (!isNew && grid === day.grid[at] && leavingSinceMs === day.leavingSinceMs[at] && at > from) return;
  }
}

/** Decides the presence of the newest fix; nothing comes after it that could change. */
export function settleLast(index: CoverageIndex, policy: CoveragePolicy, day: OfficerDay): void {
  settleOne(index, policy, day, day.count - 1);
}

function settleOne(index: CoverageIndex, policy: CoveragePolicy, day: OfficerDay, at: number): void {
  const here = gridOfFix(index, day, at);
  const current = at === 0 || isSilence(policy, day, at) ? here : day.grid[at - 1]!;
  if (here === current || isClear(index, policy, day, at, here, current)) {
    day.grid[at] = here;
    day.leavingSinceMs[at] = NOT_LEAVING;
    return;
  }
  const sinceMs = onThisSideSinceMs(index, day, at, here);
  const leaves = day.sinceMs[at]! - sinceMs >= policy.dwellMs;
  day.grid[at] = leaves ? here : current;
  day.leavingSinceMs[at] = leaves ? NOT_LEAVING : sinceMs;
}

/** Since when without a break the fixes have been where this one is. */
function onThisSideSinceMs(index: CoverageIndex, day: OfficerDay, at: number, here: number): number {
  const before = day.leavingSinceMs[at - 1]!;
  return before !== NOT_LEAVING && gridOfFix(index, day, at - 1) === here ? before : day.sinceMs[at]!;
}

function gridOfFix(index: CoverageIndex, day: OfficerDay, at: number): number {
  return gridAt(index, day.lonE7[at]! / 1e7, day.latE7[at]! / 1e7);
}

function isSilence(policy: CoveragePolicy, day: OfficerDay, at: number): boolean {
  return day.sinceMs[at]! - day.sinceMs[at - 1]! > policy.staleAfterMs;
}

/** Past the border by the margin: of the grid that is left, or from outside of the one that is entered. */
function isClear(
  index: CoverageIndex,
  policy: CoveragePolicy,
  day: OfficerDay,
  at: number,
  here: number,
  current: number,
): boolean {
  const { metresPerLon, metresPerLat } = index.lattice;
  const lon = day.lonE7[at]! / 1e7;
  const lat = day.latE7[at]! / 1e7;
  const border = current === NOWHERE ? here : current;
  const pastM = distanceToOutlineM(index.outlines, border, lon, lat, metresPerLon, metresPerLat);
  return pastM >= Math.max(policy.borderM, day.accuracyM[at]!);
}
