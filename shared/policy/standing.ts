import type { ParameterSpec } from './parameter.ts';
import type { PolicyPack } from './policy.ts';
import { packsInForce, resolveParameter, sourcesOf, type PackInUse } from './resolve-parameter.ts';

/**
 * How a parameter of a pack stands in a district on a day (POL-6): it applies; it adds to the lists of other packs;
 * another pack overrules it; the pack is not used; it is not in force; or the document gives no value.
 */
export const STANDING_STATES = ['applies', 'adds', 'overruled', 'not-used', 'not-in-force', 'not-provided'] as const;
type StandingState = (typeof STANDING_STATES)[number];

export interface Standing {
  readonly state: StandingState;
  /** The pack whose value applies instead, where there is one. */
  readonly by: string | null;
  /** With `by`: true when that pack gives the same value. */
  readonly sameValue: boolean | null;
}

const alone = (state: StandingState): Standing => ({ state, by: null, sameValue: null });

/**
 * How the parameter `key` of a pack stands under the packs of a district on a local day `YYYY-MM-DD`.
 *
 * @param merge as the rule declares it; parameters that no rule reads are judged as `override`
 */
export function standingOf(
  { pack, key, merge = 'override' }: { pack: PolicyPack; key: string; merge?: ParameterSpec['merge'] | undefined },
  packs: readonly PackInUse[],
  day: string,
): Standing {
  if (!packs.some((use) => use.pack.id === pack.id)) return alone('not-used');
  const inForce = packsInForce(packs, day);
  const own = inForce.find((use) => use.pack.id === pack.id)?.pack.parameters[key];
  if (!own) return alone('not-in-force');
  const found = resolveParameter(inForce, key);
  if (own.basis === 'not-provided') return { ...alone('not-provided'), by: found?.source.pack ?? null };
  if (merge === 'collect') return alone(sourcesOf(inForce, key).length > 1 ? 'adds' : 'applies');
  if (found === null || found.source.pack === pack.id) return alone('applies');
  return { state: 'overruled', by: found.source.pack, sameValue: sameJson(found.value, own.value) };
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
