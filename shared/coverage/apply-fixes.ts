import { noteChanged, takeChanged } from './changed-grids.ts';
import type { CoverageFix, CoverageState } from './coverage-state.ts';
import { BATCH_FIXES, takeIn, type FixBatch } from './fix-batch.ts';
import { markBetween, markNewest } from './mark-seen.ts';
import {
  appendFix,
  insertFix,
  positionOf,
  presentIn,
  sinceMsAt,
  supersedes,
  writeFix,
  type DayFix,
  type DayRows,
} from './day-rows.ts';
import {
  closeStretch,
  emptyOfficerDay,
  extendStretch,
  openStretch,
  packWhenFull,
  type OfficerDay,
} from './officer-day.ts';
import { settleLast, settlePresence } from './presence.ts';
import { noteLost, noteWon, stay, updateVisits, type VisitChange } from './visits.ts';

/**
 * Counts fixes. The outcome depends on the set of fixes, not on their order (COV-5): a late or repeated fix leaves
 * the state as if it had come in time, once. Fixes off duty, of another day or worse than the policy allows do not
 * count, and of those in one slot the best does (COV-4). The work of each is constant, but for moving the officer's own later fixes
 * when one comes late, and unpacking some of them when it comes later than the newest forty; together they take half the time that they take one by one.
 *
 * @returns indices of grids whose live coverage changed, each once: cells, who is present, or the last presence by a minute
 */
export function applyFixes(state: CoverageState, fixes: readonly CoverageFix[]): readonly number[] {
  for (let from = 0; from < fixes.length; from += BATCH_FIXES) {
    takeIn(state, fixes, from, Math.min(fixes.length, from + BATCH_FIXES));
    for (let k = 0; k < state.batch.count; k++) applyTaken(state, k);
  }
  const changed = takeChanged(state.changed);
  for (const grid of changed) noteChanged(state.sweeps.touched, grid);
  return changed;
}

function applyTaken(state: CoverageState, k: number): void {
  const { batch, officers, policy } = state;
  const officer = batch.officer[k]!;
  const day = (officers[officer] ??= emptyOfficerDay());
  const slot = Math.floor(batch.sinceMs[k]! / policy.slotMs);
  if (day.count === 0 || sinceMsAt(day, day.count - 1) < slot * policy.slotMs) append(state, officer, day, k);
  else insert(state, officer, day, slot, fixAt(batch, k));
}

function fixAt({ sinceMs, lonE7, latE7, accuracyM }: FixBatch, k: number): DayFix {
  return { sinceMs: sinceMs[k]!, lonE7: lonE7[k]!, latE7: latE7[k]!, accuracyM: accuracyM[k]! };
}

/** The common case: the newest fix of the officer. Nothing earlier changes. */
function append(state: CoverageState, officer: number, day: OfficerDay, k: number): void {
  const { batch, index, policy, sweeps } = state;
  const at = day.count;
  const holder = at > 0 ? presentIn(day, at - 1) : -1;
  const here = batch.grid[k]!;
  const sinceMs = batch.sinceMs[k]!;
  appendFix(day, sinceMs, batch.lonE7[k]!, batch.latE7[k]!, batch.accuracyM[k]!);
  markNewest(state, day, at, k);
  settleLast(index, policy, day, here);
  const grid = presentIn(day, at);
  if (grid >= 0) stay(state, officer, grid, sinceMs, grid !== holder);
  if (grid >= 0 && at > 0 && sinceMsAt(day, at - 1) < sweeps.quietSinceMs) noteChanged(sweeps.touched, grid);
  if (grid !== holder) announceHolder(state, holder, grid);
  packWhenFull(day, state.stretch);
}

/** A fix that came late, or one of a slot that has one. */
function insert(state: CoverageState, officer: number, day: OfficerDay, slot: number, fix: DayFix): void {
  const fromMs = slot * state.policy.slotMs;
  const holder = presentIn(day, day.count - 1);
  const changes = isAmongRows(day, fromMs) ? putAmongRows(state, day, fromMs, fix) : putPacked(state, day, fromMs, fix);
  if (changes === null) return;
  const holds = presentIn(day, day.count - 1);
  for (const change of changes) {
    updateVisits(state, officer, day, change);
    noteChanged(state.sweeps.touched, change.grid);
  }
  if (holds !== holder) announceHolder(state, holder, holds);
}

/** Whether the fix before a moment is not packed, nor is any after it. */
function isAmongRows(day: OfficerDay, sinceMs: number): boolean {
  return day.packedBytes === 0 || sinceMsAt(day, 0) < sinceMs;
}

function putAmongRows(
  state: CoverageState,
  day: OfficerDay,
  fromMs: number,
  fix: DayFix,
): readonly VisitChange[] | null {
  const changes = put(state, day, positionOf(day, fromMs), fromMs, fix, () => false);
  packWhenFull(day, state.stretch);
  return changes;
}

function putPacked(state: CoverageState, day: OfficerDay, fromMs: number, fix: DayFix): readonly VisitChange[] | null {
  const { stretch } = state;
  const more = () => extendStretch(day, stretch);
  openStretch(day, fromMs, stretch);
  const at = positionOf(stretch, fromMs);
  while (stretch.count <= at + 1 && more());
  const changes = put(state, stretch, at, fromMs, fix, more);
  if (changes !== null) closeStretch(day, stretch);
  return changes;
}

/**
 * Puts a fix at its position, beside the fixes before and after it.
 *
 * @param more has the fixes after the last of the rows follow, if there are any
 * @returns what changed of who was where; null when the slot has a better fix
 */
function put(
  state: CoverageState,
  day: DayRows,
  at: number,
  fromMs: number,
  fix: DayFix,
  more: () => boolean,
): readonly VisitChange[] | null {
  const known = at < day.count && sinceMsAt(day, at) < fromMs + state.policy.slotMs;
  if (known && !supersedes(fix, day, at)) return null;
  const changes: VisitChange[] = [];
  markBetween(state, day, at - 1, at + (known ? 1 : 0), -1);
  if (known) {
    noteLost(changes, presentIn(day, at), sinceMsAt(day, at));
    writeFix(day, at, fix);
  } else insertFix(day, at, fix);
  markBetween(state, day, at - 1, at + 1, 1);
  settlePresence(state.index, state.policy, day, at, more, (before, after, sinceMs) => {
    noteLost(changes, before, sinceMs);
    noteWon(changes, after, sinceMs);
  });
  noteWon(changes, presentIn(day, at), fix.sinceMs);
  return changes;
}

/** Who is present changes in the grid that is left and in the one that is entered. */
function announceHolder({ changed }: CoverageState, left: number, entered: number): void {
  if (left >= 0) noteChanged(changed, left);
  if (entered >= 0) noteChanged(changed, entered);
}
