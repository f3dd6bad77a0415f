import type { CoverageIndex } from './coverage-index.ts';
import { gridAt } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { distanceToOutlineM } from './grid-outline.ts';
import {
  accuracyMAt,
  latAt,
  leavingSinceMsAt,
  lonAt,
  NOT_LEAVING,
  presentIn,
  setPresence,
  sinceMsAt,
  type DayRows,
} from './day-rows.ts';

/** Outside all grids. */
const NOWHERE = -1;

/**
 * Decides presence anew from position `from` (COV-6) until the outcome is the same as before, so that a late fix costs
 * what it changes. Calls `changed` for each fix after that whose grid differs, with the grid before, the grid now and the time of the fix.
 *
 * @param more has the fixes after the last of `day` follow; false when there are none
 */
export function settlePresence(
  index: CoverageIndex,
  policy: CoveragePolicy,
  day: DayRows,
  from: number,
  more: () => boolean,
  changed: (before: number, after: number, sinceMs: number) => void,
): void {
  for (let at = from; at < day.count || more(); at++) {
    const grid = presentIn(day, at);
    const leavingSinceMs = leavingSinceMsAt(day, at);
    settleOne(index, policy, day, at, gridOfFix(index, day, at));
    if (at === from) continue;
    const settled = presentIn(day, at);
    if (grid !== settled) changed(grid, settled, sinceMsAt(day, at));
    else if (leavingSinceMs === leavingSinceMsAt(day, at)) return;
  }
}

/**
 * Decides the presence of the newest fix; nothing comes after it that could change.
 *
 * @param here the grid that it lies in
 */
export function settleLast(index: CoverageIndex, policy: CoveragePolicy, day: DayRows, here: number): void {
  settleOne(index, policy, day, day.count - 1, here);
}

function settleOne(index: CoverageIndex, policy: CoveragePolicy, day: DayRows, at: number, here: number): void {
  const current = at === 0 || isSilence(policy, day, at) ? here : presentIn(day, at - 1);
  if (here === current || isClear(index, policy, day, at, here, current)) {
    setPresence(day, at, here, NOT_LEAVING);
    return;
  }
  const sinceMs = onThisSideSinceMs(index, day, at, here);
  const leaves = sinceMsAt(day, at) - sinceMs >= policy.dwellMs;
  setPresence(day, at, leaves ? here : current, leaves ? NOT_LEAVING : sinceMs);
}

/** Since when without a break the fixes have been where this one is. */
function onThisSideSinceMs(index: CoverageIndex, day: DayRows, at: number, here: number): number {
  const before = leavingSinceMsAt(day, at - 1);
  return before !== NOT_LEAVING && gridOfFix(index, day, at - 1) === here ? before : sinceMsAt(day, at);
}

function gridOfFix(index: CoverageIndex, day: DayRows, at: number): number {
  return gridAt(index, lonAt(day, at), latAt(day, at));
}

function isSilence(policy: CoveragePolicy, day: DayRows, at: number): boolean {
  return sinceMsAt(day, at) - sinceMsAt(day, at - 1) > policy.staleAfterMs;
}

/** Past the border by the margin: of the grid that is left, or from outside of the one that is entered. */
function isClear(
  index: CoverageIndex,
  policy: CoveragePolicy,
  day: DayRows,
  at: number,
  here: number,
  current: number,
): boolean {
  const { metresPerLon, metresPerLat } = index.lattice;
  const lon = lonAt(day, at);
  const lat = latAt(day, at);
  const border = current === NOWHERE ? here : current;
  const pastM = distanceToOutlineM(index.outlines, border, lon, lat, metresPerLon, metresPerLat);
  return pastM >= Math.max(policy.borderM, accuracyMAt(day, at));
}
