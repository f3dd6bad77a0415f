import type { Officer } from '../model/officer.ts';
import type { DispatchPolicy } from './dispatch-policy.ts';
import type { DispatchQuestion } from './dispatch-question.ts';

/** How near somebody's duty is to a case: holds its grid, another of its community, works for its town, or none of these. */
export type Responsibility = 'grid' | 'community' | 'town' | 'none';

/** Whose the grid of the case is (DSP-3). */
export function responsibilityFor(
  { grids, town }: Pick<Officer, 'grids' | 'town'>,
  { case: item, communityGrids }: Pick<DispatchQuestion, 'case' | 'communityGrids'>,
): Responsibility {
  if (item.grid !== null) {
    if (grids.includes(item.grid)) return 'grid';
    if (grids.some((grid) => communityGrids.has(grid))) return 'community';
  }
  return item.town !== null && item.town === town ? 'town' : 'none';
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
