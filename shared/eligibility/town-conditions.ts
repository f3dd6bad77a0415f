import type { Applicant } from './applicant.ts';
import { ageOn } from './age.ts';
import type { LabelledReason } from './eligibility.ts';
import type { EligibilityPolicy, TownCondition } from './eligibility-policy.ts';

/**
 * The conditions that the hiring town adds (相关个性化的条件; ELI-6). They come on top of the basic ones and relax nothing;
 * a town is found by its code or the nine digits of the street level of it.
 */
export function townReasons(applicant: Applicant, policy: EligibilityPolicy): LabelledReason[] {
  const { townConditions, values } = policy;
  const { town } = applicant;
  if (!townConditions || town === null) return [];
  return townConditions.value
    .filter((condition) => condition.town === town || condition.town === town.slice(0, 9))
    .map((condition) => ({
      rule: 'ELI-6',
      code: condition.code,
      label: condition.label,
      ...judged(condition.requires, applicant, values),
      clause: townConditions.source.clause,
      basis: townConditions.source.basis,
    }));
}

function judged(requires: TownCondition['requires'], applicant: Applicant, values: EligibilityPolicy['values']) {
  switch (requires.kind) {
    case 'education': {
      const ranks = values.educationRanks;
      const ok = ranks[applicant.education] >= ranks[requires.least];
      return { ok, measured: applicant.education, threshold: requires.least, unit: null };
    }
    case 'age': {
      const age = ageOn(applicant.birthDate, applicant.asOf, values.ageReading.leapDay);
      const ok = age >= requires.from && age <= requires.to;
      return { ok, measured: age, threshold: `${requires.from}–${requires.to}`, unit: 'year' };
    }
    case 'flag': {
      const measured = applicant.flags.has(requires.flag);
      return { ok: measured, measured, threshold: true, unit: null };
    }
  }
}
