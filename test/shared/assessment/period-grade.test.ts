import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeIn, type AssessmentBook } from '../../../shared/assessment/period-grade.ts';
import { rankingIn } from '../../../shared/assessment/period-ranking.ts';
import { lastDayOf, monthsOf, periodKind, periodSchema, previousPeriod } from '../../../shared/assessment/period.ts';
import { townFile } from '../../../shared/assessment/town-file.ts';
import { book, month, packs, policyOf, year } from '../../support/made-assessments.ts';

const quarter = (...scores: (number | null)[]) =>
  book(year(...scores.flatMap((score, i) => (score === null ? [] : [month(`2026-0${7 + i}`, { T1: score })]))));

describe('periods', () => {
  it.each([
    ['2026-10', 'month', 1, '2026-10-31', '2026-09'],
    ['2026-01', 'month', 1, '2026-01-31', '2025-12'],
    ['2028-02', 'month', 1, '2028-02-29', '2028-01'],
    ['2026-Q4', 'quarter', 3, '2026-12-31', '2026-Q3'],
    ['2026-Q1', 'quarter', 3, '2026-03-31', '2025-Q4'],
    ['2026', 'year', 12, '2026-12-31', '2025'],
  ])('ASM-10 %s is a %s of %d months, ends %s and follows %s', (period, kind, months, last, before) => {
    expect(periodSchema.safeParse(period).success).toBe(true);
    expect([periodKind(period), monthsOf(period).length, lastDayOf(period), previousPeriod(period)]).toEqual([
      kind,
      months,
      last,
      before,
    ]);
  });

  it.each(['2026-13', '2026-00', '2026-Q5', '2026-Q0', '26', '2026-1', '2026-10-01', ''])(
    'ASM-10 refuses %j',
    (period) => {
      expect(periodSchema.safeParse(period).success).toBe(false);
    },
  );
});

describe('ASM-10 quarter and year', () => {
  it('ASM-10 is the mean of the months, each a part', () => {
    const { grade, partial, months } = gradeIn(quarter(92, 89, 88.99), 'T1', '2026-Q3');
    expect(grade).toMatchObject({ score: 90, value: 'excellent', period: '2026-Q3', subject: 'T1' });
    expect(grade!.parts.map(({ id, raw, contribution }) => [id, raw, Math.round(contribution * 100) / 100])).toEqual([
      ['2026-07', 92, 30.67],
      ['2026-08', 89, 29.67],
      ['2026-09', 88.99, 29.66],
    ]);
    expect(grade!.sources.map(({ key }) => key)).toContain('assessment.aggregation');
    expect([partial, months]).toEqual([false, ['2026-07', '2026-08', '2026-09']]);
  });

  it('ASM-10 lists a missing month, does not fill it in, and says that the result is partial', () => {
    const { grade, missing, partial } = gradeIn(quarter(90, null, 80), 'T1', '2026-Q3');
    expect(grade!.score).toBe(85);
    expect([missing, partial]).toEqual([['2026-08'], true]);
    expect(gradeIn(quarter(90), 'T1', '2026')).toMatchObject({
      grade: { score: 90 },
      months: ['2026-07'],
      partial: true,
    });
    expect(gradeIn(quarter(90), 'T1', '2026').missing).toHaveLength(11);
    expect(gradeIn(quarter(), 'T1', '2026-Q3')).toMatchObject({ grade: null, months: [], partial: true });
  });

  it('ASM-10 can take the mean of quarters for the year instead', () => {
    const uneven = quarter(90, 90, 90);
    const assessments = year(...uneven.assessments.months, month('2026-10', { T1: 70 }));
    const by = (aggregation: 'mean-of-months' | 'mean-of-quarters'): AssessmentBook => ({
      ...book(assessments),
      policyOf: (period) => {
        const policy = policyOf(period);
        return policy && { ...policy, aggregation: { quarter: 'mean-of-months', year: aggregation } };
      },
    });
    expect(gradeIn(by('mean-of-months'), 'T1', '2026').grade!.score).toBe(85);
    const { grade } = gradeIn(by('mean-of-quarters'), 'T1', '2026');
    expect(grade!.score).toBe(80);
    expect(grade!.parts.map(({ id }) => id)).toEqual(['2026-Q3', '2026-Q4']);
  });

  it('ASM-10 lies between the worst and the best month and never falls when a month gets better', () => {
    const score = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(fc.tuple(score, score, score), score, (scores, better) => {
        const mean = gradeIn(quarter(...scores), 'T1', '2026-Q3').grade!.score;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...scores) - 0.01);
        expect(mean).toBeLessThanOrEqual(Math.max(...scores) + 0.01);
        const raised = gradeIn(quarter(Math.max(scores[0], better), scores[1], scores[2]), 'T1', '2026-Q3').grade!
          .score;
        expect(raised).toBeGreaterThanOrEqual(mean);
      }),
      { numRuns: 50 },
    );
  });
});

describe('ASM-3 what was in force', () => {
  const december = book(year(month('2025-12', { T1: 95 }), month('2026-01', { T1: 95 })));

  it('ASM-3 judges a month by the packs of its last day: none before 2026', () => {
    expect(gradeIn(december, 'T1', '2025-12')).toMatchObject({ grade: null, missing: ['2025-12'] });
    expect(gradeIn(december, 'T1', '2026-01').grade).toMatchObject({ value: 'excellent' });
    expect(gradeIn(book(december.assessments, packs('zhengzhou-grid-2012')), 'T1', '2026-01').grade).toBeNull();
  });
});

describe('ranking of a period', () => {
  const uneven = book(year(month('2026-09', { T1: 90, T2: 80 }), month('2026-10', { T1: 80, T2: 90, T3: 85 })));

  it('ASM-12 ranks by the printed score and lists who has none', () => {
    const ranking = rankingIn(uneven, '2026-09');
    expect(ranking.lines.map(({ rank, item }) => [rank, item.town])).toEqual([
      [1, 'T1'],
      [2, 'T2'],
    ]);
    expect(ranking.unranked.map(({ town }) => town)).toEqual(['T3']);
    expect([ranking.partial, rankingIn(uneven, '2026-Q4').partial, rankingIn(uneven, '2027').partial]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('ASM-12 is the same for any order of towns and months', () => {
    const { assessments } = uneven;
    const turned: AssessmentBook = {
      ...uneven,
      towns: uneven.towns.toReversed(),
      assessments: { ...assessments, months: assessments.months.toReversed() },
    };
    for (const period of ['2026-10', '2026-Q4', '2026'])
      expect(JSON.stringify(rankingIn(turned, period))).toBe(JSON.stringify(rankingIn(uneven, period)));
  });
});

describe('file of a town', () => {
  it('ASM-8 holds the records of every month of the period, oldest first', () => {
    const record = { town: 'T1', item: { zh: '一', en: 'one' }, points: 1, deadline: '2026-10-30' };
    const months = ['2026-10', '2026-09'].map((period) =>
      month(period, { T1: 90 }, { inspections: [{ ...record, id: 'X-1', date: `${period}-05`, by: 'own' }] }),
    );
    const file = townFile(book(year(...months)), 'T1', '2026');
    expect(file.deductions.map(({ date }) => date)).toEqual(['2026-09-05', '2026-10-05']);
    expect(file).toMatchObject({ grade: { score: 89 }, partial: true, deviation: { own: { inspections: 2 } } });
    expect(townFile(book(year(...months)), 'T1', '2026-08').deductions).toEqual([]);
  });
});
