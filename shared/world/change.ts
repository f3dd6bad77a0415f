import type { Grade } from '../assessment/grades.ts';
import type { GridLive } from '../coverage/grid-live.ts';
import type { CaseFact } from '../model/case.ts';
import type { Explained } from '../explain/explained.ts';
import type { StaffingFinding } from '../staffing/finding.ts';
import type { ZoneClass } from '../zoning/zoning-policy.ts';

/** A message for a person: something happened that needs a look. */
export interface Alert {
  readonly id: string;
  readonly kind:
    | 'grid-empty'
    | 'grid-overdue'
    | 'officer-silent'
    | 'officer-outside'
    | 'case-late'
    | 'case-new'
    | 'case-raised'
    | 'case-urged'
    | 'whistle';
  readonly town: string;
  readonly grid: string | null;
  readonly officer: string | null;
  readonly case: string | null;
  readonly sinceMs: number;
  readonly severity: 'info' | 'warning' | 'severe';
}

/** What a town is and how it stands: class and grade with their reasons (computed at the server by shared rules). */
export interface TownStanding {
  readonly code: string;
  readonly zone: Explained<ZoneClass> | null;
  readonly grade: Explained<Grade> | null;
}

/** One numbered fact that changed. Batches of these are the `changes` stream of a scope. */
export type Change =
  | { readonly kind: 'grids'; readonly grids: readonly GridLive[] }
  | { readonly kind: 'case'; readonly case: CaseFact }
  | { readonly kind: 'alert-raised'; readonly alert: Alert }
  | { readonly kind: 'alert-cleared'; readonly id: string; readonly town: string }
  | { readonly kind: 'findings'; readonly findings: readonly StaffingFinding[] }
  | { readonly kind: 'standing'; readonly standing: TownStanding };
