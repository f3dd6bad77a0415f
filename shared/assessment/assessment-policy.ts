import { z } from 'zod';
import { lowerBoundsSchema, type LowerBounds } from '../explain/bands.ts';
import { ok, type Result } from '../lib/result.ts';
import { parameter, read, readOptional } from '../policy/parameter.ts';
import type { PackInUse, Source } from '../policy/resolve-parameter.ts';

/** Grades of a unit (考核等次), best first: 优秀, 良好, 合格, 不合格. Never those of a person (see appraisal). */
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

const weightsSchema = z
  .record(z.enum(INDICATORS), z.number().nonnegative())
  .refine((weights) => Math.abs(INDICATORS.reduce((sum, id) => sum + weights[id], 0) - 100) < 1e-9, {
    error: 'weights must sum to 100',
  });

export const ASSESSMENT_PARAMETERS = {
  gradeLowerBounds: parameter('assessment.gradeLowerBounds', lowerBoundsSchema(GRADES), ['ASM-1']),
  weights: parameter('assessment.weights', weightsSchema, ['ASM-2']),
  period: parameter('assessment.period', z.enum(['month']), ['ASM-3']),
};

/** What the assessment rules need of the policy packs (docs/rules/assessment.md). */
export interface AssessmentPolicy {
  readonly gradeLowerBounds: LowerBounds<Grade>;
  readonly weights: Readonly<Record<Indicator, number>>;
  readonly sources: { readonly gradeLowerBounds: Source; readonly weights: Source };
}

/** Grade bounds and indicator weights; null when the district is under no document with grades. */
export function assessmentPolicy(packs: readonly PackInUse[]): Result<AssessmentPolicy | null> {
  const bounds = readOptional(packs, ASSESSMENT_PARAMETERS.gradeLowerBounds);
  if (!bounds.ok) return bounds;
  if (!bounds.value) return ok(null);
  const weights = read(packs, ASSESSMENT_PARAMETERS.weights);
  if (!weights.ok) return weights;
  return ok({
    gradeLowerBounds: bounds.value.value,
    weights: weights.value.value,
    sources: { gradeLowerBounds: bounds.value.source, weights: weights.value.source },
  });
}
