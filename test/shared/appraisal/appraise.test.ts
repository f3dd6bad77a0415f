import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  APPRAISAL_KEY,
  APPRAISAL_PARAMETERS,
  appraisalPolicy,
  type AppraisalPolicy,
} from '../../../shared/appraisal/appraisal-policy.ts';
import { appraiseUnit, type AppraisedMember } from '../../../shared/appraisal/appraise.ts';
import { PERSON_GRADES } from '../../../shared/appraisal/person-grade.ts';
import { GRADES } from '../../../shared/assessment/grades.ts';
import { chooseDocuments } from '../../../shared/policy/choose-documents.ts';
import { packFaults } from '../../../shared/policy/check-pack.ts';
import type { PackInUse } from '../../../shared/policy/resolve-parameter.ts';
import { shippedPacks } from '../../support/shipped-district.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';

const LIBRARY = [...shippedPolicies().values()];

function read(inUse: readonly PackInUse[], wanted: string | null = null) {
  const chosen = chooseDocuments(APPRAISAL_KEY, { inUse, library: LIBRARY, wanted });
  if (!chosen.ok) throw new Error(chosen.error);
  return appraisalPolicy(chosen.value);
}

function policyOf(district: string, wanted: string | null = null): AppraisalPolicy {
  const policy = read(shippedPacks(district), wanted);
  if (!policy.ok) throw new Error(policy.error);
  return policy.value;
}

const HAIMEN = policyOf('haimen');
const member = (
  id: string,
  scores: AppraisedMember['scores'],
  more: Partial<AppraisedMember> = {},
): AppraisedMember => ({
  id,
  scores,
  proposed: null,
  joined: null,
  left: null,
  ...more,
});
/** Twenty members: three may be excellent. */
const unit = (...best: readonly AppraisedMember[]) => [
  ...best,
  ...Array.from({ length: 20 - best.length }, (_, i) => member(`z${String(i).padStart(2, '0')}`, 80)),
];
const appraise = (members: readonly AppraisedMember[], lastOfYear = false, policy = HAIMEN) =>
  appraiseUnit({ year: 2025, members, lastOfYear }, policy);
const gradesOf = (answer: ReturnType<typeof appraise>) =>
  Object.fromEntries(answer.items.filter(({ id }) => !id.startsWith('z')).map(({ id, grade }) => [id, grade]));

describe('APR-1 grades of persons', () => {
  it('APR-1 are four, once a year, and are not those of units', () => {
    expect(HAIMEN.values.grades).toEqual({ grades: [...PERSON_GRADES], timesPerYear: 1 });
    expect(PERSON_GRADES).toHaveLength(4);
    expect(PERSON_GRADES.filter((grade) => (GRADES as readonly string[]).includes(grade))).toEqual(['excellent']);
  });

  it('APR-1 refuses a pack that grades persons as units', () => {
    const pack = LIBRARY.find(({ id }) => id === 'haimen-2022')!;
    const parameter = { ...pack.parameters[APPRAISAL_KEY]!, value: { grades: [...GRADES], timesPerYear: 1 } } as never;
    expect(packFaults({ ...pack, parameters: { ...pack.parameters, [APPRAISAL_KEY]: parameter } })[0]).toMatch(
      /^parameters\.appraisal\.personGrades at grades/,
    );
  });
});

describe('APR-7 the grade that a score stands for', () => {
  it.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89.99, 'competent'],
    [75, 'competent'],
    [74.99, 'barely-competent'],
    [60, 'barely-competent'],
    [59.99, 'incompetent'],
    [0, 'incompetent'],
  ])('APR-7 takes lower bounds as inclusive: %d is %s', (score, grade) => {
    const [item] = appraise([member('a', score)]).items;
    expect(item!.proposed).toBe(grade);
    expect(item!.score).toMatchObject({ value: grade, score, basis: 'assumed', period: '2025', subject: 'a' });
  });

  it('APR-7 gives way to the grade that the unit proposes', () => {
    expect(gradesOf(appraise([member('a', 80, { proposed: 'incompetent' })]))).toEqual({ a: 'incompetent' });
  });
});

describe('APR-2 the cap before publishing', () => {
  it('APR-2 keeps what fits: three of twenty', () => {
    const answer = appraise(unit(member('a', 95), member('b', 94), member('c', 93)));
    expect(answer.cap).toEqual({ people: 20, share: 0.15, most: 3, nominated: 3, awarded: 3 });
    expect([answer.proposal.ok, answer.result.ok]).toEqual([true, true]);
  });

  it('APR-2 moves the fourth of twenty down, and says so', () => {
    const answer = appraise(unit(member('a', 95), member('b', 94), member('c', 93), member('d', 92)));
    expect(gradesOf(answer)).toEqual({ a: 'excellent', b: 'excellent', c: 'excellent', d: 'competent' });
    expect(answer.items.find(({ id }) => id === 'd')).toMatchObject({
      proposed: 'excellent',
      moved: { rule: 'APR-2', code: 'cap', clause: '海政办发〔2022〕8号 三（五）10' },
    });
    expect(answer.proposal).toMatchObject({ ok: false, measured: 4, threshold: 3 });
    expect(answer.result).toMatchObject({ ok: true, measured: 3, threshold: 3, basis: 'assumed' });
  });

  it('APR-3 moves everybody of a tie at the cut down', () => {
    const answer = appraise(unit(member('a', 95), member('b', 94), member('c', 93), member('d', 93)));
    expect(gradesOf(answer)).toEqual({ a: 'excellent', b: 'excellent', c: 'competent', d: 'competent' });
    expect(answer.items[2]!.moved).toMatchObject({ rule: 'APR-3', code: 'tie-at-cap' });
    expect(answer.cap.awarded).toBe(2);
  });

  it('APR-3 lets the tie-breaks of the pack decide', () => {
    const reading = { ...HAIMEN.values.capReading, tieBreaks: ['effect'] };
    const policy = { ...HAIMEN, values: { ...HAIMEN.values, capReading: reading } };
    const scores = (effect: number) => ({ state: 188 - effect, effect, records: 90, training: 90 });
    const answer = appraise(
      unit(member('a', 95), member('b', 94), member('c', scores(94)), member('d', scores(93))),
      false,
      policy,
    );
    expect(answer.items[2]!.score.score).toBe(answer.items[3]!.score.score);
    expect(gradesOf(answer)).toEqual({ a: 'excellent', b: 'excellent', c: 'excellent', d: 'competent' });
  });

  it('APR-4 counts the people of the end of the year: who left before has no grade and gives no place', () => {
    const left = member('y', 99, { left: '2025-11-30' });
    const answer = appraise([...unit(member('a', 95), member('b', 94), member('c', 93)).slice(0, 19), left]);
    expect(answer.cap).toMatchObject({ people: 19, most: 2, awarded: 2 });
    expect(answer.items.find(({ id }) => id === 'y')).toMatchObject({
      grade: null,
      moved: { rule: 'APR-4', code: 'not-in-service' },
    });
  });

  it('APR-2 and APR-3 hold for any unit, in any order', () => {
    const anybody = fc.array(fc.integer({ min: 85, max: 95 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(anybody, fc.boolean(), (scores, last) => {
        const members = scores.map((score, i) => member(`m${i}`, score));
        const answer = appraise(members, last);
        const awarded = answer.items.filter(({ grade }) => grade === 'excellent');
        expect(awarded.length).toBeLessThanOrEqual(Math.floor(scores.length * 0.15 + 1e-9));
        expect(answer.result.ok).toBe(true);
        expect(JSON.stringify(appraise(members.toReversed(), last))).toBe(JSON.stringify(answer));
      }),
    );
  });
});

describe('APR-6 the unit that was last in the year', () => {
  it('APR-6 has nobody excellent, by the clause', () => {
    const members = unit(member('a', 95), member('b', 80));
    expect(gradesOf(appraise(members))).toEqual({ a: 'excellent', b: 'competent' });
    const answer = appraise(members, true);
    expect(gradesOf(answer)).toEqual({ a: 'competent', b: 'competent' });
    expect(answer.items[0]!.moved).toMatchObject({
      rule: 'APR-6',
      code: 'unit-last',
      clause: expect.stringMatching(/九（六）$/),
    });
    expect(answer.proposal).toMatchObject({ ok: false, measured: 1, threshold: 0 });
  });

  it('APR-6 needs a document that says so', () => {
    const answer = appraise(unit(member('a', 95)), true, { ...HAIMEN, lastUnitBars: null });
    expect(gradesOf(answer)).toEqual({ a: 'excellent' });
  });
});

describe('APR-5 dimensions', () => {
  const codes = (policy: AppraisalPolicy) => policy.dimensions.map(({ code }) => code);

  it('APR-5 are four of Haimen and three of 2026, never mixed', () => {
    expect(codes(HAIMEN)).toEqual(['state', 'effect', 'records', 'training']);
    expect(codes(policyOf('zhenggang'))).toEqual(['performance', 'conduct', 'discipline']);
    expect(codes(policyOf('xinmi'))).toEqual(['performance', 'conduct', 'discipline']);
    expect(codes(policyOf('zhenggang', 'haimen-2022'))).toEqual(codes(HAIMEN));
  });

  it('APR-5 are weighed by what we assume, and the score says so', () => {
    const [item] = appraise([member('a', { state: 80, effect: 100, records: 90, training: 70 })]).items;
    expect(item!.score.score).toBe(85);
    expect(item!.score.parts.map(({ contribution, basis }) => [contribution, basis])).toEqual([
      [20, 'assumed'],
      [25, 'assumed'],
      [22.5, 'assumed'],
      [17.5, 'assumed'],
    ]);
  });

  it('APR-5 refuses weights that are not those of the dimensions', () => {
    const packs = shippedPacks('haimen').map(({ pack, basis }) => {
      const { key } = APPRAISAL_PARAMETERS.dimensionWeights;
      if (pack.id !== 'haimen-2022') return { pack, basis };
      const weights = { ...pack.parameters[key]!, value: { state: 50, effect: 50 } } as never;
      return { pack: { ...pack, parameters: { ...pack.parameters, [key]: weights } }, basis };
    });
    expect(read(packs)).toEqual({
      ok: false,
      error: 'haimen-2022: appraisal.dimensionWeights must weigh state, effect, records, training',
    });
  });
});

describe('what results are for', () => {
  it('APR-8 lists the uses of both documents and the parts of the pay', () => {
    expect(HAIMEN.resultUses.map(({ code, basis }) => `${code} ${basis}`)).toEqual([
      'performance-pay assumed',
      'awards assumed',
      'renewal assumed',
      'performance-pay-by-grade clause',
    ]);
    expect(HAIMEN.payParts.map(({ label }) => label.zh)).toEqual(['基本工资', '绩效工资', '层级工资', '加班补贴']);
  });

  it('APR-9 lists what promotion goes by, and that its share is not provided', () => {
    expect(HAIMEN.promotionCriteria.map(({ code }) => code)).toEqual([
      'years',
      'achievement',
      'discipline',
      'annual-results',
    ]);
    expect(HAIMEN.promotionShare).toBeNull();
  });
});
