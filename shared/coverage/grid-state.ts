import { unreachable } from '../lib/assert.ts';
import type { CoverageState } from './coverage-state.ts';
import { presentIn, sinceMsAt } from './day-rows.ts';
import { lastPresenceMs, visitedCells, visitorsOf } from './grid-day.ts';
import type { GridLive, GridReason, GridState } from './grid-live.ts';

const MINUTE_MS = 60_000;

/** By grid index: how many officers the roster assigns to it (see staffing/assigned-officers.ts). */
export type AssignedOfficers = ArrayLike<number>;

/** Live coverage of one grid with the rule and the figures that decided its state (COV-7 to COV-9). */
export function gridLive(state: CoverageState, gridIndex: number, nowMs: number, assigned: AssignedOfficers): GridLive {
  const present = presentOfficers(state, gridIndex, nowMs);
  const lastMs = lastPresenceMs(state, gridIndex);
  return {
    index: gridIndex,
    ...judge(state, gridIndex, nowMs, assigned),
    completeness: completeness(state, gridIndex),
    cells: state.index.cellsOfGrid[gridIndex]!,
    visitedCells: visitedCells(state, gridIndex),
    lastPresenceMs: lastMs > 0 ? lastMs : null,
    present,
  };
}

/** Visited ÷ all cells of the day, 0–1 (COV-3). */
export function completeness(state: CoverageState, gridIndex: number): number {
  const cells = state.index.cellsOfGrid[gridIndex]!;
  return cells > 0 ? visitedCells(state, gridIndex) / cells : 0;
}

/** Roster indices of officers whose last fix has them in the grid and is not stale, ascending (COV-6). */
export function presentOfficers(state: CoverageState, gridIndex: number, nowMs: number): readonly number[] {
  const present: number[] = [];
  for (const officer of visitorsOf(state, gridIndex)) {
    if (isPresent(state, officer, gridIndex, nowMs)) present.push(officer);
  }
  return present.sort((a, b) => a - b);
}

/** Whether the last fix of an officer has them in the grid and is not stale, and they are neither off duty nor on a break. */
export function isPresent(state: CoverageState, officer: number, gridIndex: number, nowMs: number): boolean {
  if (state.away.has(officer)) return false;
  const day = state.officers[officer];
  if (!day || day.count === 0 || presentIn(day, day.count - 1) !== gridIndex) return false;
  return nowMs - (state.day.startMs + sinceMsAt(day, day.count - 1)) <= state.policy.staleAfterMs;
}

export const REASON_CODES = [
  'complete',
  'in-progress',
  'behind',
  'not-due-yet',
  'absent-too-long',
  'nobody-today',
  'nobody-assigned',
] as const satisfies readonly GridReason['code'][];
export type ReasonCode = (typeof REASON_CODES)[number];

const STATE_OF: Readonly<Record<GridReason['code'], GridState>> = {
  complete: 'covered',
  'in-progress': 'thin',
  behind: 'thin',
  'not-due-yet': 'thin',
  'absent-too-long': 'overdue',
  'nobody-today': 'empty',
  'nobody-assigned': 'empty',
};

interface Verdict {
  readonly state: GridState;
  readonly reason: GridReason;
}

function judge(state: CoverageState, grid: number, nowMs: number, assigned: AssignedOfficers): Verdict {
  const code = codeOf(state, grid, nowMs, assigned);
  return { state: STATE_OF[code], reason: { code, ...figuresOf(code, state, grid, nowMs) } };
}

/** Why the state of a grid is what it is (COV-7 to COV-9). */
export function codeOf(state: CoverageState, grid: number, nowMs: number, assigned: AssignedOfficers): ReasonCode {
  const { policy, day } = state;
  const share = completeness(state, grid);
  if (share >= policy.completeShare) return 'complete';
  if (lastPresenceMs(state, grid) === 0) {
    if (nowMs < day.patrolStartMs) return 'not-due-yet';
    return (assigned[grid] ?? 0) === 0 ? 'nobody-assigned' : 'nobody-today';
  }
  if (absentMinutes(state, grid, nowMs) > policy.overdueAfterMinutes) return 'absent-too-long';
  return share < expectedShare(state, nowMs) ? 'behind' : 'in-progress';
}

function figuresOf(
  code: GridReason['code'],
  state: CoverageState,
  grid: number,
  nowMs: number,
): Omit<GridReason, 'code'> {
  const { policy, day } = state;
  switch (code) {
    case 'complete':
      return { rule: 'COV-7', measured: completeness(state, grid), threshold: policy.completeShare };
    case 'not-due-yet':
    case 'nobody-today':
    case 'nobody-assigned':
      return { rule: 'COV-9', measured: (nowMs - day.patrolStartMs) / MINUTE_MS, threshold: 0 };
    case 'absent-too-long':
      return { rule: 'COV-8', measured: absentMinutes(state, grid, nowMs), threshold: policy.overdueAfterMinutes };
    case 'behind':
      return { rule: 'COV-8', measured: completeness(state, grid), threshold: expectedShare(state, nowMs) };
    case 'in-progress':
      return { rule: 'COV-8', measured: completeness(state, grid), threshold: policy.completeShare };
    default:
      return unreachable(code);
  }
}

/** Minutes of the patrol day since somebody was last present; 0 before it begins. */
function absentMinutes(state: CoverageState, grid: number, nowMs: number): number {
  const { patrolStartMs, patrolEndMs } = state.day;
  const absentMs = Math.min(nowMs, patrolEndMs) - Math.max(lastPresenceMs(state, grid), patrolStartMs);
  return Math.max(0, absentMs) / MINUTE_MS;
}

/** The share that an even pace from the start to the end of the patrol day would have reached by now. */
function expectedShare(state: CoverageState, nowMs: number): number {
  const { patrolStartMs, patrolEndMs } = state.day;
  const pace = (nowMs - patrolStartMs) / Math.max(1, patrolEndMs - patrolStartMs);
  return state.policy.completeShare * Math.min(1, Math.max(0, pace));
}
