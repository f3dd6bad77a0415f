import { bandOf } from '../explain/bands.ts';
import { explainScore, weighted, type WeighedFigure } from '../explain/explain-score.ts';
import type { Explained, ScorePart } from '../explain/explained.ts';
import { roundScore } from '../lib/round.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import type { AssessedMonth, Measured } from './assessments.ts';
import { GRADES, type Grade } from './grades.ts';
import { indicatorsOf, type Indicator } from './indicator-tree.ts';
import { auditDeduction, inspectionDeduction, type Deduction } from './inspections.ts';
import { shareOf } from './rates.ts';

/** The grade of a score (ASM-1): lower bounds are inclusive. */
export function gradeOf(score: number, lowerBounds: AssessmentPolicy['gradeLowerBounds']): Grade {
  return bandOf(score, GRADES, lowerBounds).value;
}

/**
 * Grade of a town in an assessed month with the parts of its score (郑港城管委〔2026〕1号 五（二）2, ASM-1 to ASM-9): the
 * indicators first, then what inspections and audits took off. Null when the month has no line for the town, or no
 * indicator of it could be measured.
 */
export function explainGrade(town: string, month: AssessedMonth, policy: AssessmentPolicy): Explained<Grade> | null {
  const line = month.towns.find(({ code }) => code === town);
  if (!line) return null;
  const measured = scoreIndicators(line.indicators, policy, month.basis);
  if (!measured) return null;
  const taken = deductionsOf(town, month, policy);
  const total = measured.parts.reduce((sum, { contribution }) => sum + contribution, 0);
  const deducted = taken.reduce((sum, deduction) => sum + deduction.deducted, 0);
  return explainScore({
    subject: town,
    period: month.period,
    score: deducted > 0 ? roundScore(Math.max(0, total - deducted), policy.rounding) : measured.score,
    parts: [...measured.parts, ...taken.map((deduction) => deductionPart(deduction, month, policy))],
    order: GRADES,
    bounds: policy.gradeLowerBounds,
    clause: policy.sources.gradeLowerBounds.clause,
    sources: sourcesOf(policy, taken),
  });
}

/**
 * Weighted score of what was measured (ASM-2), in the order of the tree; null when no indicator has a rate (ASM-4).
 * An indicator that is not there was not measured: it has no rate.
 */
export function scoreIndicators(
  measured: Readonly<Record<string, Measured>>,
  policy: Pick<AssessmentPolicy, 'indicators' | 'noRate' | 'rounding'>,
  basis: WeighedFigure['basis'],
): { readonly score: number; readonly parts: readonly ScorePart[] } | null {
  const figures = indicatorsOf(policy.indicators).map((indicator) =>
    figureOf(indicator, measured[indicator.id], policy.noRate, basis),
  );
  return figures.some(({ weight }) => weight > 0) ? weighted(figures, policy.rounding) : null;
}

function figureOf(
  { id, label, weight, unit, better, clause, ...indicator }: Indicator,
  measured: Measured | undefined,
  noRate: AssessmentPolicy['noRate'],
  basis: WeighedFigure['basis'],
): WeighedFigure {
  const ratio = Array.isArray(measured) ? { numerator: measured[0], denominator: measured[1] } : null;
  const raw = ratio ? shareOf(ratio) : ((measured as number | undefined) ?? null);
  const shown = { id, label, unit, clause, basis: basis === 'source' ? indicator.basis : basis };
  if (raw === null)
    return {
      ...shown,
      weight: noRate === 'leave-out' ? 0 : weight,
      raw: 0,
      normalised: noRate === 'full' ? 100 : 0,
      ratio: { numerator: 0, denominator: 0 },
    };
  const share = unit === 'share' ? raw : raw / 100;
  return { ...shown, weight, raw, normalised: (better === 'less' ? 1 - share : share) * 100, ratio };
}

/** What inspections and audits of a month take off a town's score, by date and id (ASM-8, ASM-9). */
export function deductionsOf(
  town: string,
  { inspections, audits }: Pick<AssessedMonth, 'inspections' | 'audits'>,
  policy: Pick<AssessmentPolicy, 'rectification' | 'auditPoints'>,
): readonly Deduction[] {
  const own = <T extends { readonly town: string }>(records: readonly T[]) =>
    records.filter((record) => record.town === town);
  return [
    ...own(inspections).map((inspection) => inspectionDeduction(inspection, policy.rectification)),
    ...own(audits).map((audit) => auditDeduction(audit, policy.auditPoints)),
  ].sort((a, b) => compare(a.date, b.date) || compare(a.source, b.source) || compare(a.id, b.id));
}

function deductionPart(deduction: Deduction, { basis }: AssessedMonth, policy: AssessmentPolicy): ScorePart {
  const { id, source, label, points, deducted } = deduction;
  const from = source === 'inspection' ? policy.sources.rectification : policy.sources.auditPoints;
  return {
    id: `${source}:${id}`,
    label,
    weight: 0,
    raw: points,
    unit: 'point',
    normalised: 0,
    contribution: deducted === 0 ? 0 : -deducted,
    basis: basis === 'source' ? from.basis : basis,
    clause: from.clause,
    ratio: null,
  };
}

function sourcesOf({ sources }: AssessmentPolicy, taken: readonly Deduction[]): Explained<Grade>['sources'] {
  const used = [sources.gradeLowerBounds, sources.indicators, sources.rates, sources.noRate, sources.rounding];
  if (taken.some(({ source }) => source === 'inspection')) used.push(sources.rectification);
  if (taken.some(({ source }) => source === 'audit')) used.push(sources.auditPoints);
  return used;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
