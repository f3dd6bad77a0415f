import { err, ok, type Result } from '../lib/result.ts';
import type { PolicyPack, PolicyParameter } from './policy.ts';

/** A pack that a district is under; `assumed` when no document puts the district under it. */
export interface PackInUse {
  readonly pack: PolicyPack;
  readonly basis: 'clause' | 'assumed';
}

/** Where a figure comes from, to be printed beside every result that uses it. */
export interface Source {
  readonly pack: string;
  readonly version: number;
  readonly key: string;
  /** Document number and place in it. */
  readonly clause: string;
  /** `clause` only when the text says it and a document puts the district under the text. */
  readonly basis: 'clause' | 'assumed';
}

/** A value of a policy with its source. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: Source;
}

/** The parameter that applies, and those of earlier packs that it overrules with another value. */
export interface ResolvedParameter extends Sourced<PolicyParameter['value']> {
  readonly key: string;
  readonly conflicts: readonly Sourced<PolicyParameter['value']>[];
}

/**
 * The parameter of a district under several packs (POL-1): the pack named last wins, and other values stay visible as
 * conflicts. Null when no pack gives a value.
 */
export function resolveParameter(packs: readonly PackInUse[], key: string): ResolvedParameter | null {
  const found = sourcesOf(packs, key);
  const last = found.at(-1);
  if (!last) return null;
  const same = JSON.stringify(last.value);
  return { ...last, key, conflicts: found.slice(0, -1).filter(({ value }) => JSON.stringify(value) !== same) };
}

/** Every value that packs give for a parameter, in the order of the packs. */
export function sourcesOf(packs: readonly PackInUse[], key: string): readonly Sourced<PolicyParameter['value']>[] {
  return packs.flatMap(({ pack, basis }) => {
    const parameter = pack.parameters[key];
    if (!parameter || parameter.basis === 'not-provided') return [];
    return [{ value: parameter.value, source: sourceOf(pack, basis, key, parameter) }];
  });
}

function sourceOf(pack: PolicyPack, basis: PackInUse['basis'], key: string, parameter: PolicyParameter): Source {
  return {
    pack: pack.id,
    version: pack.version,
    key,
    clause: parameter.clause === null ? pack.document.number : `${pack.document.number} ${parameter.clause}`,
    basis: basis === 'clause' && parameter.basis === 'clause' ? 'clause' : 'assumed',
  };
}

/** `clause` only when every source is. */
export function combinedBasis(sources: Iterable<Pick<Source, 'basis'>>): 'clause' | 'assumed' {
  for (const { basis } of sources) if (basis === 'assumed') return 'assumed';
  return 'clause';
}

/** The packs that a district names, in its order; the error names one that is not there. */
export function packsInUse(
  uses: readonly { readonly pack: string; readonly basis: 'clause' | 'assumed' }[],
  packs: Iterable<PolicyPack>,
): Result<readonly PackInUse[]> {
  const byId = new Map<string, PolicyPack>();
  for (const pack of packs) byId.set(pack.id, pack);
  const found: PackInUse[] = [];
  for (const { pack: id, basis } of uses) {
    const pack = byId.get(id);
    if (!pack) return err(`the district names the policy pack ${id}, which is not there`);
    found.push({ pack, basis });
  }
  return ok(found);
}

/** The same packs as they were in force on a local day `YYYY-MM-DD` (POL-3): what was not valid then is left out. */
export function packsInForce(packs: readonly PackInUse[], day: string): readonly PackInUse[] {
  const within = (from: string, to: string | null) => from <= day && (to === null || day <= to);
  return packs
    .filter(({ pack }) => within(pack.validFrom, pack.validTo))
    .map(({ pack, basis }) => ({
      basis,
      pack: {
        ...pack,
        parameters: Object.fromEntries(
          Object.entries(pack.parameters).filter(([, { validFrom, validTo }]) =>
            within(validFrom ?? pack.validFrom, validTo ?? pack.validTo),
          ),
        ),
      },
    }));
}
