/** Something wrong with how people are assigned, found by a staffing rule (docs/rules/staffing.md). */
export interface StaffingFinding {
  /** Stable: same rule and subject give the same id. */
  readonly id: string;
  readonly rule: string;
  readonly code:
    | 'too-many-grids'
    | 'too-few-grids'
    | 'grid-without-officer'
    | 'town-below-minimum'
    | 'auxiliary-without-supervisor'
    | 'unknown-grid';
  readonly town: string;
  readonly grid: string | null;
  readonly officer: string | null;
  readonly measured: number;
  readonly threshold: number;
  /** Document and section of the number that was compared with, and whether the document says it. */
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}
