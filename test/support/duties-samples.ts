import { dutiesPolicy, type DutiesPolicy } from '../../shared/duties/duties-policy.ts';
import type { PolicyPack } from '../../shared/policy/policy.ts';
import { packsUsed } from './packs-used.ts';

const ZHENGGANG_PACKS = ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'] as const;
export const HAIMEN_PACKS = ['haimen-2022', 'zhengzhou-grid-2012'] as const;

/** The duties under shipped packs. */
export function shippedDuties(ids: readonly string[] = ZHENGGANG_PACKS): DutiesPolicy {
  const policy = dutiesPolicy(packsUsed(...ids));
  if (!policy.ok) throw new Error(policy.error);
  return policy.value;
}

/** Shipped packs with the value of one parameter replaced in each pack that has it. */
export function packsWith(key: string, value: unknown, ids: readonly string[] = ZHENGGANG_PACKS) {
  return packsUsed(...ids).map(({ pack, basis }) => {
    const parameter = pack.parameters[key];
    if (!parameter) return { pack, basis };
    const replaced = { ...parameter, basis: 'assumed', note: { zh: '试', en: 'test' }, value };
    return { basis, pack: { ...pack, parameters: { ...pack.parameters, [key]: replaced } } as PolicyPack };
  });
}

/** Duties where no pack has any. */
export const NO_DUTIES: DutiesPolicy = shippedDuties([]);
