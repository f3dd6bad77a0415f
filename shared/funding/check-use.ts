import type { Reason } from '../explain/explained.ts';
import type { FundingPolicy, Named, Purse } from './funding-policy.ts';

const LISTS = {
  base: 'baseUses',
  effectiveness: 'effectivenessUses',
  pool: 'poolUses',
} as const satisfies Readonly<Record<Purse, keyof FundingPolicy>>;

/** The uses that the document names for a purse. */
export function usesOf(purse: Purse, policy: FundingPolicy): readonly Named[] {
  return policy[LISTS[purse]];
}

/**
 * Whether money of a purse may be spent on a use (FUN-8). Refused `of-another-purse` when another purse is named for it,
 * `not-named` when none is: the lists end in 等 ("and so on"), so such a use needs a decision, not a program.
 *
 * @param use id of a use, `wages`
 */
export function checkUse(purse: Purse, use: string, policy: FundingPolicy): Reason {
  const purses = (Object.keys(LISTS) as Purse[]).filter((one) => usesOf(one, policy).some(({ id }) => id === use));
  const isNamed = purses.includes(purse);
  const { clause, basis } = policy.sources[LISTS[purse]];
  return {
    rule: 'FUN-8',
    code: isNamed ? 'named' : purses.length > 0 ? 'of-another-purse' : 'not-named',
    ok: isNamed,
    measured: use,
    threshold: usesOf(purse, policy)
      .map(({ id }) => id)
      .join(' '),
    unit: null,
    clause,
    basis,
  };
}
