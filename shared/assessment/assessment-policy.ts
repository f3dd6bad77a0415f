/** Grades (考核等次), best first. */
export const GRADES = ['excellent', 'good', 'pass', 'fail'] as const;
export type Grade = (typeof GRADES)[number];

/**
 * Monthly indicators, each a share 0–1: grids fully patrolled on due days, cases closed in time, cases closed, shifts
 * attended, cases found by patrols before others reported them, and cases handled again (rework; less is better).
 */
export const INDICATORS = [
  'patrolCompletion',
  'onTimeClosing',
  'closing',
  'attendance',
  'discovery',
  'rework',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** What the assessment rules need of the policy packs (docs/rules/assessment.md). */
export interface AssessmentPolicy {
  readonly gradeLowerBounds: Readonly<Record<Grade, number>>;
  readonly weights: Readonly<Record<Indicator, number>>;
  readonly clause: string;
  readonly boundsBasis: 'clause' | 'assumed';
  readonly weightsBasis: 'clause' | 'assumed';
}
