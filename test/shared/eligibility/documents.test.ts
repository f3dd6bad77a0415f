import { describe, expect, it } from 'vitest';
import { HIRING_KEY } from '../../../shared/eligibility/eligibility-policy.ts';
import { judgeApplicant } from '../../../shared/eligibility/eligibility.ts';
import { firstDutyPolicy, mayBeginDuty, type Candidate } from '../../../shared/eligibility/first-duty.ts';
import { chooseDocuments } from '../../../shared/policy/choose-documents.ts';
import { packFaults } from '../../../shared/policy/check-pack.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';
import { applicant, shippedConditions, shippedDocuments } from './shipped-conditions.ts';

const basesOf = (district: string, rule: string, wanted: string | null = null) => [
  ...new Set(
    judgeApplicant(applicant(), shippedConditions(district, wanted))
      .reasons.filter((reason) => reason.rule === rule)
      .map(({ clause, basis }) => `${clause.split(' ')[0]} ${basis}`),
  ),
];

describe('ELI-9 the documents', () => {
  it('ELI-9 are those of the district where they say who may be hired', () => {
    expect(shippedDocuments('haimen').borrowed).toBeNull();
    expect(basesOf('haimen', 'ELI-1')).toEqual(['海政办发〔2022〕8号 clause']);
    expect(basesOf('haimen', 'ELI-5')).toEqual(['郑港城管委〔2026〕1号 assumed', '海政办发〔2022〕8号 clause']);
  });

  it('ELI-9 of a district without ages are its own exclusions and borrowed conditions, which are assumed', () => {
    expect(shippedDocuments('zhenggang').borrowed).toBe('haimen-2022');
    expect(basesOf('zhenggang', 'ELI-1')).toEqual(['海政办发〔2022〕8号 assumed']);
    expect(basesOf('zhenggang', 'ELI-5')).toEqual(['海政办发〔2022〕8号 assumed', '郑港城管委〔2026〕1号 clause']);
    expect(basesOf('xinmi', 'ELI-5')).toEqual(['海政办发〔2022〕8号 assumed', '郑港城管委〔2026〕1号 assumed']);
  });

  it('ELI-9 can be chosen: then only its own lists count, and what it leaves open is borrowed', () => {
    expect(basesOf('zhenggang', 'ELI-5', 'zhenggang-2026')).toEqual(['郑港城管委〔2026〕1号 clause']);
    expect(basesOf('zhenggang', 'ELI-1', 'zhenggang-2026')).toEqual(['海政办发〔2022〕8号 assumed']);
    expect(basesOf('zhenggang', 'ELI-5', 'haimen-2022')).toEqual(['海政办发〔2022〕8号 assumed']);
    expect(basesOf('haimen', 'ELI-5', 'haimen-2022')).toEqual(['海政办发〔2022〕8号 clause']);
  });

  it('ELI-9 must exist', () => {
    const library = [...shippedPolicies().values()];
    const chosen = chooseDocuments(HIRING_KEY, { inUse: [], library, wanted: 'elsewhere-1999' });
    expect(chosen).toEqual({ ok: false, error: 'there is no policy pack elsewhere-1999' });
    expect(chooseDocuments('no.such', { inUse: [], library, wanted: null })).toMatchObject({
      ok: true,
      value: { borrowed: null },
    });
  });

  it('ELI-9 are refused when ages do not rise or a line is there twice', () => {
    const pack = shippedPolicies().get('haimen-2022.json')!;
    const faults = (key: string, value: unknown) =>
      packFaults({ ...pack, parameters: { ...pack.parameters, [key]: { ...pack.parameters[key]!, value } as never } });
    const age = { from: 18, to: 46, relaxedTo: 45, relaxedFor: [] };
    expect(faults('eligibility.ageYears', age)).toEqual([
      'parameters.eligibility.ageYears: from, to and relaxedTo must rise',
    ]);
    expect(faults('eligibility.ageYears', { ...age, to: 45 })).toEqual([]);
    const lines = pack.parameters['eligibility.exclusions']!.value as object[];
    expect(faults('eligibility.exclusions', [...lines, lines[0]!])[0]).toMatch(/a line is there twice/);
    expect(faults('eligibility.educationRanks', { senior: 1 })[0]).toMatch(/eligibility\.educationRanks/);
  });

  it('ELI-11 leave to people what no program can check', () => {
    expect(shippedConditions().screening.map(({ code, clause }) => `${code} ${clause}`)).toEqual([
      'political-conduct 海政办发〔2022〕8号 附件2一',
      'fitness 海政办发〔2022〕8号 附件2五',
    ]);
  });
});

describe('ELI-10 before the first duty', () => {
  const policyOf = (district: string, wanted: string | null = null) => {
    const policy = firstDutyPolicy(shippedDocuments(district, wanted));
    if (!policy.ok) throw new Error(policy.error);
    return policy.value;
  };
  const begin = (more: Partial<Candidate> = {}, district = 'haimen', wanted: string | null = null) =>
    mayBeginDuty(
      { firstDutyDay: '2026-06-15', trainingPassed: true, certificateDate: '2026-06-15', topics: null, ...more },
      policyOf(district, wanted),
    );
  const failing = (answer: ReturnType<typeof begin>) => answer.reasons.filter(({ ok }) => !ok).map(({ code }) => code);

  it('ELI-10 asks for a certificate of that day or before', () => {
    expect(begin()).toMatchObject({ allowed: true });
    expect(begin({ certificateDate: '2026-06-14' }).allowed).toBe(true);
    expect(failing(begin({ certificateDate: '2026-06-16' }))).toEqual(['certificate-before-duty']);
    expect(failing(begin({ certificateDate: null }))).toEqual(['certificate-before-duty']);
  });

  it('ELI-10 asks for the training, and names everything that is missing', () => {
    expect(failing(begin({ trainingPassed: false }))).toEqual(['training-passed']);
    expect(failing(begin({ trainingPassed: false, certificateDate: null }))).toEqual([
      'training-passed',
      'certificate-before-duty',
    ]);
  });

  it('ELI-10 asks for no certificate where the document knows none', () => {
    expect(begin({ certificateDate: null }, 'zhenggang', 'zhenggang-2026')).toMatchObject({
      allowed: true,
      reasons: [{ code: 'training-passed', clause: '郑港城管委〔2026〕1号 四（二）2', basis: 'clause' }],
    });
    expect(begin({}, 'zhenggang').reasons.map(({ basis }) => basis)).toEqual(['clause', 'assumed']);
  });

  it('ELI-10 judges topics only where they are listed: eight of 2026, four of Haimen', () => {
    const topics = (wanted: string) => policyOf('zhenggang', wanted).topics.map(({ code }) => code);
    expect(topics('zhenggang-2026')).toHaveLength(8);
    expect(topics('haimen-2022')).toHaveLength(4);
    const all = new Set(topics('zhenggang-2026'));
    expect(begin({ topics: all }, 'zhenggang', 'zhenggang-2026').allowed).toBe(true);
    all.delete('platform');
    expect(failing(begin({ topics: all }, 'zhenggang', 'zhenggang-2026'))).toEqual(['platform']);
  });

  it('ELI-10 lets nobody be hired who failed the training', () => {
    const hired = (trainingPassed: boolean | null) =>
      judgeApplicant(applicant({ trainingPassed }), shippedConditions()).eligible;
    expect([hired(null), hired(true), hired(false)]).toEqual([true, true, false]);
  });
});
