import type { Reason } from '../explain/explained.ts';
import type { Grid } from '../model/area.ts';
import type { Officer, Post } from '../model/officer.ts';
import type { GridFix, StaffingPolicy } from './staffing-policy.ts';

/** Whether a grid has all that is to be fixed for it, with every condition. */
export interface GridValidity {
  readonly grid: string;
  readonly town: string;
  readonly valid: boolean;
  readonly reasons: readonly Reason[];
}

/** Who holds a grid, and what is laid down for their posts. */
interface Holders {
  readonly people: number;
  readonly withPost: number;
  readonly withDuty: number;
  readonly withReward: number;
}

/**
 * A grid is valid only with fixed person, post, duty and reward (定人、定岗、定责、定奖惩, 2012, 八（四）; STF-9), and that for
 * each of its holders (逐人). What no data says is missing, never taken for granted. In map order; empty when no document
 * asks for it.
 */
export function gridValidity(
  inputs: { readonly grids: readonly Grid[]; readonly officers: readonly Officer[]; readonly posts: readonly Post[] },
  policy: Pick<StaffingPolicy, 'fixedForGrid' | 'minOfficersPerGrid'>,
): readonly GridValidity[] {
  const { fixedForGrid } = policy;
  if (!fixedForGrid) return [];
  const holders = holdersByGrid(inputs.officers, inputs.posts);
  const { fixes, clause, basis } = fixedForGrid;
  return [...inputs.grids]
    .sort((a, b) => a.index - b.index)
    .map(({ code: grid, town }) => {
      const held = holders.get(grid) ?? NOBODY;
      const reasons = fixes.map((fix) => {
        const { measured, threshold } = judged(fix, held, policy);
        return {
          rule: 'STF-9',
          code: fix,
          ok: measured >= threshold,
          measured,
          threshold,
          unit: 'person',
          clause,
          basis,
        };
      });
      return { grid, town, valid: reasons.every(({ ok }) => ok), reasons };
    });
}

/** How many grids lack each of the four things. */
export function missingFixes(items: readonly GridValidity[]): Readonly<Record<GridFix, number>> {
  const missing: Record<GridFix, number> = { person: 0, post: 0, duty: 0, reward: 0 };
  for (const { reasons } of items) for (const { code, ok } of reasons) if (!ok) missing[code as GridFix]++;
  return missing;
}

const NOBODY: Holders = { people: 0, withPost: 0, withDuty: 0, withReward: 0 };

function judged(fix: GridFix, held: Holders, { minOfficersPerGrid }: Pick<StaffingPolicy, 'minOfficersPerGrid'>) {
  const least = Math.max(1, minOfficersPerGrid?.value ?? 1);
  if (fix === 'person') return { measured: held.people, threshold: least };
  const measured = { post: held.withPost, duty: held.withDuty, reward: held.withReward }[fix];
  return { measured, threshold: Math.max(least, held.people) };
}

function holdersByGrid(officers: readonly Officer[], posts: readonly Post[]): ReadonlyMap<string, Holders> {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const holders = new Map<string, Holders>();
  for (const officer of officers) {
    const post = officer.post === undefined ? undefined : byId.get(officer.post);
    for (const grid of new Set(officer.grids)) {
      const { people, withPost, withDuty, withReward } = holders.get(grid) ?? NOBODY;
      holders.set(grid, {
        people: people + 1,
        withPost: withPost + (post ? 1 : 0),
        withDuty: withDuty + (post && post.duties.length > 0 ? 1 : 0),
        withReward: withReward + (post && post.reward !== null ? 1 : 0),
      });
    }
  }
  return holders;
}
