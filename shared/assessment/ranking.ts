/** One line of a ranking: standard competition ranking, so that equal scores share a rank (1, 2, 2, 4). */
export interface Ranked<T> {
  readonly item: T;
  readonly score: number;
  /** From 1. */
  readonly rank: number;
  /** Another line has the same score. */
  readonly tied: boolean;
}

/** How to read the lines of a ranking. */
export interface RankedBy<T> {
  /** Names the line; only orders what is printed, never who is ahead. */
  readonly id: (item: T) => string;
  /** More is better; null leaves the line out. Compared as it is: pass the printed, rounded score. */
  readonly score: (item: T) => number | null;
}

/**
 * Ranks by score, best first (ASM-12). There is no tie-break: equal scores share a rank and are printed by id, so that
 * the same lines in any order give the same ranking. Lines without a score are left out.
 */
export function rank<T>(items: Iterable<T>, by: RankedBy<T>): readonly Ranked<T>[] {
  const scored: { item: T; score: number; id: string }[] = [];
  for (const item of items) {
    const score = by.score(item);
    if (score !== null) scored.push({ item, score, id: by.id(item) });
  }
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  let place = 0;
  return scored.map(({ item, score }, i) => {
    const equalBefore = scored[i - 1]?.score === score;
    if (!equalBefore) place = i + 1;
    return { item, score, rank: place, tied: equalBefore || scored[i + 1]?.score === score };
  });
}

/**
 * Those in the last place (ASM-13): all of them when several share it, nobody when nobody is ahead of them (one line
 * alone, or everybody with the same score).
 */
export function lastPlace<T>(ranking: readonly Ranked<T>[]): readonly Ranked<T>[] {
  const last = ranking.at(-1);
  return !last || last.rank === 1 ? [] : ranking.filter(({ rank: place }) => place === last.rank);
}

/** Those ranked within the first `count` places (ASM-14); more than `count` when the last of them is shared. */
export function firstPlaces<T>(ranking: readonly Ranked<T>[], count: number): readonly Ranked<T>[] {
  return ranking.filter(({ rank: place }) => place <= count);
}
