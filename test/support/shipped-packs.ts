import { fundingPolicy, type FundingPolicy } from '../../shared/funding/funding-policy.ts';
import { packsInUse, type PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { zoningPolicy, type ZoningPolicy } from '../../shared/zoning/zoning-policy.ts';
import { shippedPolicies } from './shipped-policies.ts';

/** The pack of 郑港城管委〔2026〕1号 as its own district uses it, with changed parameters where a test wants. */
function zhenggangPacks(changes: Readonly<Record<string, unknown>> = {}): readonly PackInUse[] {
  const shipped = shippedPolicies().get('zhenggang-2026.json')!;
  const parameters = { ...shipped.parameters };
  for (const [key, value] of Object.entries(changes)) {
    const found = parameters[key]!;
    // A test may give a value that the text leaves open.
    parameters[key] = {
      ...found,
      value,
      basis: found.basis === 'not-provided' ? 'assumed' : found.basis,
    } as typeof found;
  }
  const inUse = packsInUse([{ pack: shipped.id, basis: 'clause' }], [{ ...shipped, parameters }]);
  if (!inUse.ok) throw new Error(inUse.error);
  return inUse.value;
}

/** Its zone rules. */
export function zhenggangZoning(changes: Readonly<Record<string, unknown>> = {}): ZoningPolicy {
  const policy = zoningPolicy(zhenggangPacks(changes));
  if (!policy.ok || !policy.value) throw new Error(policy.ok ? 'no zone rules' : policy.error);
  return policy.value;
}

/** Its funding rules. */
export function zhenggangFunding(changes: Readonly<Record<string, unknown>> = {}): FundingPolicy {
  const policy = fundingPolicy(zhenggangPacks(changes));
  if (!policy.ok || !policy.value) throw new Error(policy.ok ? 'no funding rules' : policy.error);
  return policy.value;
}
