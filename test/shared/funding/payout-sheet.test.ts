import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetOf, classDayOf } from '../../../shared/funding/budget.ts';
import { fundingRecordFault, fundingRecordSchema, type FundingYear } from '../../../shared/funding/funding-record.ts';
import { payoutSheet, type SheetTown } from '../../../shared/funding/payout-sheet.ts';
import { poolLedger } from '../../../shared/funding/pool-ledger.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { zhenggangFunding } from '../../support/shipped-packs.ts';

const POLICY = deepFreeze(zhenggangFunding());
const budget = (budgetFen: number) => ({ budgetFen, from: 'town' as const, basis: 'source' as const });
const score = (value: number, isFinal = true) => ({
  score: value,
  months: ['2026-01'],
  isFinal,
  basis: 'source' as const,
});
const town = (code: string, more: Partial<SheetTown> = {}): SheetTown => ({
  code,
  classId: '2A',
  budget: budget(1_000_000),
  score: score(85),
  deductionsFen: 0,
  ...more,
});
const sheetOf = (...towns: SheetTown[]) => {
  const sheet = payoutSheet(2026, towns, POLICY);
  if (!sheet.ok) throw new Error(sheet.error);
  return sheet.value;
};

const amounts = { '1A': 5, '1B': 4, '2A': 3, '2B': 2, '3': 1 };
const year = (more: Partial<FundingYear> = {}): FundingYear => ({
  year: 2026,
  basis: 'assumed',
  provenance: ['test'],
  amountsFenByClass: null,
  budgets: [],
  deductions: [],
  spending: [],
  ...more,
});

describe('FUN-7 payout sheet', () => {
  it('FUN-7 is final only when every line is', () => {
    expect(sheetOf(town('a'), town('b')).state).toBe('final');
    expect(sheetOf(town('a'), town('b', { score: score(85, false) })).state).toBe('provisional');
    expect(sheetOf(town('a'), town('b', { score: null })).state).toBe('no-score');
    expect(sheetOf(town('a'), town('b', { budget: null })).state).toBe('final');
    expect(sheetOf(town('b', { budget: null })).state).toBe('no-budget');
    expect(sheetOf()).toMatchObject({ state: 'no-budget', totals: { budgetFen: 0 } });
  });

  it('FUN-7 lists the base part without a score, and leaves the rest undecided', () => {
    expect(sheetOf(town('a', { score: null })).lines[0]).toMatchObject({
      state: 'no-score',
      grade: null,
      payout: null,
      amounts: { baseFen: 600_000, effectFen: 400_000, paidFen: 0, pooledFen: 0, undecidedFen: 400_000 },
    });
  });

  it('FUN-7 says that a budget is missing, by the clause that orders one', () => {
    const [line] = sheetOf(town('a', { budget: null })).lines;
    expect(line).toMatchObject({ state: 'no-budget', amounts: null });
    expect(line?.reasons).toMatchObject([{ rule: 'FUN-7', code: 'budget-not-provided', ok: false, basis: 'clause' }]);
    expect(sheetOf(town('a')).lines[0]?.reasons).toMatchObject([{ ok: true, measured: 1_000_000 }]);
  });

  it('FUN-7 is no surer than its budget and its score', () => {
    const basis = (more: Partial<SheetTown>) => sheetOf(town('a', more)).lines[0]?.payout?.basis;
    expect(basis({})).toBe('clause');
    expect(basis({ budget: { ...budget(1_000_000), basis: 'assumed' } })).toBe('assumed');
    expect(basis({ score: { ...score(85), basis: 'simulated' } })).toBe('simulated');
  });

  it('FUN-7 takes the amount of the town, else of the document, else of the data for its class', () => {
    const of = (record: FundingYear | null, classId: '2A' | null = '2A', policy = POLICY) =>
      budgetOf('a', classId, { year: record, policy });
    const annexed = zhenggangFunding({ 'funding.amountsFenByClass': { ...amounts, '2A': 33 } });
    const own = year({ amountsFenByClass: amounts, budgets: [{ town: 'a', budgetFen: 7 }] });
    expect(of(own, '2A', annexed)).toMatchObject({ budgetFen: 7, from: 'town' });
    expect(of(year({ amountsFenByClass: amounts }), '2A', annexed)).toMatchObject({ budgetFen: 33, from: 'policy' });
    expect(of(year({ amountsFenByClass: amounts }))).toEqual({ budgetFen: 3, from: 'district-data', basis: 'assumed' });
    expect(of(year({ amountsFenByClass: amounts }), null)).toBeNull();
    expect(of(year())).toBeNull();
    expect(of(null)).toBeNull();
  });

  it('FUN-7 reads the class on the first or the last day of the year', () => {
    expect(classDayOf(2026, POLICY)).toBe('2026-01-01');
    expect(classDayOf(2026, { classDay: 'year-end' })).toBe('2026-12-31');
  });

  it('FUN-7 refuses a record that is not of its district or its year', () => {
    const deduction = (of: string, day: string) => ({
      town: of,
      day,
      amountFen: 1,
      reason: { zh: '因', en: 'why' },
      decidedBy: { zh: '办', en: 'office' },
      basis: 'assumed' as const,
    });
    const parse = (more: Partial<FundingYear>) => fundingRecordSchema.safeParse({ years: [year(more)] });
    expect(parse({ deductions: [deduction('a', '2026-12-31')] }).success).toBe(true);
    expect(parse({ deductions: [deduction('a', '2027-01-01')] }).error?.issues[0]?.message).toMatch(/another year/);
    const twice = [1, 2].map((budgetFen) => ({ town: 'a', budgetFen }));
    expect(parse({ budgets: twice }).error?.issues[0]?.message).toMatch(/twice/);
    expect(fundingRecordSchema.safeParse({ years: [year(), year()] }).success).toBe(false);
    const known = new Set(['a']);
    expect(fundingRecordFault({ years: [year({ deductions: [deduction('x', '2026-01-01')] })] }, known)).toBe(
      'years.0.deductions.0.town: there is no town x',
    );
    expect(fundingRecordFault({ years: [year({ budgets: twice })] }, known)).toBeNull();
  });
});

describe('FUN-6 sheets balance', () => {
  const towns = fc.uniqueArray(
    fc.record({
      code: fc.string({ minLength: 1, maxLength: 6 }),
      budgetFen: fc.option(fc.integer({ min: 0, max: 1e12 })),
      points: fc.option(fc.integer({ min: 0, max: 10_000 })),
      deductionsFen: fc.integer({ min: 0, max: 1e12 }),
    }),
    { selector: ({ code }) => code, maxLength: 20 },
  );
  const given = (
    list: readonly { code: string; budgetFen: number | null; points: number | null; deductionsFen: number }[],
  ) =>
    list.map(({ code, budgetFen, points, deductionsFen }) =>
      town(code, {
        budget: budgetFen === null ? null : budget(budgetFen),
        score: points === null ? null : score(points / 100),
        deductionsFen,
      }),
    );

  it('FUN-6 balances line by line and in total, and the pool is what the lines send', () => {
    fc.assert(
      fc.property(towns, (list) => {
        const { lines, totals, inflows } = sheetOf(...given(list));
        for (const line of [...lines.flatMap((one) => one.amounts ?? []), totals])
          expect(line.baseFen + line.paidFen + line.pooledFen + line.undecidedFen).toBe(line.budgetFen);
        expect(inflows.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(totals.pooledFen);
        expect(totals.budgetFen).toBe(list.reduce((sum, { budgetFen }) => sum + (budgetFen ?? 0), 0));
      }),
    );
  });

  it('FUN-6 gives the same bytes in any order of towns', () => {
    fc.assert(
      fc.property(towns, (list) => {
        const bytes = JSON.stringify(sheetOf(...given(list)));
        expect(JSON.stringify(sheetOf(...given(list.toReversed())))).toBe(bytes);
      }),
    );
  });

  it('FUN-6 refuses budgets whose sum cannot be counted exactly', () => {
    const most = town('a', { budget: budget(Number.MAX_SAFE_INTEGER) });
    expect(payoutSheet(2026, [most], POLICY).ok).toBe(true);
    expect(payoutSheet(2026, [most, town('b', { budget: budget(1) })], POLICY)).toMatchObject({ ok: false });
  });
});

describe('FUN-5 pool', () => {
  const spend = (id: string, amountFen: number, use = 'rectification') => ({
    id,
    day: '2027-02-01',
    use,
    action: { zh: '整治', en: 'action' },
    amountFen,
    basis: 'source' as const,
  });
  const sheet = sheetOf(town('a'), town('b', { score: score(85, false) }), town('c', { score: score(95) }));

  it('FUN-5 takes in what is not paid, by unit; what is provisional is only expected', () => {
    expect(sheet.inflows).toEqual([
      { town: 'a', amountFen: 80_000, isFinal: true },
      { town: 'b', amountFen: 80_000, isFinal: false },
    ]);
    expect(poolLedger(sheet, [], POLICY)).toMatchObject({ inflowFen: 80_000, expectedFen: 80_000, balanceFen: 80_000 });
  });

  it('FUN-5 pays named uses up to the last fen and no further', () => {
    const ledger = (...spending: ReturnType<typeof spend>[]) => poolLedger(sheet, spending, POLICY);
    expect(ledger(spend('1', 80_000))).toMatchObject({ outflowFen: 80_000, balanceFen: 0 });
    const beyond = ledger(spend('1', 80_001));
    expect(beyond).toMatchObject({ outflowFen: 0, balanceFen: 80_000 });
    expect(beyond.outflows[0]?.reasons.filter(({ ok }) => !ok)).toMatchObject([{ rule: 'FUN-5', code: 'not-covered' }]);
    const other = ledger(spend('1', 1, 'wages')).outflows[0];
    expect(other).toMatchObject({ allowed: false, balanceFen: 80_000 });
    expect(ledger(spend('2', 50_000), spend('1', 50_000)).outflows.map(({ id, allowed }) => [id, allowed])).toEqual([
      ['1', true],
      ['2', false],
    ]);
  });
});
