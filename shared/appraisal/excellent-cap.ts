import type { CapReading } from './appraisal-policy.ts';

/** Somebody who is proposed as 优秀, with what decides between equals. */
export interface Nominee {
  readonly id: string;
  readonly score: number;
  /** Figures of the tie-breaks, in their order; higher is better. */
  readonly tieBreaks: readonly number[];
}

/** Why a nominee is not 优秀. */
export type BeyondCap = 'cap' | 'tie-at-cap';

/**
 * How many of `people` may be 优秀 (APR-2): the share, cut to whole people.
 *
 * @param share 0–1; counted in millionths, so that 15 % of 20 is 3 and not 2.9999…
 */
export function excellentCap(people: number, share: number): number {
  return Math.floor((people * Math.round(share * 1_000_000)) / 1_000_000);
}

/**
 * Who of the nominees is beyond the cap, by id (APR-2, APR-3). The best are taken as long as whole groups of equals fit;
 * of a group that straddles the cut nobody is taken, nor anybody after it. The order of input changes nothing.
 */
export function beyondCap(nominees: readonly Nominee[], cap: number): ReadonlyMap<string, BeyondCap> {
  const out = new Map<string, BeyondCap>();
  let taken = 0;
  let closed = false;
  for (const group of groupsOfEquals(nominees)) {
    const fits = !closed && taken + group.length <= cap;
    if (fits) {
      taken += group.length;
      continue;
    }
    const straddles = !closed && group.length > 1 && taken < cap;
    for (const { id } of group) out.set(id, straddles ? 'tie-at-cap' : 'cap');
    closed = true;
  }
  return out;
}

/** Equals in groups, best first. */
function groupsOfEquals(nominees: readonly Nominee[]): readonly (readonly Nominee[])[] {
  const groups: Nominee[][] = [];
  for (const nominee of [...nominees].sort(compare)) {
    const last = groups.at(-1);
    if (last && compare(last[0]!, nominee) === 0) last.push(nominee);
    else groups.push([nominee]);
  }
  return groups;
}

/** Negative when `a` is better. */
function compare(a: Nominee, b: Nominee): number {
  if (a.score !== b.score) return b.score - a.score;
  for (const [at, figure] of a.tieBreaks.entries()) {
    const other = b.tieBreaks[at] ?? 0;
    if (figure !== other) return other - figure;
  }
  return 0;
}

/** Somebody's time in the unit. Days are local calendar days `YYYY-MM-DD`; `left` is the last day in service. */
export interface Service {
  readonly joined: string | null;
  readonly left: string | null;
}

/** Whether somebody counts among the people of the unit in a year (APR-4). Null `joined`: since before; null `left`: still. */
export function isCounted(
  service: Service,
  year: number,
  { countedOn, leavers }: Pick<CapReading, 'countedOn' | 'leavers'>,
) {
  const day = `${year}-${countedOn}`;
  if (service.joined !== null && service.joined > day) return false;
  if (service.left === null || service.left >= day) return true;
  return leavers === 'included' && service.left >= `${year}-01-01`;
}
