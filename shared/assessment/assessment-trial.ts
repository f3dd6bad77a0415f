import { z } from 'zod';
import { explainScore } from '../explain/explain-score.ts';
import type { Explained } from '../explain/explained.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { roundToCents } from '../lib/round.ts';
import type { Label } from '../model/basis.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import { measuredFault, measuredSchema, type Measured } from './assessments.ts';
import { GRADES, type Grade } from './grades.ts';
import { scoreIndicators } from './grade.ts';
import { indicatorsOf, type Indicator } from './indicator-tree.ts';

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

/** An indicator that a trial does not measure: it was left out, or both its numbers are 0 and it has no rate. */
interface MissingIndicator {
  readonly id: string;
  readonly label: Label;
  /** Of 100, in the tree of the document. */
  readonly weight: number;
  readonly why: 'not-given' | 'no-rate';
}

/** A grade that was tried, and what it does not stand on (ASM-23). */
export interface TriedGrade extends Explained<Grade> {
  readonly missing: readonly MissingIndicator[];
  /** Weight of what was measured, of 100; null for a score that was given. */
  readonly measuredWeight: number | null;
  /** Says that it is no full score, and how the missing ones count; null when nothing is missing. */
  readonly note: Label | null;
}

/**
 * The grade of a score or of parts as it would be (ASM-1, ASM-2, ASM-4). An indicator that is left out has no rate, and is
 * told as missing (ASM-23).
 *
 * Fails, naming the field, for an indicator that the policy does not have, a share above 1, or when nothing was measured.
 */
export function gradeOfTrial(
  { score, parts = {} }: AssessmentTrial,
  policy: AssessmentPolicy,
): Result<TriedGrade, { readonly path: string; readonly message: string }> {
  const { gradeLowerBounds: bounds, sources } = policy;
  const judged = { subject: null, period: null, order: GRADES, bounds, clause: sources.gradeLowerBounds.clause };
  if (score !== undefined)
    return ok({
      ...explainScore({ ...judged, score, parts: [], sources: [sources.gradeLowerBounds] }),
      missing: [],
      measuredWeight: null,
      note: null,
    });
  const indicators = indicatorsOf(policy.indicators);
  const units = new Map(indicators.map(({ id, unit }) => [id, unit]));
  for (const [id, measured] of Object.entries(parts)) {
    const message = measuredFault(units.get(id), measured);
    if (message !== null) return err({ path: `parts.${id}`, message });
  }
  const scored = scoreIndicators(parts, policy, 'source');
  if (!scored) return err({ path: 'parts', message: 'no indicator was measured' });
  const used = [sources.gradeLowerBounds, sources.indicators, sources.rates, sources.noRate];
  const missing = indicators.flatMap((indicator) => missingOf(indicator, parts[indicator.id]));
  const measuredWeight = roundToCents(100 - missing.reduce((sum, { weight }) => sum + weight, 0));
  return ok({
    ...explainScore({ ...judged, ...scored, sources: used }),
    missing,
    measuredWeight,
    note: missing.length === 0 ? null : noteOf(missing.length, measuredWeight, policy.noRate),
  });
}

function missingOf({ id, label, weight }: Indicator, measured: Measured | undefined): readonly MissingIndicator[] {
  if (measured === undefined) return [{ id, label, weight, why: 'not-given' }];
  return Array.isArray(measured) && measured[1] === 0 ? [{ id, label, weight, why: 'no-rate' }] : [];
}

function noteOf(count: number, measuredWeight: number, noRate: AssessmentPolicy['noRate']): Label {
  const zh = {
    'leave-out': `仅按已测指标（权重合计${measuredWeight}）折算`,
    zero: '缺项按0分计',
    full: '缺项按满分计',
  };
  const en = {
    'leave-out': `scored by what was measured alone, ${measuredWeight} of 100 by weight`,
    zero: 'what is missing counts as 0',
    full: 'what is missing counts in full',
  };
  return {
    zh: `不是完整得分：缺${count}项指标，${zh[noRate]}。`,
    en: `Not a full score: ${count} indicators are missing; ${en[noRate]}.`,
  };
}
