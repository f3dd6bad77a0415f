import { weightedScore } from '../lib/weighted-score.ts';
import type { Explained } from '../world/change.ts';
import { explainedBasis } from '../world/explained-basis.ts';
import { GRADES, INDICATORS, type AssessmentPolicy, type Grade, type Indicator } from './assessment-policy.ts';
import type { Assessments } from './assessments.ts';

/** Indicators of which less is better. */
const INVERTED: ReadonlySet<Indicator> = new Set(['rework']);

/** The grade of a score (ASM-1): lower bounds are inclusive. */
export function gradeOf(score: number, lowerBounds: AssessmentPolicy['gradeLowerBounds']): Grade {
  return GRADES.find((grade) => score >= lowerBounds[grade]) ?? 'fail';
}

/**
 * Grade of a town in the assessed month with the parts of its score (郑港城管委〔2026〕1号 五（二）2, ASM-1 to ASM-3).
 * Null when the month has no line for the town.
 */
export function explainGrade(
  townCode: string,
  assessments: Assessments,
  policy: AssessmentPolicy,
): Explained<Grade> | null {
  const line = assessments.towns.find(({ code }) => code === townCode);
  if (!line) return null;
  const { score, parts } = weightedScore(
    INDICATORS.map((id) => {
      const raw = line.indicators[id];
      const normalised = (INVERTED.has(id) ? 1 - raw : raw) * 100;
      return { id, weight: policy.weights[id], raw, normalised, basis: assessments.basis };
    }),
  );
  return {
    value: gradeOf(score, policy.gradeLowerBounds),
    score,
    parts,
    clause: policy.clause,
    basis: explainedBasis(parts, [policy.boundsBasis, policy.weightsBasis]),
    period: assessments.period,
  };
}
