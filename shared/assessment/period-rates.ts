import { indicatorsOf } from './indicator-tree.ts';
import type { AssessmentBook } from './period-grade.ts';
import { monthsOf, type Period } from './period.ts';
import { shareOf, type Rate } from './rates.ts';

/**
 * The rates of a town over a period, both numbers added up over its months (ASM-5), in the order of the indicators. A
 * month of which only the share is known cannot be added: its indicator is left out of the period.
 */
export function ratesIn({ assessments, policyOf }: AssessmentBook, town: string, period: Period): readonly Rate[] {
  const policy = policyOf(period);
  if (!policy) return [];
  const months = new Set(monthsOf(period));
  const lines = assessments.months
    .filter((month) => months.has(month.period))
    .flatMap((month) => month.towns.filter(({ code }) => code === town));
  const defined = new Map(policy.rates.items.map((rate) => [rate.id, rate]));
  return indicatorsOf(policy.indicators).flatMap((indicator) => {
    const rate = defined.get(indicator.formula);
    const measured = lines.map(({ indicators }) => indicators[indicator.id]).filter((one) => one !== undefined);
    if (!rate || measured.length === 0 || !measured.every((one) => Array.isArray(one))) return [];
    const numerator = measured.reduce((sum, [above]) => sum + above, 0);
    const denominator = measured.reduce((sum, [, below]) => sum + below, 0);
    const { id, label, clause, basis } = rate;
    return [{ id, label, numerator, denominator, value: shareOf({ numerator, denominator }), clause, basis }];
  });
}
