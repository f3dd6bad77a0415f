import { describe, expect, it } from 'vitest';
import type { AssessedMonth } from '../../../shared/assessment/assessments.ts';
import { consequencesIn, personalExcellentBarredBy } from '../../../shared/assessment/consequences.ts';
import { monthsOf } from '../../../shared/assessment/period.ts';
import type { PackInUse } from '../../../shared/policy/resolve-parameter.ts';
import { book, month, packs, year, ZHENGGANG } from '../../support/made-assessments.ts';

type Scores = Readonly<Record<string, number>>;

function following(period: string, months: readonly AssessedMonth[], inUse: readonly PackInUse[] = ZHENGGANG) {
  const found = consequencesIn(book(year(...months), inUse), period);
  return {
    found,
    of: (id: string) => found.filter((one) => one.id === id).map(({ town }) => town),
    one: (id: string) => found.find((one) => one.id === id),
  };
}
const inMonth = (scores: Scores, inUse?: readonly PackInUse[]) =>
  following('2026-10', [month('2026-10', scores)], inUse);
const whole = (period: string, scores: Scores) => monthsOf(period).map((one) => month(one, scores));

describe('ASM-15 by rank', () => {
  it('ASM-15 fines and criticises the last of a month, with rule, clause and period', () => {
    const { of, one } = inMonth({ T1: 90, T2: 80, T3: 70 });
    expect([of('monthly-last-fine'), of('monthly-last-criticism')]).toEqual([['T3'], ['T3']]);
    expect(one('monthly-last-fine')).toMatchObject({
      rule: 'ASM-15',
      pack: 'zhengzhou-grid-2012',
      effects: ['fine'],
      amountFen: null,
      periods: ['2026-10'],
      clause: '郑州市城市管理局网格化管理工作实施方案（2012） 七（五）',
      provisional: false,
    });
    expect(one('monthly-last-criticism')!.clause).toMatch(/九（六）$/);
  });

  it('ASM-15 takes all who share the last place, and nobody when all are equal', () => {
    expect(inMonth({ T1: 90, T2: 70, T3: 70 }).of('monthly-last-fine')).toEqual(['T2', 'T3']);
    expect(inMonth({ T1: 70, T2: 70 }).of('monthly-last-fine')).toEqual([]);
    expect(inMonth({ T1: 70 }).of('monthly-last-fine')).toEqual([]);
  });

  it('ASM-15 rewards the first three of a quarter, not of a month', () => {
    const scores = { T1: 90, T2: 85, T3: 80, T4: 75, T5: 75 };
    expect(following('2026-Q3', whole('2026-Q3', scores)).of('quarterly-first-three')).toEqual(['T1', 'T2', 'T3']);
    expect(inMonth(scores).of('quarterly-first-three')).toEqual([]);
    const shared = { ...scores, T4: 80 };
    expect(following('2026-Q3', whole('2026-Q3', shared)).of('quarterly-first-three')).toEqual([
      'T1',
      'T2',
      'T3',
      'T4',
    ]);
  });

  it('ASM-15 brings the last of a year the talk with its leaders and bars it from awards', () => {
    const { of, one } = following('2026', whole('2026', { T1: 90, T2: 70 }));
    expect(of('year-last')).toEqual(['T2']);
    expect(one('year-last')).toMatchObject({
      effects: ['criticise', 'fine', 'admonishing-talk', 'no-advanced-unit', 'no-personal-excellent'],
      provisional: false,
    });
    expect(of('monthly-last-fine')).toEqual([]);
  });

  it('ASM-15 is provisional while a month is missing', () => {
    const months = whole('2026', { T1: 90, T2: 70 });
    expect(following('2026', months.slice(0, 11)).one('year-last')).toMatchObject({ provisional: true });
    expect(following('2026', months).one('year-last')).toMatchObject({ provisional: false });
  });

  it('ASM-15 applies under the 2012 plan only, and says when it is assumed that the district is under it', () => {
    const scores = { T1: 90, T2: 70 };
    const assumed = ZHENGGANG.map((use) =>
      use.pack.id === 'zhengzhou-grid-2012' ? { ...use, basis: 'assumed' as const } : use,
    );
    expect(inMonth(scores).one('monthly-last-fine')!.basis).toBe('clause');
    expect(inMonth(scores, assumed).one('monthly-last-fine')!.basis).toBe('assumed');
    const simulated = following('2026-10', [month('2026-10', scores, { basis: 'simulated' })]);
    expect(simulated.one('monthly-last-fine')!.basis).toBe('simulated');
    const without = ZHENGGANG.map(({ pack, basis }) => {
      const parameters = { ...pack.parameters };
      if (pack.id === 'zhengzhou-grid-2012') delete parameters['assessment.consequences'];
      return { basis, pack: { ...pack, parameters } };
    });
    expect(inMonth(scores, without).of('monthly-last-fine')).toEqual([]);
  });
});

describe('ASM-16 two fails running', () => {
  const run = (...scores: (number | null)[]) =>
    following(
      '2026-10',
      scores.flatMap((score, i) =>
        score === null ? [] : [month(`2026-${String(11 - scores.length + i).padStart(2, '0')}`, { T1: score })],
      ),
    );

  it('ASM-16 brings an interview of the head: one fail does not, two do', () => {
    expect(run(60, 59.99).of('interview')).toEqual([]);
    expect(run(59.99, 60).of('interview')).toEqual([]);
    expect(run(59.99, 59.99).of('interview')).toEqual(['T1']);
    expect(run(59.99).of('interview')).toEqual([]);
    expect(run(59.99, 59.99).one('interview')).toMatchObject({
      rule: 'ASM-16',
      effects: ['interview'],
      periods: ['2026-09', '2026-10'],
      clause: '郑港城管委〔2026〕1号 六（三）',
    });
  });

  it('ASM-16 is ended by a period without a grade, and names the last two of a longer run', () => {
    expect(run(50, null, 50).of('interview')).toEqual([]);
    expect(run(50, 50, 50).one('interview')!.periods).toEqual(['2026-09', '2026-10']);
  });

  it('ASM-16 goes by months and by years, not by quarters', () => {
    const both = [...whole('2026', { T1: 50 }), ...whole('2027', { T1: 50 })];
    expect(following('2027', both).one('interview')).toMatchObject({ periods: ['2026', '2027'], provisional: false });
    expect(following('2026-Q3', both).of('interview')).toEqual([]);
    expect(following('2027', both.slice(1)).one('interview')!.provisional).toBe(true);
  });
});

describe('ASM-17 by grade, conduct and result', () => {
  it('ASM-17 praises an excellent year and not a good one', () => {
    const praised = (score: number) => following('2026', whole('2026', { T1: score }));
    expect([praised(90).of('praise'), praised(89.99).of('praise')]).toEqual([['T1'], []]);
    expect(praised(90).one('praise')).toMatchObject({ basis: 'assumed', effects: ['praise'] });
    expect(praised(90).of('examples')).toEqual(['T1']);
    expect(inMonth({ T1: 95 }).of('praise')).toEqual([]);
  });

  it('ASM-17 brings a failing unit rectification, criticism and a cut of funds; 60 does not', () => {
    expect(inMonth({ T1: 60 }).of('poor')).toEqual([]);
    const { one } = inMonth({ T1: 59.99 });
    expect(one('poor')).toMatchObject({ effects: ['rectify', 'criticise', 'fund-deduction'], rule: 'ASM-17' });
    expect(one('failed')).toMatchObject({ effects: ['punish'], pack: 'zhengzhou-grid-2012' });
  });

  it('ASM-17 goes by the conduct that a supervisor recorded', () => {
    const record = (more: object) => ({
      id: 'X-1',
      date: '2026-10-05',
      town: 'T1',
      item: { zh: '一', en: 'one' },
      points: 0,
      deadline: '2026-10-09',
      ...more,
    });
    const XINMI = packs('xinmi-2019', 'zhengzhou-2018', 'zhengzhou-grid-2012', 'zhenggang-2026');
    const recorded = (more: object) =>
      following('2026-10', [month('2026-10', { T1: 90, T2: 80 }, { inspections: [record(more)] })], XINMI).found.filter(
        ({ id }) => id === 'conduct',
      );
    expect(recorded({})).toEqual([]);
    expect(recorded({ conduct: 'shirking' })).toMatchObject([
      { town: 'T1', pack: 'xinmi-2019', effects: ['criticise', 'public-statement', 'interview'] },
      { town: 'T1', pack: 'zhengzhou-2018', effects: ['criticise', 'accountability'] },
    ]);
  });

  it('ASM-17 says where the results go', () => {
    expect(inMonth({ T1: 90, T2: 80 }).of('urban-rural')).toEqual(['T1', 'T2']);
    expect(
      inMonth({ T1: 90 }, packs('xinmi-2019', 'zhengzhou-grid-2012', 'zhenggang-2026')).one('published'),
    ).toMatchObject({
      effects: ['published', 'year-end-record', 'civilised-unit'],
      clause: '新密政文〔2019〕287号 五（三）',
    });
    expect(following('2026', whole('2026', { T1: 70 })).one('result-use')).toMatchObject({
      effects: ['unit-award', 'head-appraisal'],
    });
  });

  it('ASM-17 is the same for any order of towns and months, and nothing where no document with grades is in force', () => {
    const months = [...whole('2026-Q3', { T1: 50, T2: 95, T3: 70 }), month('2025-10', { T1: 50 })];
    for (const period of ['2026-09', '2026-Q3', '2026'])
      expect(JSON.stringify(following(period, months.toReversed()).found)).toBe(
        JSON.stringify(following(period, months).found),
      );
    expect(following('2025-10', months).found).toEqual([]);
  });
});

describe('ASM-18 personal 优秀', () => {
  const { found } = following('2026', whole('2026', { T1: 90, T2: 70 }));

  it('ASM-18 bars the town that was last in that year', () => {
    expect(personalExcellentBarredBy('T2', '2026', found)).toMatchObject({ id: 'year-last' });
    expect(personalExcellentBarredBy('T1', '2026', found)).toBeNull();
    expect(personalExcellentBarredBy('T2', '2027', found)).toBeNull();
  });

  it('ASM-18 does not bar by a provisional last place', () => {
    const partial = following('2026', whole('2026', { T1: 90, T2: 70 }).slice(1)).found;
    expect(personalExcellentBarredBy('T2', '2026', partial)).toBeNull();
  });
});
