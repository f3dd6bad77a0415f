import { putDue, resetDue, takeDue } from '../lib/due-queue.ts';
import { takeChanged } from './changed-grids.ts';
import type { CoverageState } from './coverage-state.ts';
import { lastPresenceMs, visitorsOf } from './grid-day.ts';
import { codeOf, completeness, isPresent, REASON_CODES, type AssignedOfficers, type ReasonCode } from './grid-state.ts';
import { sinceMsAt } from './day-rows.ts';

const MINUTE_MS = 60_000;
/** Moments are reckoned in fractions; a whole one earlier is early enough. */
const HAIR_MS = 1;

/**
 * Grids whose state, reason or number of present officers changed since the last sweep, ascending: patrols became due, absence grew
 * too long, officers fell silent, fixes came. The first sweep of a day names every grid. Looked at are only those that
 * fixes have touched and those for which a moment has come that may change them (COV-14); all of them when the clock goes back.
 */
export function sweep(state: CoverageState, nowMs: number, assigned: AssignedOfficers): readonly number[] {
  const { marks } = state.sweeps;
  const changed: number[] = [];
  for (const grid of gridsToLookAt(state, nowMs)) {
    if (state.index.cellsOfGrid[grid] === 0) continue;
    const mark = look(state, grid, nowMs, assigned);
    if (mark === marks[grid]) continue;
    marks[grid] = mark;
    changed.push(grid);
  }
  return changed;
}

function gridsToLookAt({ sweeps, index, day, policy }: CoverageState, nowMs: number): Int32Array {
  const isBack = nowMs < sweeps.sweptMs;
  sweeps.sweptMs = nowMs;
  const shortestMs = Math.min(policy.staleAfterMs, policy.overdueAfterMinutes * MINUTE_MS);
  sweeps.quietSinceMs = Math.ceil(nowMs - day.startMs - shortestMs);
  const touched = takeChanged(sweeps.touched);
  if (isBack) {
    resetDue(sweeps.due, nowMs);
    return Int32Array.from({ length: index.gridCount }, (_, grid) => grid);
  }
  for (const grid of touched) putDue(sweeps.due, grid, nowMs);
  return Int32Array.from(takeDue(sweeps.due, nowMs)).sort();
}

/** What a sweep remembers of a grid; has it looked at again when time may change that. */
function look(state: CoverageState, grid: number, nowMs: number, assigned: AssignedOfficers): number {
  const code = codeOf(state, grid, nowMs, assigned);
  let dueMs = codeUntilMs(state, grid, code);
  let present = 0;
  for (const officer of visitorsOf(state, grid)) {
    if (!isPresent(state, officer, grid, nowMs)) continue;
    present++;
    dueMs = Math.min(dueMs, presentUntilMs(state, officer));
  }
  putDue(state.sweeps.due, grid, dueMs - HAIR_MS);
  return present * REASON_CODES.length + REASON_CODES.indexOf(code);
}

/** The moment after which the reason is another one if nobody comes; Infinity for never. */
function codeUntilMs(state: CoverageState, grid: number, code: ReasonCode): number {
  const { patrolStartMs } = state.day;
  if (code === 'not-due-yet') return patrolStartMs;
  if (code === 'behind') return inTimeUntilMs(state, grid);
  return code === 'in-progress' ? Math.min(inTimeUntilMs(state, grid), onPaceUntilMs(state, grid)) : Infinity;
}

function inTimeUntilMs(state: CoverageState, grid: number): number {
  const { patrolStartMs, patrolEndMs } = state.day;
  const untilMs = Math.max(lastPresenceMs(state, grid), patrolStartMs) + state.policy.overdueAfterMinutes * MINUTE_MS;
  return untilMs < patrolEndMs ? untilMs : Infinity;
}

function onPaceUntilMs(state: CoverageState, grid: number): number {
  const { patrolStartMs, patrolEndMs } = state.day;
  const pace = completeness(state, grid) / state.policy.completeShare;
  return patrolStartMs + pace * Math.max(1, patrolEndMs - patrolStartMs);
}

function presentUntilMs({ officers, day, policy }: CoverageState, officer: number): number {
  const fixes = officers[officer]!;
  return day.startMs + sinceMsAt(fixes, fixes.count - 1) + policy.staleAfterMs;
}
