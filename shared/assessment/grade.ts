import { bandOf } from '../explain/bands.ts';
import { explainScore, weighted } from '../explain/explain-score.ts';
import type { Explained } from '../explain/explained.ts';
import type { Label } from '../model/basis.ts';
import { GRADES, INDICATORS, type AssessmentPolicy, type Grade, type Indicator } from './assessment-policy.ts';
import type { Assessments } from './assessments.ts';

const LABELS: Readonly<Record<Indicator, Label>> = {
  patrolCompletion: { zh: '全面巡查完成率', en: 'Full patrols done' },
  onTimeClosing: { zh: '按期结案率', en: 'Closed in time' },
  closing: { zh: '结案率', en: 'Closed' },
  attendance: { zh: '到岗率', en: 'Attendance' },
  discovery: { zh: '发现率', en: 'Found by patrols' },
  rework: { zh: '返工率', en: 'Rework' },
};

/** Indicators of which less is better. */
const INVERTED: ReadonlySet<Indicator> = new Set(['rework']);

/** The grade of a score (ASM-1): lower bounds are inclusive. */
export function gradeOf(score: number, lowerBounds: AssessmentPolicy['gradeLowerBounds']): Grade {
  return bandOf(score, GRADES, lowerBounds).value;
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
  const figures = INDICATORS.map((id) => {
    const raw = line.indicators[id];
    return {
      id,
      label: LABELS[id],
      weight: policy.weights[id],
      raw,
      unit: 'share' as const,
      normalised: (INVERTED.has(id) ? 1 - raw : raw) * 100,
      basis: assessments.basis,
      clause: policy.sources.weights.clause,
      ratio: null,
    };
  });
  return explainScore({
    subject: townCode,
    period: assessments.period,
    ...weighted(figures),
    order: GRADES,
    bounds: policy.gradeLowerBounds,
    clause: policy.sources.gradeLowerBounds.clause,
    sources: [policy.sources.gradeLowerBounds, policy.sources.weights],
  });
}
