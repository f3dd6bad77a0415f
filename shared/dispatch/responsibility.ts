import type { Officer } from '../model/officer.ts';
import type { DispatchPolicy } from './dispatch-policy.ts';
import type { DispatchQuestion } from './dispatch-question.ts';

/** How near somebody's duty is to a case: holds its grid, another of its community, works for its town, or none of these. */
export type Responsibility = 'grid' | 'community' | 'town' | 'none';

/**
 * Who holds the grid of a case, or else another grid of its community (DSP-3). Nobody without a grid.
 *
 * @param communityGrids codes of the grids of its community
 * @param holdersOf ids of the officers who hold a grid
 */
export function holdersAround(
  grid: string | null,
  communityGrids: Iterable<string>,
  holdersOf: (grid: string) => readonly string[],
): DispatchQuestion['holders'] {
  const holders = new Map<string, 'grid' | 'community'>();
  if (grid === null) return holders;
  for (const near of communityGrids) for (const id of holdersOf(near)) holders.set(id, 'community');
  for (const id of holdersOf(grid)) holders.set(id, 'grid');
  return holders;
}

/** Whose the grid of the case is (DSP-3). */
export function responsibilityFor(
  { id, town }: Pick<Officer, 'id' | 'town'>,
  { case: item, holders }: Pick<DispatchQuestion, 'case' | 'holders'>,
): Responsibility {
  return holders.get(id) ?? (item.town !== null && item.town === town ? 'town' : 'none');
}

/** By how many seconds a responsibility counts as nearer; by nothing when emergency comes first (DSP-6). */
export function responsibilityS(
  responsibility: Responsibility,
  { severity }: Pick<DispatchQuestion['case'], 'severity'>,
  policy: Pick<DispatchPolicy, 'ownGridS' | 'ownCommunityS' | 'ownTownS'>,
): number {
  if (severity === 'major') return 0;
  switch (responsibility) {
    case 'grid':
      return policy.ownGridS;
    case 'community':
      return policy.ownCommunityS;
    case 'town':
      return policy.ownTownS;
    case 'none':
      return 0;
  }
}
