import type { LoadedDistrict } from '../../server/ports/district.ts';
import type { PolicyPack, PolicyParameter } from '../../shared/policy/policy.ts';
import type { PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from './shipped-policies.ts';

const BASE = shippedPolicies().get('zhengzhou-grid-2012.json')!;

/** Days of a pack that is in force for two days only. */
const FIRST_DAY = '2026-11-03';
const LAST_DAY = '2026-11-04';

/** The pack of 2012 as it ships. */
export const OLD: PolicyPack = BASE;

/** A pack beside it with a few figures of its own, in force from the first to the last day. */
export function newPack(
  values: Readonly<Record<string, unknown>>,
  days: Pick<PolicyPack, 'validFrom' | 'validTo'> = { validFrom: FIRST_DAY, validTo: LAST_DAY },
): PolicyPack {
  return { ...BASE, id: 'test-new', ...days, parameters: parametersWith(values) };
}

/** The pack of 2012 with some figures taken out from a day on. */
export function endingAfter(day: string, ...keys: readonly string[]): PolicyPack {
  const ended = keys.map((key) => [key, { ...BASE.parameters[key]!, validTo: day }] as const);
  return { ...BASE, parameters: { ...BASE.parameters, ...Object.fromEntries(ended) } };
}

function parametersWith(values: Readonly<Record<string, unknown>>): PolicyPack['parameters'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { ...BASE.parameters[key]!, value } as PolicyParameter]),
  );
}

/** Packs in use, in this order. */
export function inUse(...packs: readonly PolicyPack[]): readonly PackInUse[] {
  return packs.map((pack) => ({ pack, basis: 'clause' }));
}

/** A district under these packs. */
export function under(loaded: LoadedDistrict, ...packs: readonly PolicyPack[]): LoadedDistrict {
  const uses = packs.map(({ id }) => ({ pack: id, basis: 'assumed' as const }));
  return { ...loaded, district: { ...loaded.district, packs: uses }, packs };
}
