import type { z } from 'zod';
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
  readonly parameter: PolicyParameter;
  readonly conflicts: readonly Sourced<PolicyParameter['value']>[];
}

/**
 * The parameter of a district under several packs (POL-1): the pack named last wins, and other values stay visible as
 * conflicts. Null when no pack has it.
 */
export function resolveParameter(packs: readonly PackInUse[], key: string): ResolvedParameter | null {
  const found = packs.flatMap(({ pack, basis }) => {
    const parameter = pack.parameters[key];
    return parameter ? [{ parameter, value: parameter.value, source: sourceOf(pack, basis, parameter) }] : [];
  });
  const last = found.at(-1);
  if (!last) return null;
  const same = JSON.stringify(last.value);
  const conflicts = found
    .slice(0, -1)
    .filter(({ value }) => JSON.stringify(value) !== same)
    .map(({ value, source }) => ({ value, source }));
  return { ...last, key, conflicts };
}

function sourceOf(pack: PolicyPack, basis: PackInUse['basis'], parameter: PolicyParameter): Source {
  return {
    pack: pack.id,
    clause: `${pack.document.number} ${parameter.clause}`,
    basis: basis === 'clause' && parameter.basis === 'clause' ? 'clause' : 'assumed',
  };
}

/** The parameter checked against a schema; the error names the key and what is wrong with it. */
export function readParameter<T>(packs: readonly PackInUse[], key: string, schema: z.ZodType<T>): Result<Sourced<T>> {
  const resolved = resolveParameter(packs, key);
  if (!resolved) return err(`no policy pack of the district has the parameter ${key}`);
  const parsed = schema.safeParse(resolved.value);
  if (parsed.success) return ok({ value: parsed.data, source: resolved.source });
  const [issue] = parsed.error.issues;
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  return err(`${resolved.source.pack}: ${key}${place}: ${issue?.message ?? 'wrong value'}`);
}

/** `clause` only when every source is. */
export function combinedBasis(sources: Iterable<Source>): 'clause' | 'assumed' {
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
