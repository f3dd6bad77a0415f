import type { TimeLimit } from '../clocks/time-limit.ts';
import type { CaseCategory } from '../model/case.ts';

/** What the lateness rules need of the policy packs (docs/rules/cases.md). */
export interface CasePolicy {
  /** Time to handle a case, from its report; a category that is not named has no limit. */
  readonly limits: Readonly<Partial<Record<CaseCategory, TimeLimit>>>;
  /** Share of the limit after which a case is in warning, 0–1. */
  readonly warnShare: number;
}

/** Which cases of a kind belong together (CAS-13, CAS-19). */
export interface NearbyPolicy {
  readonly withinM: number;
  /** How many make a root-cause item. */
  readonly least: number;
  /** Ended cases count for so long after their report. */
  readonly recentDays: number;
}
