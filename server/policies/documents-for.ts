import { assert } from '../../shared/lib/assert.ts';
import type { Result } from '../../shared/lib/result.ts';
import { chooseDocuments, type ChosenDocuments } from '../../shared/policy/choose-documents.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import type { LoadedDistrict } from '../ports.ts';
import { readPolicyLibrary } from './policy-library.ts';

/** Finds the documents for a question: those of the district, the one asked for, or one that is borrowed. */
export type DocumentsFor = (key: string, wanted: string | undefined) => Result<ChosenDocuments>;

/** `chooseDocuments` over the packs of a district and all packs that ship; reads the files once. */
export function documentsFor({ district, packs }: Pick<LoadedDistrict, 'district' | 'packs'>): DocumentsFor {
  const inUse = packsInUse(district.packs, packs);
  assert(inUse.ok, 'the packs of a loaded district were found when it was loaded');
  const used = inUse.value;
  const library = readPolicyLibrary().packs;
  return (key, wanted) => chooseDocuments(key, { inUse: used, library, wanted: wanted ?? null });
}

/** The documents of an answer, as they are sent. */
export function documentsOf({ lists, packs, borrowed }: ChosenDocuments) {
  const used = new Map([...lists, ...packs].map((use) => [use.pack.id, use]));
  return [...used.values()].map(({ pack, basis }) => ({ pack: pack.id, basis, borrowed: pack.id === borrowed }));
}
