import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainGrade, gradeOf, scoreIndicators } from '../../../shared/assessment/grade.ts';
import type { NoRate } from '../../../shared/assessment/assessment-policy.ts';
import { townStandings } from '../../../shared/assessment/town-standing.ts';
import { even, month, POLICY, year } from '../../support/made-assessments.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleSource, sampleTown } from '../../support/world-samples.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const score = (measured: Parameters<typeof scoreIndicators>[0], noRate: NoRate = 'leave-out') =>
  scoreIndicators(measured, { ...POLICY, noRate }, 'source');

describe('ASM-1 bounds', () => {
  it.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89.99, 'good'],
    [80, 'good'],
    [79.99, 'pass'],
    [60, 'pass'],
    [59.99, 'fail'],
    [0, 'fail'],
  ])('ASM-1 takes lower bounds as inclusive: %d is %s', (points, grade) => {
    expect(gradeOf(points, POLICY.gradeLowerBounds)).toBe(grade);
    expect(explainGrade('T1', month('2026-10', { T1: points }), POLICY)).toMatchObject({ score: points, value: grade });
  });
});

describe('ASM-2 score', () => {
  it('ASM-2 weighs the leaves of the tree and turns rework round', () => {
    const { score: points, parts } = score({ ...even(0.8), rework: 0.1 })!;
    expect(points).toBe(81);
    expect(parts.map(({ id, weight }) => [id, weight])).toEqual([
      ['patrolCompletion', 25],
      ['attendance', 15],
      ['onTimeClosing', 25],
      ['closing', 15],
      ['rework', 10],
      ['discovery', 10],
    ]);
    expect(parts.find(({ id }) => id === 'rework')).toMatchObject({ raw: 0.1, normalised: 90, contribution: 9 });
  });

  it('ASM-2 keeps both numbers of a rate beside its share', () => {
    const { parts } = score({ ...even(1), closing: [85, 100] })!;
    expect(parts.find(({ id }) => id === 'closing')).toMatchObject({
      raw: 0.85,
      ratio: { numerator: 85, denominator: 100 },
      clause: '郑港城管委〔2026〕1号 四（三）2',
      basis: 'assumed',
    });
  });

  it('ASM-2 decides by the score that it prints, rounded to two decimals', () => {
    const of = (points: number) => explainGrade('T1', month('2026-10', { T1: points }), POLICY);
    expect(of(89.99)).toMatchObject({ score: 89.99, value: 'good' });
    expect(of(90)).toMatchObject({ score: 90, value: 'excellent' });
  });

  it('ASM-2 rounds half up or cuts off, as the policy says', () => {
    const of = (points: number, rounding: 'half-up' | 'down') =>
      explainGrade('T1', month('2026-10', { T1: points }), { ...POLICY, rounding })!;
    expect(of(89.994, 'half-up')).toMatchObject({ score: 89.99, value: 'good' });
    expect(of(89.996, 'half-up')).toMatchObject({ score: 90, value: 'excellent' });
    expect(of(89.996, 'down')).toMatchObject({ score: 89.99, value: 'good' });
    expect(of(90, 'down').sources.map(({ key }) => key)).toContain('assessment.rounding');
  });

  it('ASM-2 stays between 0 and 100, adds up to its parts, and never falls when an indicator gets better', () => {
    fc.assert(
      fc.property(share, share, fc.nat(5), (a, b, at) => {
        const before = { ...even(a), rework: a };
        const id = Object.keys(before)[at]!;
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const worse = score({ ...before, [id]: id === 'rework' ? high : low })!;
        const better = score({ ...before, [id]: id === 'rework' ? low : high })!;
        expect(better.score).toBeGreaterThanOrEqual(worse.score);
        for (const one of [worse, better]) {
          expect(one.score).toBeGreaterThanOrEqual(0);
          expect(one.score).toBeLessThanOrEqual(100);
          expect(one.parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(one.score, 1);
        }
      }),
    );
  });
});

describe('ASM-3 basis', () => {
  const source = month('2026-10', { T1: 80 });

  it('ASM-3 says that a simulated month is simulated, and that assumed indicators make it assumed', () => {
    expect(explainGrade('T1', month('2026-10', { T1: 80 }, { basis: 'simulated' }), POLICY)!.basis).toBe('simulated');
    expect(explainGrade('T1', source, POLICY)).toMatchObject({ basis: 'assumed', period: '2026-10' });
    const stated = Object.fromEntries(Object.keys(POLICY.sources).map((key) => [key, sampleSource(key)]));
    const indicators = POLICY.indicators.map((group) => ({
      ...group,
      ...('items' in group ? { items: group.items.map((one) => ({ ...one, basis: 'clause' as const })) } : {}),
    }));
    const policy = { ...POLICY, indicators, sources: stated as typeof POLICY.sources };
    expect(explainGrade('T1', source, policy)!.basis).toBe('clause');
  });

  it('ASM-3 gives no grade to a town that the month leaves out', () => {
    expect(explainGrade('T2', source, POLICY)).toBeNull();
  });
});

describe('ASM-4 no rate', () => {
  const nothingDue = { ...even(0.8), closing: [0, 0] as [number, number] };

  it('ASM-4 leaves out an indicator over zero, and shows it as 0/0 with weight 0', () => {
    const left = score(nothingDue)!;
    expect(left.score).toBe(80);
    expect(left.parts.find(({ id }) => id === 'closing')).toMatchObject({
      weight: 0,
      contribution: 0,
      ratio: { numerator: 0, denominator: 0 },
    });
  });

  it('ASM-4 can count it as nothing or in full instead; one case due makes a rate', () => {
    expect(score(nothingDue, 'zero')!.score).toBe(68);
    expect(score(nothingDue, 'full')!.score).toBe(83);
    expect(score({ ...nothingDue, closing: [0, 1] })!.score).toBe(68);
    expect(score({ ...nothingDue, closing: [1, 1] })!.score).toBe(83);
  });

  it('ASM-4 treats an indicator that was not measured alike, and has no score when none was', () => {
    const { closing: _, ...rest } = even(0.8);
    expect(score(rest)!.score).toBe(80);
    expect(score({})).toBeNull();
    expect(explainGrade('T1', { ...month('2026-10', {}), towns: [{ code: 'T1', indicators: {} }] }, POLICY)).toBeNull();
  });
});

describe('town standings', () => {
  it('lists every town by the newest month, with null where there is nothing to judge by', () => {
    const towns = deepFreeze([sampleTown(), sampleTown({ index: 1, code: 'T2' })]);
    const assessments = deepFreeze(year(month('2026-10', { T1: 95 }), month('2026-09', { T1: 50, T2: 50 })));
    const standings = townStandings({ towns, assessments, zoning: null, assessment: POLICY });
    expect(standings).toMatchObject([
      { code: 'T1', zone: null, grade: { value: 'excellent', period: '2026-10' } },
      { code: 'T2', zone: null, grade: null },
    ]);
    expect(townStandings({ towns, assessments: null, zoning: null, assessment: POLICY })[0]!.grade).toBeNull();
  });
});
