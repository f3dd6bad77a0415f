import { z } from 'zod';
import { explainScore } from '../explain/explain-score.ts';
import type { Explained } from '../explain/explained.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import { measuredFault, measuredSchema } from './assessments.ts';
import { GRADES, type Grade } from './grades.ts';
import { scoreIndicators } from './grade.ts';
import { indicatorsOf } from './indicator-tree.ts';

/** Either a score, judged as it is, or what was measured of the indicators: a share, both its numbers, or points. */
export const assessmentTrialSchema = z
  .strictObject({
    score: z.number().min(0).max(100).optional(),
    parts: z.record(z.string().max(64), measuredSchema).optional(),
  })
  .superRefine(({ score, parts }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (score === undefined && parts === undefined) wrong('score', 'give either score or parts');
    if (score !== undefined && parts !== undefined) wrong('parts', 'give score or parts, not both');
  });
export type AssessmentTrial = z.infer<typeof assessmentTrialSchema>;

/**
 * The grade of a score or of parts as it would be (ASM-1, ASM-2, ASM-4). An indicator that is left out has no rate.
 *
 * Fails, naming the field, for an indicator that the policy does not have, a share above 1, or when nothing was measured.
 */
export function gradeOfTrial(
  { score, parts = {} }: AssessmentTrial,
  policy: AssessmentPolicy,
): Result<Explained<Grade>, { readonly path: string; readonly message: string }> {
  const { gradeLowerBounds: bounds, sources } = policy;
  const judged = { subject: null, period: null, order: GRADES, bounds, clause: sources.gradeLowerBounds.clause };
  if (score !== undefined)
    return ok(explainScore({ ...judged, score, parts: [], sources: [sources.gradeLowerBounds] }));
  const units = new Map(indicatorsOf(policy.indicators).map(({ id, unit }) => [id, unit]));
  for (const [id, measured] of Object.entries(parts)) {
    const message = measuredFault(units.get(id), measured);
    if (message !== null) return err({ path: `parts.${id}`, message });
  }
  const scored = scoreIndicators(parts, policy, 'source');
  if (!scored) return err({ path: 'parts', message: 'no indicator was measured' });
  const used = [sources.gradeLowerBounds, sources.indicators, sources.rates, sources.noRate];
  return ok(explainScore({ ...judged, ...scored, sources: used }));
}
