import { packsInUse, type PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { worksPolicy, type PlanOfWork } from '../../shared/works/works-policy.ts';
import { shippedPolicies } from './shipped-policies.ts';

/** The shipped packs that lay down works, as if a district were under them. */
export function worksPacks(...ids: readonly string[]): readonly PackInUse[] {
  const packs = packsInUse(
    ids.map((pack) => ({ pack, basis: 'clause' as const })),
    shippedPolicies().values(),
  );
  if (!packs.ok) throw new Error(packs.error);
  return packs.value;
}

/** The plan of one shipped pack. */
export function shippedPlan(pack: string): PlanOfWork {
  const policy = worksPolicy(worksPacks(pack));
  if (!policy.ok) throw new Error(policy.error);
  return policy.value.plans[0]!;
}
