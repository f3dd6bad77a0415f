import type { Grid } from '../model/area.ts';
import type { Officer } from '../model/officer.ts';
import type { Grounds, StaffingPolicy } from './staffing-policy.ts';

/** A member who works for another unit than the one that he or she belongs to. */
interface MembershipItem {
  readonly officer: string;
  /** The unit that the roster gives. */
  readonly town: string;
  /** The other units whose grids the member holds, in order of code. */
  readonly alsoUsedBy: readonly string[];
}

export interface MembershipSheet extends Grounds {
  readonly members: number;
  readonly items: readonly MembershipItem[];
}

/**
 * Each member belongs to the one unit that uses, manages and answers for him or her (谁使用、谁管理、谁负责; STF-10): holding
 * a grid of another town is being used by another unit. Null when no document asks for it.
 */
export function membership(
  grids: readonly Grid[],
  officers: readonly Officer[],
  { oneUsingUnit }: Pick<StaffingPolicy, 'oneUsingUnit'>,
): MembershipSheet | null {
  if (!oneUsingUnit) return null;
  const townOf = new Map(grids.map(({ code, town }) => [code, town]));
  const items = [...officers]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ id, town, grids: held }) => {
      const users = new Set(held.map((grid) => townOf.get(grid)).filter((user) => user !== undefined && user !== town));
      return users.size === 0 ? [] : [{ officer: id, town, alsoUsedBy: [...users].sort() as string[] }];
    });
  return { members: officers.length, items, ...oneUsingUnit };
}
