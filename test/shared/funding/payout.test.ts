import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADES } from '../../../shared/assessment/grades.ts';
import { fenSchema, MONEY_ROUNDINGS, portionOf, shareSchema, sumFen } from '../../../shared/funding/money.ts';
import { payoutOf, splitOf } from '../../../shared/funding/payout.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { zhenggangFunding } from '../../support/shipped-packs.ts';

const POLICY = deepFreeze(zhenggangFunding());
const pay = (budgetFen: number, score: number, deductionsFen = 0, policy = POLICY) =>
  payoutOf({ subject: null, period: null, budgetFen, score, deductionsFen }, policy);

describe('FUN-1 parts', () => {
  it('FUN-1 splits 60 to 40', () => {
    expect(pay(1_000_000, 95)).toMatchObject({ baseFen: 600_000, effectFen: 400_000 });
    expect(pay(0, 95)).toMatchObject({ baseFen: 0, effectFen: 0, paidFen: 0, pooledFen: 0 });
  });

  it('FUN-1 refuses shares that do not make the whole', () => {
    expect(() => zhenggangFunding({ 'funding.baseShare': 0.61 })).toThrow(/must sum to 1/);
    expect(() => zhenggangFunding({ 'funding.baseShare': 0.7, 'funding.effectivenessShare': 0.3 })).not.toThrow();
  });
});

describe('FUN-2 payout by grade', () => {
  it.each([
    [100, 'excellent', 400_000],
    [90, 'excellent', 400_000],
    [89.999, 'good', 320_000],
    [89.99, 'good', 320_000],
    [80, 'good', 320_000],
    [79.99, 'pass', 200_000],
    [60, 'pass', 200_000],
    [59.99, 'fail', 0],
    [0, 'fail', 0],
  ] as const)('FUN-2 pays for a score of %d, which is %s, %d of 400000 fen', (score, grade, paidFen) => {
    expect(pay(1_000_000, score)).toMatchObject({ grade, value: grade, paidFen, pooledFen: 400_000 - paidFen });
  });

  it('FUN-2 comes to 100, 92, 80 and 60 percent of the amount', () => {
    const whole = [95, 85, 70, 50].map((score) => pay(1_000_000, score));
    expect(whole.map(({ baseFen, paidFen }) => (baseFen + paidFen) / 10_000)).toEqual([100, 92, 80, 60]);
  });

  it('FUN-2 says what the grades above and below would pay', () => {
    expect(pay(1_000_000, 79.5).otherGrades).toEqual([
      { value: 'good', direction: 'up', points: 0.5, paidFen: 320_000 },
      { value: 'fail', direction: 'down', points: 19.51, paidFen: 0 },
    ]);
    expect(pay(1_000_000, 95).otherGrades).toEqual([
      { value: 'good', direction: 'down', points: 5.01, paidFen: 320_000 },
    ]);
  });

  it('FUN-2 refuses shares that pay a better grade less', () => {
    const payoutShares = { excellent: 0.8, good: 0.9, pass: 0.5, fail: 0 };
    expect(() => zhenggangFunding({ 'funding.payoutShares': payoutShares })).toThrow(/must not be paid less/);
  });

  it('FUN-2 never pays less for a higher score', () => {
    const score = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        score,
        score,
        fc.integer({ min: 0, max: 1e9 }),
        (budget, a, b, d) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(pay(budget, high, d).paidFen).toBeGreaterThanOrEqual(pay(budget, low, d).paidFen);
        },
      ),
    );
  });
});

describe('FUN-3 deductions', () => {
  it('FUN-3 takes from what the grade gives, up to all of it, and pools it', () => {
    expect(pay(1_000_000, 85, 319_999)).toMatchObject({ paidFen: 1, deductedFen: 319_999, pooledFen: 399_999 });
    expect(pay(1_000_000, 85, 320_000)).toMatchObject({ paidFen: 0, deductedFen: 320_000, pooledFen: 400_000 });
    expect(pay(1_000_000, 85, 320_001)).toMatchObject({
      baseFen: 600_000,
      paidFen: 0,
      deductionsFen: 320_001,
      deductedFen: 320_000,
    });
    expect(pay(1_000_000, 50, 1)).toMatchObject({ paidFen: 0, deductedFen: 0, pooledFen: 400_000 });
  });

  it('FUN-3 takes from the part before the share of the grade, where the policy says so', () => {
    const before = zhenggangFunding({ 'funding.deductionTiming': 'before-grade' });
    expect(pay(1_000_000, 85, 100_000, before)).toMatchObject({ paidFen: 240_000, deductedFen: 80_000 });
    expect(pay(1_000_000, 85, 400_001, before)).toMatchObject({ paidFen: 0, deductedFen: 320_000, baseFen: 600_000 });
    expect(pay(1_000_000, 85, 100_000)).toMatchObject({ paidFen: 220_000, deductedFen: 100_000 });
  });

  it('FUN-3 names the assumed timing only where something is deducted', () => {
    const keys = (deduction: number) => pay(1_000_000, 85, deduction).sources.map(({ key }) => key);
    expect(keys(0)).not.toContain('funding.deductionTiming');
    expect(keys(1)).toContain('funding.deductionTiming');
    expect([pay(1_000_000, 85).basis, pay(1_000_000, 85, 1).basis]).toEqual(['clause', 'assumed']);
  });
});

describe('FUN-4 rounding', () => {
  it('FUN-4 rounds the base part half up and gives the rest to the effectiveness part', () => {
    // 60 % of 1, 2, 3, 4 and 5 fen: 0.6, 1.2, 1.8, 2.4 and 3.
    expect([1, 2, 3, 4, 5].map((budget) => pay(budget, 95).baseFen)).toEqual([1, 1, 2, 2, 3]);
    expect([1, 2, 3, 4, 5].map((budget) => pay(budget, 95).effectFen)).toEqual([0, 1, 1, 2, 2]);
  });

  it('FUN-4 cuts the payout to a fen and pools the rest', () => {
    expect(pay(2, 70)).toMatchObject({ effectFen: 1, paidFen: 0, pooledFen: 1 });
    const up = zhenggangFunding({ 'funding.rounding': { base: 'down', paid: 'up' } });
    expect(pay(2, 70, 0, up)).toMatchObject({ baseFen: 1, effectFen: 1, paidFen: 1, pooledFen: 0 });
  });

  it('FUN-4 is a source, and makes the answer assumed, only where a part was not whole fen', () => {
    expect(pay(1_000_000, 70).basis).toBe('clause');
    expect(pay(1_000_001, 70)).toMatchObject({ basis: 'assumed' });
    expect(pay(1_000_001, 70).lines.map(({ id, basis }) => `${id} ${basis}`)).toEqual([
      'base assumed',
      'effectiveness assumed',
      'by-grade clause',
      'deducted assumed',
      'paid clause',
      'pooled clause',
    ]);
  });

  it('FUN-4 loses no fen to binary fractions', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(portionOf(most, 0.6, 'down')).toBe(Number((BigInt(most) * 6n) / 10n));
    expect(portionOf(most, 1, 'up')).toBe(most);
    expect(portionOf(3, 0.333333, 'down')).toBe(0);
    expect(portionOf(1, 0.5, 'half-up')).toBe(1);
    expect(portionOf(1, 0.499999, 'half-up')).toBe(0);
    expect(shareSchema.safeParse(0.1234567).success).toBe(false);
    expect(shareSchema.safeParse(0.123456).success).toBe(true);
  });
});

describe('FUN-6 conservation', () => {
  const fen = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const share = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
  const rounding = fc.constantFrom(...MONEY_ROUNDINGS);

  it('FUN-6 accounts for every fen, whatever budget, grade, deduction, shares and rounding', () => {
    fc.assert(
      fc.property(
        fen,
        fc.constantFrom(...GRADES),
        fen,
        share,
        share,
        fc.record({ base: rounding, paid: rounding }),
        fc.constantFrom('after-grade' as const, 'before-grade' as const),
        (budgetFen, grade, deductionsFen, baseShare, paidShare, rounds, deductionTiming) => {
          const payoutShares = { excellent: paidShare, good: paidShare, pass: paidShare, fail: paidShare };
          const policy = { ...POLICY, baseShare, payoutShares, rounding: rounds, deductionTiming };
          const split = splitOf({ budgetFen, deductionsFen, grade }, policy);
          const { baseFen, effectFen, paidFen, pooledFen, deductedFen } = split;
          expect(BigInt(baseFen) + BigInt(paidFen) + BigInt(pooledFen)).toBe(BigInt(budgetFen));
          expect(baseFen + effectFen).toBe(budgetFen);
          for (const amount of Object.values(split)) expect(fenSchema.safeParse(amount).success).toBe(true);
          expect(deductedFen).toBeLessThanOrEqual(deductionsFen);
          expect(deductedFen).toBeLessThanOrEqual(effectFen);
          expect(paidFen + deductedFen).toBeLessThanOrEqual(effectFen);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'FUN-6 refuses %d fen',
    (amount) => {
      expect(fenSchema.safeParse(amount).success).toBe(false);
    },
  );

  it('FUN-6 counts sums exactly, or says that they cannot be', () => {
    expect(sumFen([Number.MAX_SAFE_INTEGER - 1, 1])).toBe(Number.MAX_SAFE_INTEGER);
    expect(sumFen([Number.MAX_SAFE_INTEGER, 1])).toBeNull();
    expect(sumFen([])).toBe(0);
  });
});
