import type { Reason } from '../explain/explained.ts';
import type { Label } from '../model/basis.ts';
import { combinedBasis, type Source } from '../policy/resolve-parameter.ts';
import { ageOn } from './age.ts';
import type { Applicant } from './applicant.ts';
import type { EligibilityPolicy } from './eligibility-policy.ts';
import { townReasons } from './town-conditions.ts';

/** A condition with its name, so that it can be printed as it is. */
export interface LabelledReason extends Reason {
  readonly label: Label;
}

/** The answer to an application: every condition, met or not, and what only people can check. */
export interface Eligibility {
  /** True exactly when every reason is ok. */
  readonly eligible: boolean;
  readonly reasons: readonly LabelledReason[];
  /** What speaks for the applicant among equals (ELI-7). */
  readonly preferences: readonly (Omit<LabelledReason, 'ok' | 'threshold'> & { readonly applies: boolean })[];
  readonly preferred: boolean;
}

/** Judges an applicant by the hiring conditions (ELI-1 to ELI-8). The order of exclusions and flags changes nothing. */
export function judgeApplicant(applicant: Applicant, policy: EligibilityPolicy): Eligibility {
  const reasons = [
    ...ageReasons(applicant, policy),
    educationReason(applicant, policy),
    nationalityReason(applicant, policy),
    ...exclusionReasons(applicant, policy),
    ...townReasons(applicant, policy),
    ...trainingReasons(applicant, policy),
  ];
  const preferences = policy.preferences.map(({ code, label, flag, clause, basis }) => ({
    rule: 'ELI-7',
    code,
    label,
    applies: applicant.flags.has(flag),
    measured: applicant.flags.has(flag),
    unit: null,
    clause,
    basis,
  }));
  return {
    eligible: reasons.every(({ ok }) => ok),
    reasons,
    preferences,
    preferred: preferences.some(({ applies }) => applies),
  };
}

const AGE_LABELS = {
  from: { zh: '年龄下限', en: 'Lowest age' },
  to: { zh: '年龄上限', en: 'Highest age' },
};

/** ELI-1 and ELI-2. A bound is as sure as its document; the reading of its words counts only where it decides. */
function ageReasons(applicant: Applicant, { values, sources }: EligibilityPolicy): LabelledReason[] {
  const { age: bounds, ageReading: reading } = values;
  const age = ageOn(applicant.birthDate, applicant.asOf, reading.leapDay);
  const relaxed = bounds.relaxedFor.some((flag) => applicant.flags.has(flag));
  const most = relaxed ? bounds.relaxedTo : bounds.to;
  const until = relaxed ? reading.relaxedTo : reading.to;
  const born29February = applicant.birthDate.endsWith('-02-29');
  const common = { rule: 'ELI-1', measured: age, unit: 'year', clause: sources.age.clause };
  const basisWhere = (readingDecides: boolean) =>
    readingDecides ? combinedBasis([sources.age, sources.ageReading]) : sources.age.basis;
  return [
    {
      ...common,
      code: 'age-from',
      label: AGE_LABELS.from,
      ok: age >= bounds.from,
      threshold: bounds.from,
      basis: basisWhere(born29February),
    },
    {
      ...common,
      code: relaxed ? 'age-to-relaxed' : 'age-to',
      label: AGE_LABELS.to,
      ok: until === 'through' ? age <= most : age < most,
      threshold: most,
      basis: basisWhere(born29February || age === most),
    },
  ];
}

/** ELI-3: the level asked for, or the floor that we assume where it may be relaxed. */
function educationReason(applicant: Applicant, { values, sources }: EligibilityPolicy): LabelledReason {
  const { education, educationRanks: ranks } = values;
  const least = ranks[education.least];
  const meets = ranks[applicant.education] >= least;
  const relaxed = !meets && education.relaxedFor.some((flag) => applicant.flags.has(flag));
  const floor = relaxed ? values.relaxedEducation : education.least;
  return {
    rule: 'ELI-3',
    code: relaxed ? 'education-relaxed' : 'education',
    label: { zh: '学历', en: 'Schooling' },
    ok: ranks[applicant.education] >= ranks[floor],
    measured: applicant.education,
    threshold: floor,
    unit: null,
    clause: sources.education.clause,
    basis: combinedBasis(relaxed ? [sources.education, sources.relaxedEducation] : [sources.education]),
  };
}

/** ELI-4. */
function nationalityReason({ nationality }: Applicant, { values, sources }: EligibilityPolicy): LabelledReason {
  const given = nationality.trim().toLowerCase();
  return {
    rule: 'ELI-4',
    code: 'nationality',
    label: { zh: '国籍', en: 'Nationality' },
    ok: values.nationality.accepted.some((name) => name.toLowerCase() === given),
    measured: nationality,
    threshold: values.nationality.code,
    unit: null,
    clause: sources.nationality.clause,
    basis: sources.nationality.basis,
  };
}

/** ELI-5: every exclusion of every document, whether it holds or not. */
function exclusionReasons({ exclusions }: Applicant, policy: EligibilityPolicy): LabelledReason[] {
  return policy.exclusions.map(({ code, label, clause, basis }) => ({
    rule: 'ELI-5',
    code,
    label,
    ok: !exclusions.has(code),
    measured: exclusions.has(code),
    threshold: false,
    unit: null,
    clause,
    basis,
  }));
}

/** ELI-10: who failed the training may not be hired. Before the training nothing is asked. */
function trainingReasons({ trainingPassed }: Applicant, { hiringNeedsTraining }: EligibilityPolicy): LabelledReason[] {
  if (trainingPassed === null || !hiringNeedsTraining) return [];
  return [
    {
      rule: 'ELI-10',
      code: 'training-passed',
      label: { zh: '通过岗前培训', en: 'Training before duty passed' },
      ok: trainingPassed,
      measured: trainingPassed,
      threshold: true,
      unit: null,
      clause: hiringNeedsTraining.clause,
      basis: hiringNeedsTraining.basis,
    },
  ];
}

/** Every parameter that goes into the answer to an application, with its pack and version, in the order of the rules. */
export function hiringSources(
  { town, trainingPassed }: Pick<Applicant, 'town' | 'trainingPassed'>,
  { sources, exclusionSources, townConditions, hiringNeedsTraining }: EligibilityPolicy,
): readonly Source[] {
  const ofTown = town === null ? null : (townConditions?.source ?? null);
  const ofTraining = trainingPassed === null ? null : hiringNeedsTraining;
  return [...Object.values(sources), ...exclusionSources, ofTown, ofTraining].filter((source) => source !== null);
}
