import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assessmentFaults, assessmentsSchema } from '../../shared/assessment/assessments.ts';
import { consequencesIn } from '../../shared/assessment/consequences.ts';
import { deductionsOf } from '../../shared/assessment/grade.ts';
import type { AssessmentBook } from '../../shared/assessment/period-grade.ts';
import { rankingIn } from '../../shared/assessment/period-ranking.ts';
import { policyOf, remembered } from '../support/made-assessments.ts';
import { shippedDistrict } from '../support/shipped-district.ts';

const DATA = join(import.meta.dirname, '../../data/districts');
const assessmentsOf = (id: string) =>
  assessmentsSchema.parse(JSON.parse(readFileSync(join(DATA, id, 'assessments.json'), 'utf8')));

/**
 * The whole of 郑州航空港 in October, the third quarter and the year so far, worked out apart from the program with exact
 * fractions. Nothing rewrites the golden file.
 */
const GOLDEN: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/zhenggang-assessment.json'), 'utf8'),
);
const PERIODS = ['2026-10', '2026-Q3', '2026'];

const { towns, packs } = shippedDistrict('zhenggang');
const assessments = assessmentsOf('zhenggang');
const book: AssessmentBook = {
  towns: towns.map(({ code }) => code),
  assessments,
  policyOf: remembered(packs),
};

function computed(given: AssessmentBook) {
  const each = <T>(make: (period: string) => T) => Object.fromEntries(PERIODS.map((period) => [period, make(period)]));
  const october = given.assessments.months.find(({ period }) => period === '2026-10')!;
  const lost = given.towns.toSorted().flatMap((town) => {
    const points = deductionsOf(town, october, given.policyOf('2026-10')!).reduce((sum, one) => sum + one.deducted, 0);
    return points > 0 ? [[town, points] as const] : [];
  });
  return {
    deductions: Object.fromEntries(lost),
    rankings: each((period) =>
      rankingIn(given, period).lines.map(({ item, rank, score }) => ({
        town: item.town,
        rank,
        score,
        grade: item.grade?.value,
      })),
    ),
    partial: each((period) => rankingIn(given, period).partial),
    consequences: each((period) =>
      consequencesIn(given, period)
        .map(({ town, id }) => `${town} ${id}`)
        .sort(),
    ),
  };
}

describe('golden sheet of the assessment', () => {
  it('ASM-1 ASM-2 ASM-8 ASM-10 ASM-12 ASM-15 gives what was written down', () => {
    expect(computed(book)).toEqual(GOLDEN);
  });

  it('ASM-12 gives the same bytes with towns and months in another order', () => {
    const months = assessments.months.toReversed().map((month) => ({ ...month, towns: month.towns.toReversed() }));
    const turned = { ...book, towns: book.towns.toReversed(), assessments: { ...assessments, months } };
    expect(JSON.stringify(computed(turned))).toBe(JSON.stringify(computed(book)));
  });
});

describe.each(['zhenggang', 'haimen', 'xinmi'])('assessments of %s', (id) => {
  it('ASM-3 are a simulated year of months that fit towns and indicators, small enough to ship', () => {
    const shipped = shippedDistrict(id);
    const given = assessmentsOf(id);
    const indicators = policyOf('2026-10', shipped.packs)!.indicators;
    expect(
      assessmentFaults(given, { towns: new Set(shipped.towns.map(({ code }) => code)), indicators: () => indicators }),
    ).toEqual([]);
    expect(given.months).toHaveLength(12);
    expect(new Set(given.months.map(({ basis }) => basis))).toEqual(new Set(['simulated']));
    expect(readFileSync(join(DATA, id, 'assessments.json')).byteLength).toBeLessThanOrEqual(60_000);
  });
});
