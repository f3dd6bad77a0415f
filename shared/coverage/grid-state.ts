import type { CoverageState } from './coverage-state.ts';
import { presentIn, sinceMsAt } from './officer-day.ts';
import { GRID_STATES, type GridLive, type GridReason, type GridState } from './grid-live.ts';

const MINUTE_MS = 60_000;

/** By grid index: how many officers the roster assigns to it (see staffing/assigned-officers.ts). */
export type AssignedOfficers = ArrayLike<number>;

/** Live coverage of one grid with the rule and the figures that decided its state (COV-7 to COV-9). */
export function gridLive(state: CoverageState, gridIndex: number, nowMs: number, assigned: AssignedOfficers): GridLive {
  const present = presentOfficers(state, gridIndex, nowMs);
  const lastPresenceMs = state.lastPresenceMs[gridIndex]!;
  return {
    index: gridIndex,
    ...judge(state, gridIndex, nowMs, assigned),
    completeness: completeness(state, gridIndex),
    cells: state.index.cellsOfGrid[gridIndex]!,
    visitedCells: state.visitedOfGrid[gridIndex]!,
    lastPresenceMs: lastPresenceMs > 0 ? lastPresenceMs : null,
    present,
  };
}

/** Visited ÷ all cells of the day, 0–1 (COV-3). */
export function completeness(state: CoverageState, gridIndex: number): number {
  const cells = state.index.cellsOfGrid[gridIndex]!;
  return cells > 0 ? state.visitedOfGrid[gridIndex]! / cells : 0;
}

/** Roster indices of officers whose last fix has them in the grid and is not stale, ascending (COV-6). */
export function presentOfficers(state: CoverageState, gridIndex: number, nowMs: number): readonly number[] {
  const present: number[] = [];
  for (const officer of state.visitors[gridIndex] ?? []) {
    if (isPresent(state, officer, gridIndex, nowMs)) present.push(officer);
  }
  return present.sort((a, b) => a - b);
}

function isPresent(state: CoverageState, officer: number, gridIndex: number, nowMs: number): boolean {
  const day = state.officers[officer];
  if (!day || day.count === 0 || presentIn(day, day.count - 1) !== gridIndex) return false;
  return nowMs - (state.day.startMs + sinceMsAt(day, day.count - 1)) <= state.policy.staleAfterMs;
}

/**
 * Grids whose state, reason or present officers changed since the last sweep by time alone: patrols become due, absence
 * grows too long, officers fall silent. The first sweep of a day names every grid.
 */
export function sweep(state: CoverageState, nowMs: number, assigned: AssignedOfficers): readonly number[] {
  const changed: number[] = [];
  for (let grid = 0; grid < state.index.gridCount; grid++) {
    if (state.index.cellsOfGrid[grid] === 0) continue;
    const mark = sweepMark(state, grid, nowMs, assigned);
    if (mark === state.swept[grid]) continue;
    state.swept[grid] = mark;
    changed.push(grid);
  }
  return changed;
}

const REASON_CODES = [
  'complete',
  'in-progress',
  'behind',
  'not-due-yet',
  'absent-too-long',
  'nobody-today',
  'nobody-assigned',
] as const satisfies readonly GridReason['code'][];

function sweepMark(state: CoverageState, grid: number, nowMs: number, assigned: AssignedOfficers): number {
  const verdict = judge(state, grid, nowMs, assigned);
  let present = 0;
  for (const officer of state.visitors[grid] ?? []) if (isPresent(state, officer, grid, nowMs)) present++;
  return (
    (present * GRID_STATES.length + GRID_STATES.indexOf(verdict.state)) * 8 + REASON_CODES.indexOf(verdict.reason.code)
  );
}

interface Verdict {
  readonly state: GridState;
  readonly reason: GridReason;
}

function verdict(
  state: GridState,
  rule: string,
  code: GridReason['code'],
  measured: number,
  threshold: number,
): Verdict {
  return { state, reason: { rule, code, measured, threshold } };
}

function judge(state: CoverageState, grid: number, nowMs: number, assigned: AssignedOfficers): Verdict {
  const { policy, day } = state;
  const share = completeness(state, grid);
  if (share >= policy.completeShare) return verdict('covered', 'COV-7', 'complete', share, policy.completeShare);
  const lastPresenceMs = state.lastPresenceMs[grid]!;
  const dueMinutes = (nowMs - day.patrolStartMs) / MINUTE_MS;
  if (lastPresenceMs === 0) {
    if (dueMinutes < 0) return verdict('thin', 'COV-9', 'not-due-yet', dueMinutes, 0);
    const code = (assigned[grid] ?? 0) === 0 ? 'nobody-assigned' : 'nobody-today';
    return verdict('empty', 'COV-9', code, dueMinutes, 0);
  }
  const absentMs = Math.min(nowMs, day.patrolEndMs) - Math.max(lastPresenceMs, day.patrolStartMs);
  const absentMinutes = Math.max(0, absentMs) / MINUTE_MS;
  if (absentMinutes > policy.overdueAfterMinutes)
    return verdict('overdue', 'COV-8', 'absent-too-long', absentMinutes, policy.overdueAfterMinutes);
  const expected = expectedShare(state, nowMs);
  if (share < expected) return verdict('thin', 'COV-8', 'behind', share, expected);
  return verdict('thin', 'COV-8', 'in-progress', share, policy.completeShare);
}

/** The share that an even pace from the start to the end of the patrol day would have reached by now. */
function expectedShare(state: CoverageState, nowMs: number): number {
  const { patrolStartMs, patrolEndMs } = state.day;
  const pace = (nowMs - patrolStartMs) / Math.max(1, patrolEndMs - patrolStartMs);
  return state.policy.completeShare * Math.min(1, Math.max(0, pace));
}
