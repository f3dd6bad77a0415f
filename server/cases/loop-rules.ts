import type { LoopRules } from '../../shared/cases/case-conditions.ts';
import type { DistrictPolicies } from '../../shared/policy/district-policies.ts';

/** What decides on the steps of cases, from the figures of a district, at an instant. */
export function loopRules(
  { cases, clocks, duties }: Pick<DistrictPolicies, 'cases' | 'clocks' | 'duties'>,
  nowMs: number,
): LoopRules {
  return {
    nowMs,
    extension: clocks.extension?.value ?? null,
    suspension: clocks.suspension?.value ?? null,
    emergencyFirst: duties.emergencyFirst !== null,
    toldLater: cases.toldLater,
  };
}
