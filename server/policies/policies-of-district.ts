import { districtPolicies, type DistrictPolicies } from '../../shared/policy/district-policies.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import { AppError } from '../lib/app-error.ts';
import type { LoadedDistrict } from '../ports.ts';

/** The figures that the rules of a loaded district run on. Throws an AppError with one sentence on a pack that cannot be used. */
export function policiesOfDistrict({ district, packs }: Pick<LoadedDistrict, 'district' | 'packs'>): DistrictPolicies {
  const inUse = packsInUse(district.packs, packs);
  if (!inUse.ok) throw new AppError('bad-policy', inUse.error);
  const policies = districtPolicies(inUse.value);
  if (!policies.ok) throw new AppError('bad-policy', policies.error);
  return policies.value;
}
