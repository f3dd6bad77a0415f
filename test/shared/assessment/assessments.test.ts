import { describe, expect, it } from 'vitest';
import { gradeOfTrial, assessmentTrialSchema } from '../../../shared/assessment/assessment-trial.ts';
import { assessmentPolicy } from '../../../shared/assessment/assessment-policy.ts';
import { assessmentFaults, assessmentsSchema, latestMonth } from '../../../shared/assessment/assessments.ts';
import { indicatorsOf, indicatorTreeSchema, placedIndicators } from '../../../shared/assessment/indicator-tree.ts';
import { even, month, packs, POLICY, year, ZHENGGANG } from '../../support/made-assessments.ts';

const OCTOBER = month('2026-10', { T1: 80 });
const faults = (...months: Parameters<typeof year>) =>
  assessmentFaults(year(...months), { towns: new Set(['T1']), indicators: () => POLICY.indicators });
const RECORD = {
  id: 'X-1',
  date: '2026-10-05',
  town: 'T1',
  item: { zh: '一', en: 'one' },
  points: 1,
  deadline: '2026-10-30',
};

describe('ASM-3 file of assessments', () => {
  const read = (value: unknown) => assessmentsSchema.safeParse(value);

  it('ASM-3 reads several months, and the form of a single one as it was before', () => {
    const single = {
      period: '2026-10',
      basis: 'simulated',
      provenance: ['p'],
      towns: [{ code: 'T1', indicators: even(0.8) }],
    };
    expect(read(single).data).toMatchObject({ provenance: ['p'], months: [{ period: '2026-10' }], signatures: [] });
    expect(read({ provenance: [], months: [] }).data).toMatchObject({ months: [] });
  });

  it('ASM-3 refuses a month that is none, and a rate above 1', () => {
    const good = (indicators: object, period = '2026-10') =>
      read({ provenance: [], months: [{ period, basis: 'source', towns: [{ code: 'T1', indicators }] }] }).success;
    expect([good({}), good({}, '2026-13'), good({}, '2026-Q1')]).toEqual([true, false, false]);
    expect([good({ closing: [10, 10] }), good({ closing: [11, 10] }), good({ closing: -0.1 })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('ASM-3 names an unknown town or indicator, and a share above 1', () => {
    expect(faults(OCTOBER)).toEqual([]);
    expect(faults(month('2026-10', { T9: 80 }))).toEqual(['months.2026-10.towns: there is no town T9']);
    const line = (indicators: Record<string, number | [number, number]>) =>
      faults({ ...OCTOBER, towns: [{ code: 'T1', indicators }] });
    expect(line({ closing: 1 })).toEqual([]);
    expect(line({ closing: 1.01 })).toEqual(['months.2026-10.towns.T1.indicators.closing: a share must not exceed 1']);
    expect(line({ wisdom: 1 })).toEqual([
      'months.2026-10.towns.T1.indicators.wisdom: no indicator of the policy has this id',
    ]);
  });

  it('ASM-3 names what is listed twice and records outside their month', () => {
    expect(faults(OCTOBER, OCTOBER)).toEqual(['months.2026-10: the month is listed twice']);
    expect(faults({ ...OCTOBER, towns: [...OCTOBER.towns, ...OCTOBER.towns] })).toEqual([
      'months.2026-10.towns: T1 is listed twice',
    ]);
    const inspected = (...inspections: object[]) => faults(month('2026-10', { T1: 80 }, { inspections }));
    expect(inspected(RECORD)).toEqual([]);
    expect(inspected(RECORD, RECORD)).toEqual(['months.2026-10.inspections.X-1: is listed twice']);
    expect(inspected({ ...RECORD, date: '2026-11-01' })).toEqual([
      'months.2026-10.inspections.X-1: 2026-11-01 is not in the month',
    ]);
    expect(inspected({ ...RECORD, town: 'T9' })).toEqual(['months.2026-10.inspections.X-1: there is no town T9']);
  });

  it('ASM-3 finds the newest month in any order', () => {
    const months = [month('2026-09', {}), month('2026-10', {}), month('2025-12', {})];
    expect(latestMonth(year(...months))!.period).toBe('2026-10');
    expect(latestMonth(year())).toBeNull();
  });
});

describe('ASM-2 tree of indicators', () => {
  const leaf = (id: string, weight: number) => ({
    id,
    label: { zh: id, en: id },
    weight,
    unit: 'share',
    better: 'more',
    formula: 'closing',
    clause: '一',
    basis: 'assumed',
  });
  const group = (id: string, ...items: object[]) => ({ id, label: { zh: id, en: id }, items });
  const error = (tree: unknown) => indicatorTreeSchema.safeParse(tree).error?.issues[0]?.message ?? null;

  it('ASM-2 sums to 100 whatever the depth: 99.9 and 100.1 are refused', () => {
    expect(error([group('a', group('b', leaf('x', 40)), leaf('y', 20)), leaf('z', 40)])).toBeNull();
    expect(error([group('a', leaf('x', 59.9)), leaf('y', 40)])).toBe('weights must sum to 100');
    expect(error([group('a', leaf('x', 60.1)), leaf('y', 40)])).toBe('weights must sum to 100');
  });

  it('ASM-2 refuses an id twice and an empty group', () => {
    expect(error([leaf('x', 50), leaf('x', 50)])).toBe('an id is used twice');
    expect(error([group('x', leaf('x', 100))])).toBe('an id is used twice');
    expect(error([group('a'), leaf('x', 100)])).not.toBeNull();
  });

  it('ASM-2 lists leaves with the groups that they are in', () => {
    expect(indicatorsOf(POLICY.indicators)).toHaveLength(6);
    expect(placedIndicators(POLICY.indicators).map(({ id, groups }) => [groups[0]?.id, id])[2]).toEqual([
      'cases',
      'onTimeClosing',
    ]);
  });

  it('ASM-2 refuses an indicator whose rate nobody defines', () => {
    const changed = ZHENGGANG.map(({ pack, basis }) => {
      const indicators = pack.parameters['assessment.indicators'];
      if (!indicators) return { pack, basis };
      const value = [{ ...leaf('x', 100), formula: 'guess' }];
      return {
        basis,
        pack: {
          ...pack,
          parameters: { ...pack.parameters, 'assessment.indicators': { ...indicators, value } as never },
        },
      };
    });
    expect(assessmentPolicy(changed)).toEqual({
      ok: false,
      error: 'zhenggang-2026: assessment.indicators: x goes by guess, which assessment.rates does not define',
    });
  });

  it('ASM-2 has every place of its data in the outline of the document', () => {
    for (const { pack } of packs('zhenggang-2026', 'zhengzhou-2018', 'xinmi-2019', 'zhengzhou-grid-2012')) {
      const refs = new Set(pack.outline.map(({ ref }) => ref));
      const mine = Object.entries(pack.parameters).filter(([key]) => key.startsWith('assessment.'));
      const places = JSON.stringify(mine).match(/"clause":"[^"]+"/g) ?? [];
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(refs.has(place.slice(10, -1)), `${pack.id} ${place}`).toBe(true);
    }
  });
});

describe('trial of a grade', () => {
  const tried = (body: unknown) => gradeOfTrial(assessmentTrialSchema.parse(body), POLICY);
  const wrong = (body: unknown) => assessmentTrialSchema.safeParse(body).error?.issues[0]?.path.join('.') ?? null;

  it('ASM-1 judges a score as it is', () => {
    const grade = tried({ score: 89.99 });
    expect(grade.ok && grade.value).toMatchObject({
      value: 'good',
      score: 89.99,
      parts: [],
      basis: 'clause',
      subject: null,
    });
    expect(grade.ok && grade.value.nextBands).toEqual([
      { value: 'excellent', direction: 'up', points: 0.01 },
      { value: 'pass', direction: 'down', points: 10 },
    ]);
  });

  it('ASM-2 judges parts as shares or as both numbers; what is left out has no rate', () => {
    const of = (parts: object) => {
      const grade = tried({ parts });
      return grade.ok ? grade.value : grade.error;
    };
    expect(of(even(0.8))).toMatchObject({ value: 'good', score: 80, basis: 'assumed' });
    expect(of({ closing: 0.9 })).toMatchObject({ value: 'excellent', score: 90 });
    expect(of({ closing: [9, 10] })).toMatchObject({ score: 90 });
    expect(of({ closing: 1.1 })).toEqual({ path: 'parts.closing', message: 'a share must not exceed 1' });
    expect(of({ wisdom: 1 })).toMatchObject({ path: 'parts.wisdom' });
    expect(of({})).toEqual({ path: 'parts', message: 'no indicator was measured' });
  });

  it('ASM-1 takes either a score or parts', () => {
    expect([wrong({}), wrong({ score: 1, parts: {} }), wrong({ score: 101 }), wrong({ score: 100 })]).toEqual([
      'score',
      'parts',
      'score',
      null,
    ]);
  });
});
