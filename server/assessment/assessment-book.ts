import { assessmentPolicyOf, type AssessmentPolicy } from '../../shared/assessment/assessment-policy.ts';
import type { AssessmentBook } from '../../shared/assessment/period-grade.ts';
import type { Period } from '../../shared/assessment/period.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import { AppError } from '../lib/app-error.ts';
import type { LoadedDistrict } from '../ports/district.ts';

/**
 * What assessing a loaded district needs; each period by the packs in force at its end. A district of which nothing was
 * measured has no months. Throws an AppError when the packs of a past period cannot be used together.
 */
export function createAssessmentBook({ district, towns, packs, assessments }: LoadedDistrict): AssessmentBook {
  const inUse = packsInUse(district.packs, packs);
  if (!inUse.ok) throw new AppError('bad-policy', inUse.error);
  const known = new Map<Period, AssessmentPolicy | null>();
  return {
    towns: towns.features.map(({ properties }) => properties.code),
    assessments: assessments ?? { provenance: [], months: [], signatures: [] },
    policyOf(period) {
      const before = known.get(period);
      if (before !== undefined) return before;
      const policy = assessmentPolicyOf(period, inUse.value);
      if (!policy.ok) throw new AppError('bad-policy', policy.error);
      known.set(period, policy.value);
      return policy.value;
    },
  };
}
