import type { PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from './shipped-policies.ts';

/** Shipped packs in use by a district, in this order, each by a document. */
export function packsUsed(...ids: readonly string[]): PackInUse[] {
  const shipped = shippedPolicies();
  return ids.map((id) => ({ pack: shipped.get(`${id}.json`)!, basis: 'clause' }));
}
