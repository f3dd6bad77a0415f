import { APPLICANT_FLAGS, type Applicant, type ApplicantFlag } from '../../../shared/eligibility/applicant.ts';
import {
  eligibilityPolicy,
  HIRING_KEY,
  type EligibilityPolicy,
} from '../../../shared/eligibility/eligibility-policy.ts';
import { chooseDocuments } from '../../../shared/policy/choose-documents.ts';
import { shippedPacks } from '../../support/shipped-district.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';

/** The documents that a shipped district is judged by. */
export function shippedDocuments(district: string, wanted: string | null = null) {
  const chosen = chooseDocuments(HIRING_KEY, {
    inUse: shippedPacks(district),
    library: [...shippedPolicies().values()],
    wanted,
  });
  if (!chosen.ok) throw new Error(chosen.error);
  return chosen.value;
}

/** The hiring conditions that ship, as they apply to a district. */
export function shippedConditions(district = 'haimen', wanted: string | null = null): EligibilityPolicy {
  const policy = eligibilityPolicy(shippedDocuments(district, wanted));
  if (!policy.ok) throw new Error(policy.error);
  return policy.value;
}

type Changes = Partial<Omit<Applicant, 'flags' | 'exclusions'>> & {
  readonly flags?: readonly ApplicantFlag[];
  readonly exclusions?: readonly string[];
};

/** Somebody of 30 whom nothing speaks against, with changes. */
export function applicant({ flags = [], exclusions = [], ...more }: Changes = {}): Applicant {
  return {
    asOf: '2026-06-15',
    birthDate: '1996-06-15',
    education: 'senior',
    nationality: 'CN',
    town: null,
    trainingPassed: null,
    ...more,
    flags: new Set(APPLICANT_FLAGS.filter((flag) => flags.includes(flag))),
    exclusions: new Set(exclusions),
  };
}
