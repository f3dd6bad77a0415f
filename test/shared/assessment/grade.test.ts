import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATORS, type AssessmentPolicy } from '../../../shared/assessment/assessment-policy.ts';
import { assessmentsSchema, type Assessments } from '../../../shared/assessment/assessments.ts';
import { explainGrade, gradeOf } from '../../../shared/assessment/grade.ts';
import { townStandings } from '../../../shared/assessment/town-standing.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleSource, sampleTown } from '../../support/world-samples.ts';

const POLICY: AssessmentPolicy = deepFreeze({
  gradeLowerBounds: { excellent: 90, good: 80, pass: 60, fail: 0 },
  weights: { patrolCompletion: 25, onTimeClosing: 25, closing: 15, attendance: 15, discovery: 10, rework: 10 },
  sources: {
    gradeLowerBounds: sampleSource('the document 五（二）2'),
    weights: sampleSource('the document 四（三）2', 'assumed'),
  },
});

function month(value: number, rework = 1 - value, basis: Assessments['basis'] = 'simulated'): Assessments {
  const even = Object.fromEntries(INDICATORS.map((id) => [id, id === 'rework' ? rework : value]));
  return deepFreeze(
    assessmentsSchema.parse({ period: '2026-10', basis, provenance: [], towns: [{ code: 'T1', indicators: even }] }),
  );
}

describe('ASM-1 to ASM-3 grades', () => {
  it.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89.99, 'good'],
    [80, 'good'],
    [79.99, 'pass'],
    [60, 'pass'],
    [59.99, 'fail'],
    [0, 'fail'],
  ])('ASM-1 takes lower bounds as inclusive: %d is %s', (score, grade) => {
    expect(gradeOf(score, POLICY.gradeLowerBounds)).toBe(grade);
  });

  it('ASM-2 weighs the indicators and turns rework round', () => {
    const grade = explainGrade('T1', month(0.8, 0.1), POLICY)!;
    expect(grade).toMatchObject({ score: 81, value: 'good', period: '2026-10', clause: 'the document 五（二）2' });
    expect(grade.parts.find(({ id }) => id === 'rework')).toMatchObject({ raw: 0.1, normalised: 90, contribution: 9 });
  });

  it('ASM-2 decides by the score that it prints, rounded to two decimals', () => {
    expect(explainGrade('T1', month(0.8999), POLICY)).toMatchObject({ score: 89.99, value: 'good' });
    expect(explainGrade('T1', month(0.9), POLICY)).toMatchObject({ score: 90, value: 'excellent' });
  });

  it('ASM-2 stays between 0 and 100 and adds up to its parts', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 1, noNaN: true }), fc.float({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const { score, parts } = explainGrade('T1', month(a, b), POLICY)!;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(score, 1);
      }),
    );
  });

  it('ASM-3 says that a simulated month is simulated, and weights that no document gives are assumed', () => {
    expect(explainGrade('T1', month(0.8), POLICY)!.basis).toBe('simulated');
    expect(explainGrade('T1', month(0.8, 0, 'source'), POLICY)!.basis).toBe('assumed');
    expect(
      explainGrade('T1', month(0.8, 0, 'source'), {
        ...POLICY,
        sources: { ...POLICY.sources, weights: sampleSource('') },
      })!.basis,
    ).toBe('clause');
  });

  it('ASM-3 gives no grade to a town that the month leaves out', () => {
    expect(explainGrade('T2', month(0.8), POLICY)).toBeNull();
  });

  it('refuses a month that is none and shares above 1', () => {
    const bad = (more: object) => assessmentsSchema.safeParse({ ...month(0.8), ...more }).success;
    expect(bad({})).toBe(true);
    expect(bad({ period: '2026-13' })).toBe(false);
    expect(bad({ towns: [{ code: 'T1', indicators: { closing: 1.1 } }] })).toBe(false);
  });
});

describe('town standings', () => {
  it('lists every town, with null where there is nothing to judge by', () => {
    const towns = deepFreeze([sampleTown(), sampleTown({ index: 1, code: 'T2' })]);
    const standings = townStandings({ towns, assessments: month(0.95), zoning: null, assessment: POLICY });
    expect(standings).toMatchObject([
      { code: 'T1', zone: null, grade: { value: 'excellent' } },
      { code: 'T2', zone: null, grade: null },
    ]);
    expect(townStandings({ towns, assessments: null, zoning: null, assessment: POLICY })[0]!.grade).toBeNull();
  });
});
