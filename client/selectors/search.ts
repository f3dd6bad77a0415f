import type { CaseFact } from '../../shared/model/case.ts';
import type { DistrictState } from '../stores/district.ts';
import type { Selection } from '../stores/view.ts';

/** One thing that can be found. */
export interface SearchEntry {
  readonly selection: Selection;
  /** What is shown first and second. */
  readonly title: string;
  readonly detail: string;
  /** Town code, for the name beside it. */
  readonly town: string | null;
  /** Title and detail as they are compared: what does not have a word in it needs no closer look. */
  readonly text: string;
}

export interface SearchHit extends SearchEntry {
  readonly score: number;
}

type Parts = Pick<DistrictState, 'towns' | 'communities' | 'grids' | 'officers'>;

/** Everything with a name in a district, made when somebody looks for something; cases come and go and are given with each search. */
export function searchEntries({ towns, communities, grids, officers }: Parts): readonly SearchEntry[] {
  return [
    ...(towns?.features ?? []).map(({ properties: town }) =>
      entry({ kind: 'town', code: town.code }, town.name.zh, `${town.name.en} ${town.code}`, town.code),
    ),
    ...(communities?.features ?? []).map(({ properties: community }) =>
      entry({ kind: 'community', code: community.code }, community.name, community.code, community.town),
    ),
    ...Array.from(grids?.entries() ?? [], ({ code, name, town }) => entry({ kind: 'grid', code }, name, code, town)),
    ...[...officers.values()].map((officer) =>
      entry({ kind: 'officer', id: officer.id }, officer.name, officer.id, officer.town),
    ),
  ];
}

function entry(selection: Selection, title: string, detail: string, town: string | null): SearchEntry {
  return { selection, title, detail, town, text: `${normalise(title)} ${normalise(detail)}` };
}

/** Wide kinds first when a text fits several equally well. */
const KIND_BONUS: Readonly<Record<Selection['kind'], number>> = { town: 5, community: 3, officer: 4, grid: 2, case: 1 };
const MATCH = { exact: 100, start: 60, word: 40, inside: 20 };

/**
 * The entries that fit every word of a query, best first: whole match before beginning before middle, then wider before
 * narrower, then by name. An empty query finds nothing.
 */
export function search(
  entries: readonly SearchEntry[],
  cases: Iterable<CaseFact>,
  query: string,
  limit: number,
): readonly SearchHit[] {
  const words = normalise(query).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const hits: SearchHit[] = [];
  const look = (candidate: SearchEntry) => {
    const score = scoreOf(candidate, words);
    if (score > 0) hits.push({ ...candidate, score });
  };
  entries.forEach(look);
  for (const item of cases) look(entry({ kind: 'case', id: item.id }, item.id, item.grid ?? '', item.town));
  return hits
    .sort((a, b) => b.score - a.score || a.title.length - b.title.length || a.title.localeCompare(b.title, 'zh'))
    .slice(0, limit);
}

function scoreOf(candidate: SearchEntry, words: readonly string[]): number {
  if (!words.every((word) => candidate.text.includes(word))) return 0;
  const texts = [normalise(candidate.title), ...normalise(candidate.detail).split(' ')];
  let sum = KIND_BONUS[candidate.selection.kind];
  for (const word of words) {
    const best = Math.max(...texts.map((text) => matchScore(text, word)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function matchScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (text === word) return MATCH.exact;
  if (at === 0) return MATCH.start;
  return text[at - 1] === ' ' || text[at - 1] === '-' ? MATCH.word : MATCH.inside;
}

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
