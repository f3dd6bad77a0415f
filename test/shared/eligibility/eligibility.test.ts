import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  APPLICANT_FLAGS,
  EDUCATION_LEVELS,
  type Applicant,
  type EducationLevel,
} from '../../../shared/eligibility/applicant.ts';
import { hiringSources, judgeApplicant } from '../../../shared/eligibility/eligibility.ts';
import { hiringOrder } from '../../../shared/eligibility/hiring-order.ts';
import type { EligibilityPolicy, TownCondition } from '../../../shared/eligibility/eligibility-policy.ts';
import { sampleSource } from '../../support/world-samples.ts';
import { applicant, shippedConditions } from './shipped-conditions.ts';

const HAIMEN = shippedConditions('haimen');
const refusals = (who: Applicant, policy: EligibilityPolicy = HAIMEN) =>
  judgeApplicant(who, policy)
    .reasons.filter(({ ok }) => !ok)
    .map(({ rule, code }) => `${rule} ${code}`);

describe('ELI-5 sources', () => {
  it('ELI-5 names pack and version of every document whose exclusions are judged, and what was not asked is left out', () => {
    const keys = (more: Parameters<typeof applicant>[0]) =>
      hiringSources(applicant(more), HAIMEN).map(({ pack, version, key }) => `${pack} ${version} ${key}`);
    expect(keys({})).toContain('haimen-2022 1 eligibility.exclusions');
    expect(keys({})).not.toContain('haimen-2022 1 eligibility.beforeDuty');
    expect(keys({ trainingPassed: true })).toContain('haimen-2022 1 eligibility.beforeDuty');
  });
});

describe('ELI-1 age', () => {
  it.each([
    ['2008-06-16', ['ELI-1 age-from'], 'a day before 18'],
    ['2008-06-15', [], '18 today'],
    ['1986-06-15', [], '40 today'],
    ['1985-06-16', [], 'the last day of 40'],
    ['1985-06-15', ['ELI-1 age-to'], '41 today'],
  ])('ELI-1 takes somebody born on %s as %j: %s', (birthDate, expected) => {
    expect(refusals(applicant({ birthDate }))).toEqual(expected);
  });

  it.each(['veteran', 'formerAuxiliary'] as const)('ELI-1 lets a %s be 45, and no older', (flag) => {
    const refused = (birthDate: string) => refusals(applicant({ birthDate, flags: [flag] }));
    expect(refused('1985-06-15')).toEqual([]);
    expect(refused('1980-06-16')).toEqual([]);
    expect(refused('1980-06-15')).toEqual(['ELI-1 age-to-relaxed']);
    expect(refused('2008-06-16')).toEqual(['ELI-1 age-from']);
  });

  it('ELI-1 relaxes nothing for party members', () => {
    expect(refusals(applicant({ birthDate: '1985-06-15', flags: ['partyMember'] }))).toEqual(['ELI-1 age-to']);
  });

  it('ELI-2 calls a bound assumed only where its reading decides', () => {
    const bases = (birthDate: string) =>
      judgeApplicant(applicant({ birthDate }), HAIMEN)
        .reasons.slice(0, 2)
        .map(({ basis }) => basis);
    expect(bases('1996-06-15')).toEqual(['clause', 'clause']);
    expect(bases('1986-06-15')).toEqual(['clause', 'assumed']);
    expect(bases('1985-06-15')).toEqual(['clause', 'clause']);
    expect(bases('1996-02-29')).toEqual(['assumed', 'assumed']);
  });

  it('ELI-2 can read the upper bounds as “below”', () => {
    const reading = { to: 'below', relaxedTo: 'below', leapDay: 'march-1' } as const;
    const policy = { ...HAIMEN, values: { ...HAIMEN.values, ageReading: reading } };
    expect(refusals(applicant({ birthDate: '1986-06-15' }), policy)).toEqual(['ELI-1 age-to']);
    expect(refusals(applicant({ birthDate: '1986-06-16' }), policy)).toEqual([]);
    expect(refusals(applicant({ birthDate: '1981-06-15', flags: ['veteran'] }), policy)).toEqual([
      'ELI-1 age-to-relaxed',
    ]);
  });
});

describe('ELI-3 schooling', () => {
  const levels = (flags: Parameters<typeof applicant>[0]) =>
    EDUCATION_LEVELS.filter((education) => refusals(applicant({ ...flags, education })).length === 0);

  it('ELI-3 asks for senior high school or its like, one level below is refused', () => {
    expect(levels({})).toEqual(['senior', 'vocational-senior', 'college', 'bachelor', 'master', 'doctor']);
    expect(refusals(applicant({ education: 'junior' }))).toEqual(['ELI-3 education']);
  });

  it.each(['partyMember', 'veteran', 'formerAuxiliary'] as const)(
    'ELI-3 takes junior high school of a %s, no less',
    (flag) => {
      expect(levels({ flags: [flag] })[0]).toBe('junior');
      const reason = judgeApplicant(applicant({ education: 'junior', flags: [flag] }), HAIMEN).reasons[2]!;
      expect(reason).toMatchObject({ code: 'education-relaxed', ok: true, threshold: 'junior', basis: 'assumed' });
      expect(refusals(applicant({ education: 'primary', flags: [flag] }))).toEqual(['ELI-3 education-relaxed']);
    },
  );

  it('ELI-3 is a matter of the clause where nothing is relaxed', () => {
    const reason = judgeApplicant(applicant({ flags: ['veteran'] }), HAIMEN).reasons[2]!;
    expect(reason).toMatchObject({ code: 'education', basis: 'clause', clause: '海政办发〔2022〕8号 附件2四' });
  });
});

describe('ELI-4 nationality', () => {
  it.each(['CN', 'cn', '中国', ' 中华人民共和国 '])('ELI-4 takes %s', (nationality) => {
    expect(refusals(applicant({ nationality }))).toEqual([]);
  });

  it.each(['US', '中', 'CNN'])('ELI-4 refuses %s', (nationality) => {
    expect(refusals(applicant({ nationality }))).toEqual(['ELI-4 nationality']);
  });
});

describe('ELI-5 exclusions', () => {
  it('ELI-5 are those of the document, each by itself', () => {
    expect(shippedConditions('haimen', 'haimen-2022').exclusions).toHaveLength(6);
    expect(shippedConditions('zhenggang', 'zhenggang-2026').exclusions.map(({ code }) => code)).toEqual([
      'criminal-record',
      'serious-dishonesty',
      'illegal-organisation',
      'forged-identity',
      'unsuitable',
    ]);
    for (const { code } of HAIMEN.exclusions)
      expect(new Set(refusals(applicant({ exclusions: [code] })))).toEqual(new Set([`ELI-5 ${code}`]));
  });
});

describe('ELI-6 conditions of the town', () => {
  const condition = (town: string, requires: TownCondition['requires']): TownCondition => ({
    town,
    code: requires.kind,
    label: { zh: '条件', en: 'condition' },
    requires,
  });
  const value = [
    condition('320614400', { kind: 'education', least: 'college' }),
    condition('320614400', { kind: 'age', from: 20, to: 35 }),
    condition('320614418000', { kind: 'flag', flag: 'veteran' }),
  ];
  const policy = { ...HAIMEN, townConditions: { value, source: sampleSource('三（一）2') } };
  const inTown = (town: string | null, more: Parameters<typeof applicant>[0] = {}) =>
    refusals(applicant({ town, ...more }), policy);

  it('ELI-6 come on top for the town that has them, and for no other', () => {
    expect(inTown(null)).toEqual([]);
    expect(inTown('320614400000')).toEqual(['ELI-6 education']);
    expect(inTown('320614400000', { education: 'college' })).toEqual([]);
    expect(inTown('320614418000')).toEqual(['ELI-6 flag']);
    expect(inTown('320614418000', { flags: ['veteran'] })).toEqual([]);
    expect(inTown('320614104000')).toEqual([]);
  });

  it('ELI-6 include both ends of an age', () => {
    const college = (birthDate: string) => inTown('320614400000', { education: 'college', birthDate });
    expect([college('2006-06-16'), college('2006-06-15')]).toEqual([['ELI-6 age'], []]);
    expect([college('1990-06-16'), college('1990-06-15')]).toEqual([[], ['ELI-6 age']]);
  });

  it('ELI-6 are not provided by any document that ships', () => {
    expect(HAIMEN.townConditions).toBeNull();
  });
});

describe('ELI-7 preference among equals', () => {
  it('ELI-7 says what speaks for the applicant, without making anybody eligible', () => {
    const none = judgeApplicant(applicant(), HAIMEN);
    expect(none.preferred).toBe(false);
    expect(none.preferences.map(({ code, applies }) => [code, applies])).toEqual([
      ['urban-management-graduate', false],
      ['veteran', false],
      ['courage-activist', false],
    ]);
    const brave = judgeApplicant(applicant({ birthDate: '1960-01-01', flags: ['courageActivist'] }), HAIMEN);
    expect([brave.preferred, brave.eligible]).toEqual([true, false]);
  });

  it('ELI-7 decides between equal scores only', () => {
    const who = (id: string, score: number, preferred: boolean) => ({ id, score, preferred });
    const list = [who('a', 80, false), who('b', 80, true), who('c', 81, false), who('d', 80, true)];
    expect(hiringOrder(list)).toEqual([['c'], ['b', 'd'], ['a']]);
    expect(hiringOrder(list.toReversed())).toEqual(hiringOrder(list));
  });
});

describe('ELI-8 every condition', () => {
  const anybody = fc.record({
    birthDate: fc
      .integer({ min: -15_000, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
    education: fc.constantFrom<EducationLevel>(...EDUCATION_LEVELS),
    nationality: fc.constantFrom('CN', 'US'),
    flags: fc.subarray([...APPLICANT_FLAGS]),
    exclusions: fc.subarray([...new Set(HAIMEN.exclusions.map(({ code }) => code))]),
    trainingPassed: fc.constantFrom(null, true, false),
  });

  it('ELI-8 lists every condition, not just the first that fails', () => {
    const worst = applicant({
      birthDate: '1950-01-01',
      education: 'primary',
      nationality: 'US',
      exclusions: HAIMEN.exclusions.map(({ code }) => code),
      trainingPassed: false,
    });
    expect(refusals(worst)).toHaveLength(1 + 1 + 1 + HAIMEN.exclusions.length + 1);
    const count = (who: Applicant) => judgeApplicant(who, HAIMEN).reasons.length;
    expect(count(worst)).toBe(count(applicant({ trainingPassed: true })));
  });

  it('ELI-8 explains every refusal: eligible exactly when every reason is ok', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const { eligible, reasons } = judgeApplicant(applicant(who), HAIMEN);
        expect(eligible).toBe(reasons.every(({ ok }) => ok));
        expect(reasons.every(({ clause }) => clause.length > 0)).toBe(true);
      }),
    );
  });

  it('ELI-8 never makes anybody eligible by one more exclusion, nor ineligible by one more relaxation', () => {
    fc.assert(
      fc.property(
        anybody,
        fc.constantFrom(...HAIMEN.exclusions),
        fc.constantFrom(...APPLICANT_FLAGS),
        (who, more, flag) => {
          const eligible = (changes: object) => judgeApplicant(applicant({ ...who, ...changes }), HAIMEN).eligible;
          if (eligible({ exclusions: [...who.exclusions, more.code] })) expect(eligible({})).toBe(true);
          if (eligible({})) expect(eligible({ flags: [...who.flags, flag] })).toBe(true);
        },
      ),
    );
  });

  it('ELI-8 is the same in any order of exclusions and flags', () => {
    fc.assert(
      fc.property(anybody, (who) => {
        const turned = { ...who, flags: who.flags.toReversed(), exclusions: who.exclusions.toReversed() };
        expect(judgeApplicant(applicant(turned), HAIMEN)).toEqual(judgeApplicant(applicant(who), HAIMEN));
      }),
    );
  });
});
