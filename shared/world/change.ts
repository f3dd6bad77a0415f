import type { GridLive } from '../coverage/grid-live.ts';
import type { CaseView } from '../model/case.ts';
import type { StaffingFinding } from '../staffing/finding.ts';

/** A message for a person: something happened that needs a look. */
export interface Alert {
  readonly id: string;
  readonly kind: 'grid-empty' | 'grid-overdue' | 'officer-silent' | 'officer-outside' | 'case-late' | 'case-new';
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
  readonly zone: Explained<'1A' | '1B' | '2A' | '2B' | '3'> | null;
  readonly grade: Explained<'excellent' | 'good' | 'pass' | 'fail'> | null;
}

/** A value with the parts it came from; what the panel prints, it never recomputes. */
export interface Explained<T extends string> {
  readonly value: T;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly clause: string;
  /** `assumed` as soon as one part is. */
  readonly basis: 'clause' | 'assumed' | 'simulated';
  /** The period that was assessed (`2026-10`), null for a standing property such as the zone class. */
  readonly period: string | null;
}

export interface ScorePart {
  readonly id: string;
  readonly weight: number;
  /** Raw figure in its own unit, and the same normalised to 0–100. */
  readonly raw: number;
  readonly normalised: number;
  readonly contribution: number;
  readonly basis: 'clause' | 'source' | 'assumed' | 'simulated';
}

/** One numbered fact that changed. Batches of these are the `changes` stream of a scope. */
export type Change =
  | { readonly kind: 'grids'; readonly grids: readonly GridLive[] }
  | { readonly kind: 'case'; readonly case: CaseView }
  | { readonly kind: 'alert-raised'; readonly alert: Alert }
  | { readonly kind: 'alert-cleared'; readonly id: string; readonly town: string }
  | { readonly kind: 'findings'; readonly findings: readonly StaffingFinding[] }
  | { readonly kind: 'standing'; readonly standing: TownStanding };
