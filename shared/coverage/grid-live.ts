/** A grid is in one of these states, best to worst; the rules are in docs/rules/coverage.md. */
export const GRID_STATES = ['covered', 'thin', 'overdue', 'empty'] as const;
export type GridState = (typeof GRID_STATES)[number];

/** Why a grid has its state: the rule and the figures that it compared. */
export interface GridReason {
  readonly rule: string;
  readonly code:
    'complete' | 'in-progress' | 'behind' | 'not-due-yet' | 'absent-too-long' | 'nobody-today' | 'nobody-assigned';
  /** What was measured and what it was held against, in the unit that the code implies (share 0–1 or minutes). */
  readonly measured: number;
  readonly threshold: number;
}

/** Live coverage of one third-level grid, as it travels to screens. */
export interface GridLive {
  readonly index: number;
  readonly state: GridState;
  /** Visited cells ÷ cells since local midnight, 0–1, never above 1. */
  readonly completeness: number;
  readonly cells: number;
  readonly visitedCells: number;
  /** Last time an on-duty officer was present; null when not since local midnight. */
  readonly lastPresenceMs: number | null;
  /** Roster indices of officers present now. */
  readonly present: readonly number[];
  readonly reason: GridReason;
}
