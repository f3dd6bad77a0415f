import type { CaseView } from '../../shared/model/case.ts';
import type { SearchHit } from './search.ts';

/** A single letter fits everything; the server reads no more than the longest. */
const SHORTEST = 2;
const LONGEST = 200;
const MOST = 6;

/** The query for cases by their words, in a town or in all that one may see; null while there is too little, or too much, to look for. */
export function describedQuery(text: string, town: string | null): string | null {
  const sought = text.normalize('NFKC').trim();
  if ([...sought].length < SHORTEST || sought.length > LONGEST) return null;
  return new URLSearchParams({ text: sought, limit: `${MOST}`, ...(town === null ? {} : { town }) }).toString();
}

/** Cases that the server found, as hits beside those of the page: each once, with what was written. */
export function describedHits(
  cases: readonly Pick<CaseView, 'id' | 'description' | 'town'>[],
  known: readonly Pick<SearchHit, 'selection'>[],
): readonly SearchHit[] {
  const shown = new Set(known.flatMap(({ selection }) => (selection.kind === 'case' ? [selection.id] : [])));
  return cases
    .filter(({ id }) => !shown.has(id))
    .map(({ id, description, town }) => ({
      selection: { kind: 'case', id },
      title: description,
      detail: id,
      town,
      text: description,
      score: 0,
    }));
}
