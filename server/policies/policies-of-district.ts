import { districtPolicies, type DistrictPolicies } from '../../shared/policy/district-policies.ts';
import type { PolicyPack } from '../../shared/policy/policy.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import { AppError } from '../lib/app-error.ts';
import type { LoadedDistrict } from '../ports.ts';

type Packs = Pick<LoadedDistrict, 'district' | 'packs'>;

/** Many parts ask for the same figures while a server starts. */
const known = new WeakMap<readonly PolicyPack[], Packs & { readonly policies: DistrictPolicies }>();

/** The figures that the rules of a loaded district run on. Throws an AppError with one sentence on a pack that cannot be used. */
export function policiesOfDistrict({ district, packs }: Packs): DistrictPolicies {
  const before = known.get(packs);
  if (before?.district === district) return before.policies;
  const inUse = packsInUse(district.packs, packs);
  if (!inUse.ok) throw new AppError('bad-policy', inUse.error);
  const policies = districtPolicies(inUse.value);
  if (!policies.ok) throw new AppError('bad-policy', policies.error);
  known.set(packs, { district, packs, policies: policies.value });
  return policies.value;
}
