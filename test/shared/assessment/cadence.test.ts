import { describe, expect, it } from 'vitest';
import { lastSpanBefore } from '../../../shared/assessment/cadence.ts';
import { cadenceStates } from '../../../shared/assessment/cadence-states.ts';
import { signOff } from '../../../shared/assessment/sign-off.ts';
import { book, month, packs, POLICY, policyOf, year } from '../../support/made-assessments.ts';

const states = (today: string, policy = POLICY) => {
  const record = { town: 'T1', item: { zh: '一', en: 'one' }, points: 1, deadline: '2026-10-30', id: 'X-1' };
  const inspections = [{ ...record, date: '2026-10-31' }];
  const assessments = year(month('2026-10', { T1: 90 }, { inspections }));
  return cadenceStates(book(assessments), policy, today).map(({ activity, last, done }) => [activity, last, done]);
};

describe('ASM-11 cadences', () => {
  it.each([
    ['2026-11-01', 'day', '2026-10-31'],
    ['2026-01-01', 'day', '2025-12-31'],
    ['2026-11-21', 'week', '2026-11-09'],
    ['2026-11-22', 'week', '2026-11-09'],
    ['2026-11-23', 'week', '2026-11-16'],
    ['2026-11-30', 'month', '2026-10'],
    ['2026-12-01', 'month', '2026-11'],
    ['2026-01-31', 'month', '2025-12'],
    ['2026-09-30', 'quarter', '2026-Q2'],
    ['2026-10-01', 'quarter', '2026-Q3'],
    ['2026-03-31', 'quarter', '2025-Q4'],
  ] as const)('ASM-11 on %s the newest %s that is over is %s', (today, every, last) => {
    expect(lastSpanBefore(today, every)).toBe(last);
  });

  it('ASM-11 says whether the daily inspection and the monthly score are there, and leaves the review open', () => {
    expect(states('2026-11-01')).toEqual([
      ['inspection', '2026-10-31', true],
      ['score', '2026-10', true],
      ['review', '2026-Q3', null],
    ]);
    expect(states('2026-12-01')).toEqual([
      ['inspection', '2026-11-30', false],
      ['score', '2026-11', false],
      ['review', '2026-Q3', null],
    ]);
  });

  it('ASM-11 adds up the cadences of several documents', () => {
    const xinmi = policyOf('2026-10', packs('xinmi-2019', 'zhengzhou-2018', 'zhengzhou-grid-2012', 'zhenggang-2026'))!;
    expect(states('2026-11-21', xinmi).map(([activity]) => activity)).toEqual([
      'ranking',
      'meeting',
      'site-view',
      'inspection',
      'score',
      'review',
    ]);
  });
});

describe('ASM-19 five parties', () => {
  const { value: parties, source } = POLICY.parties!;
  const sign = (...signed: string[]) =>
    signOff(
      '2026',
      parties,
      signed.map((party) => ({ period: '2026', party, on: '2027-01-10' })),
      source,
    );

  it('ASM-19 asks the lead and four others', () => {
    expect(sign().map(({ code, ok }) => [code, ok])).toEqual([
      ['lead:commission-office', false],
      ['joint:discipline', false],
      ['joint:social-governance', false],
      ['joint:finance', false],
      ['joint:audit', false],
    ]);
    expect(sign()[0]).toMatchObject({ clause: '郑港城管委〔2026〕1号 四（三）2', basis: 'clause' });
  });

  it('ASM-19 is signed when all five have: four are not enough', () => {
    const ids = parties.map(({ id }) => id);
    expect(sign(...ids.slice(1)).every(({ ok }) => ok)).toBe(false);
    expect(sign(...ids).every(({ ok }) => ok)).toBe(true);
    const other = signOff('2026', parties, [{ period: '2025', party: 'audit', on: '2026-01-10' }], source);
    expect(other.some(({ ok }) => ok)).toBe(false);
  });
});
