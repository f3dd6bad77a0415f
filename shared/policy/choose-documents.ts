import { err, ok, type Result } from '../lib/result.ts';
import type { PolicyPack } from './policy.ts';
import type { PackInUse } from './resolve-parameter.ts';

/** The documents that a question is judged by. */
export interface ChosenDocuments {
  /** Those that the district is under, or the one that was asked for. */
  readonly own: readonly PackInUse[];
  /** The same behind the one that is borrowed where they say nothing. */
  readonly packs: readonly PackInUse[];
  /** Whose lists count, as lists add up: of a document that was asked for its own only, else those of all packs. */
  readonly lists: readonly PackInUse[];
  /** Id of the borrowed document; its values are assumed. Null when none is needed. */
  readonly borrowed: string | null;
}

/**
 * Which documents apply to a question whose answer needs the parameter `key`: those of the district, or the one that is
 * asked for (`clause` only where the district is under it by clause). When none of them states the parameter, the first
 * document that does, by id, is borrowed as assumed. The error names a document that is not there.
 */
export function chooseDocuments(
  key: string,
  given: {
    readonly inUse: readonly PackInUse[];
    readonly library: readonly PolicyPack[];
    readonly wanted: string | null;
  },
): Result<ChosenDocuments> {
  const { inUse, library, wanted } = given;
  const own = wanted === null ? inUse : asked(wanted, inUse, library);
  if (!own) return err(`there is no policy pack ${wanted}`);
  if (own.some(({ pack }) => states(pack, key))) return ok({ own, packs: own, lists: own, borrowed: null });
  const lent = [...library].sort((a, b) => (a.id < b.id ? -1 : 1)).find((pack) => states(pack, key));
  if (!lent) return ok({ own, packs: own, lists: own, borrowed: null });
  const packs = [{ pack: lent, basis: 'assumed' as const }, ...own.filter(({ pack }) => pack.id !== lent.id)];
  return ok({ own, packs, lists: wanted === null ? packs : own, borrowed: lent.id });
}

function asked(id: string, inUse: readonly PackInUse[], library: readonly PolicyPack[]): readonly PackInUse[] | null {
  const use = inUse.find(({ pack }) => pack.id === id);
  if (use) return [use];
  const pack = library.find((one) => one.id === id);
  return pack ? [{ pack, basis: 'assumed' }] : null;
}

function states(pack: PolicyPack, key: string): boolean {
  return (pack.parameters[key]?.value ?? null) !== null;
}
