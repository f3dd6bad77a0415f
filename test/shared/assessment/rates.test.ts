import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTS, ratesOf, ratesSchema, type Counts } from '../../../shared/assessment/rates.ts';
import { ratesIn } from '../../../shared/assessment/period-rates.ts';
import { book, month, POLICY, year } from '../../support/made-assessments.ts';

const of = (id: string, counts: Counts) => ratesOf(POLICY.rates, counts).find((rate) => rate.id === id);

describe('ASM-5 rates', () => {
  it('ASM-5 has the five rates of the 2012 plan and those beside them, each with its clause', () => {
    const counts = Object.fromEntries(COUNTS.map((id) => [id, 1]));
    const rates = ratesOf(POLICY.rates, counts);
    expect(rates).toHaveLength(20);
    expect(rates.map(({ label }) => label.zh)).toEqual(
      expect.arrayContaining([
        '派案率',
        '结案率',
        '上报率',
        '发现率',
        '处置率',
        '按期结案率',
        '见巡率',
        '管事率',
        '主动发现占比',
      ]),
    );
    for (const { clause, basis } of rates) {
      expect(clause).toMatch(/^郑州市城市管理局网格化管理工作实施方案（2012） /);
      expect(basis).toBe('assumed');
    }
  });

  it('ASM-5 always says both numbers', () => {
    expect(of('dispatch', { dispatched: 9, filed: 10 })).toMatchObject({ numerator: 9, denominator: 10, value: 0.9 });
    expect(of('reportUp', { escalated: 2, beyondLevel: 3 })).toMatchObject({ numerator: 2, denominator: 3 });
    expect(of('discovery', { sampledFound: 30, sampledProblems: 40 })).toMatchObject({ value: 0.75 });
    expect(of('patrolSeen', { patrolsSeen: 1, patrolsPlanned: 4 })).toMatchObject({ value: 0.25 });
    expect(of('patrolHandled', { patrolProblemsHandled: 3, patrolProblemsFound: 4 })).toMatchObject({ value: 0.75 });
    expect(of('ownDiscovery', { foundByOwnStaff: 3, foundByOthers: 1 })).toMatchObject({ denominator: 4, value: 0.75 });
  });

  it('ASM-5 leaves out a rate whose counts were not taken; zero is a count', () => {
    expect(of('dispatch', { filed: 10 })).toBeUndefined();
    expect(of('dispatch', { filed: 10, dispatched: 0 })).toMatchObject({ value: 0 });
  });

  it('ASM-4 has no rate over zero', () => {
    expect(of('dispatch', { dispatched: 0, filed: 0 })).toMatchObject({ numerator: 0, denominator: 0, value: null });
    expect(of('dispatch', { dispatched: 0, filed: 1 })!.value).toBe(0);
  });

  it('ASM-5 refuses a rate twice, and a count that nobody takes', () => {
    const { counts, items } = POLICY.rates;
    const error = (value: unknown) => ratesSchema.safeParse(value).error?.issues[0]?.message ?? null;
    expect(error({ counts, items })).toBeNull();
    expect(error({ counts, items: [...items, items[0]] })).toBe('a rate is defined twice');
    expect(error({ counts, items: [{ ...items[0], numerator: ['guessed'] }] })).not.toBeNull();
    expect(error({ counts, items: [{ ...items[0], denominator: [] }] })).not.toBeNull();
  });

  it('ASM-5 adds both numbers over the months of a period, and cannot add bare shares', () => {
    const line = (period: string, closing: [number, number] | number) => ({
      ...month(period, {}),
      towns: [{ code: 'T1', indicators: { closing } }],
    });
    const both = book(year(line('2026-07', [8, 10]), line('2026-08', [1, 10])));
    expect(ratesIn(both, 'T1', '2026-Q3')).toMatchObject([
      { id: 'closing', numerator: 9, denominator: 20, value: 0.45 },
    ]);
    expect(ratesIn(both, 'T1', '2026-09')).toEqual([]);
    expect(ratesIn(book(year(line('2026-07', [8, 10]), line('2026-08', 0.1))), 'T1', '2026-Q3')).toEqual([]);
    expect(ratesIn(both, 'T1', '2025-08')).toEqual([]);
  });
});

describe('ASM-6 due to close as data', () => {
  it('ASM-6 is closed plus overdue and not closed', () => {
    const counts = { closed: 6, closedInTime: 5, overdueUnclosed: 2 };
    expect(of('closing', counts)).toMatchObject({ numerator: 6, denominator: 8 });
    expect(of('onTimeClosing', counts)).toMatchObject({ numerator: 5, denominator: 8 });
    expect(of('handling', { handled: 3, overdueUnhandled: 1 })).toMatchObject({ numerator: 3, denominator: 4 });
  });

  it('ASM-6 stays within 0 and 1, or is no rate', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(count, count, count, (late, inTime, overdueUnclosed) => {
        const counts = { closed: late + inTime, closedInTime: inTime, overdueUnclosed };
        for (const id of ['closing', 'onTimeClosing']) {
          const { value, denominator } = of(id, counts)!;
          if (denominator === 0) expect(value).toBeNull();
          else expect(value! >= 0 && value! <= 1).toBe(true);
        }
      }),
    );
  });
});
