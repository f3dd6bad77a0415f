import { err, type Result } from '../../shared/lib/result.ts';
import { chooseDocuments, type ChosenDocuments } from '../../shared/policy/choose-documents.ts';
import { packsInForce } from '../../shared/policy/resolve-parameter.ts';
import type { LoadedDistrict } from '../ports/district.ts';
import { packsOn } from './packs-on.ts';
import { readPolicyLibrary } from './policy-library.ts';

/** Finds the documents for a question on a local day: those of the district, the one asked for, or one that is borrowed. */
export type DocumentsFor = (key: string, wanted: string | undefined, day: string) => Result<ChosenDocuments>;

/** `chooseDocuments` over what is in force of the packs of a district and of all packs that ship; reads the files once. */
export function documentsFor(loaded: Pick<LoadedDistrict, 'district' | 'packs'>): DocumentsFor {
  const shipped = readPolicyLibrary().packs.map((pack) => ({ pack, basis: 'assumed' as const }));
  return (key, wanted, day) => {
    const library = packsInForce(shipped, day).map(({ pack }) => pack);
    if (
      wanted !== undefined &&
      shipped.some(({ pack }) => pack.id === wanted) &&
      !library.some(({ id }) => id === wanted)
    )
      return err(`the policy pack ${wanted} is not in force on ${day}`);
    return chooseDocuments(key, { inUse: packsOn(day, loaded), library, wanted: wanted ?? null });
  };
}

/** The documents of an answer, as they are sent. */
export function documentsOf({ lists, packs, borrowed }: ChosenDocuments) {
  const used = new Map([...lists, ...packs].map((use) => [use.pack.id, use]));
  return [...used.values()].map(({ pack, basis }) => ({ pack: pack.id, basis, borrowed: pack.id === borrowed }));
}
