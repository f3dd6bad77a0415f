import type { ScorePart } from '../../shared/explain/explained.ts';
import type { Source } from '../../shared/policy/resolve-parameter.ts';
import { policyPath } from './policy-link.ts';

/** The parameter that a part and its weight come from: the one with its clause, weights before bounds; null without any. */
export function partSource({ clause }: Pick<ScorePart, 'clause'>, sources: readonly Source[]): Source | null {
  const found = sources.filter((source) => source.clause === clause);
  return found.find(({ key }) => /(weights|indicators|rates)$/i.test(key)) ?? found[0] ?? null;
}

/** The parameter that a value as a whole stands on. */
export function valueSource({ clause }: { readonly clause: string }, sources: readonly Source[]): Source | null {
  return sources.find((source) => source.clause === clause) ?? null;
}

/** Where the policy page shows a parameter. */
export function policySourcePath({ pack, key }: Pick<Source, 'pack' | 'key'>): string {
  return policyPath({ pack, key });
}
