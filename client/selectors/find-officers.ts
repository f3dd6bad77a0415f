import type { Officer } from '../../shared/model/officer.ts';

/** What of an officer is searched. */
type Line = Pick<Officer, 'id' | 'name' | 'role' | 'town'>;

/**
 * The people of a roster that fit every word of a query, in name, id or name of the town: names and ids that begin with it
 * first. An empty query finds nobody, a role narrows it to that team.
 */
export function findOfficers<T extends Line>(
  officers: Iterable<T>,
  query: string,
  { role = null, townName, limit }: { role?: string | null; townName: (code: string) => string; limit: number },
): readonly T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const found: { readonly officer: T; readonly isStart: boolean }[] = [];
  for (const officer of officers) {
    if (role !== null && officer.role !== role) continue;
    const text = `${officer.name} ${officer.id} ${townName(officer.town)}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const isStart = officer.name.toLowerCase().startsWith(first) || officer.id.toLowerCase().startsWith(first);
    found.push({ officer, isStart });
  }
  return found
    .sort((a, b) => Number(b.isStart) - Number(a.isStart) || a.officer.name.localeCompare(b.officer.name, 'zh'))
    .slice(0, limit)
    .map(({ officer }) => officer);
}
