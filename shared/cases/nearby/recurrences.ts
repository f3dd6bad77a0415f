import { metresPerDegree } from '../../geo/local-metres.ts';
import type { LonLat } from '../../model/area.ts';
import type { CaseCategory, CaseView } from '../../model/case.ts';
import type { NearbyPolicy } from '../case-policy.ts';
import { isEnded } from '../ended-states.ts';
import { apartM, isRecent, positionOf, type PlacedCase } from './same-place.ts';

/** Cases of a kind that keep coming back in one place: one root cause to put right (根源治理). */
export interface Recurrence {
  readonly kind: CaseView['kind'];
  readonly category: CaseCategory;
  /** Oldest report first. */
  readonly cases: readonly string[];
  readonly open: number;
  /** Middle of the cases. */
  readonly place: LonLat;
  readonly firstMs: number;
  readonly lastMs: number;
}

/**
 * Gathers cases that repeat (CAS-19): those of one kind and category that are open or recent, each within the distance of
 * another of its group; a group of at least so many is a root-cause item. Most cases first; the order of `cases` does not
 * matter, nor does it decide who belongs together.
 */
export function recurrences(
  cases: readonly PlacedCase[],
  { nowMs, policy }: { readonly nowMs: number; readonly policy: NearbyPolicy },
): readonly Recurrence[] {
  const counted = cases
    .filter((item) => positionOf(item) !== null && isRecent(item, nowMs, policy))
    .toSorted((a, b) => a.reportedMs - b.reportedMs || (a.id < b.id ? -1 : 1));
  const groups = new Map<string, PlacedCase[]>();
  for (const item of counted) {
    const key = `${item.kind} ${item.category}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()]
    .flatMap((group) => clusters(group, policy.withinM))
    .filter((cluster) => cluster.length >= policy.least)
    .map(recurrenceOf)
    .sort((a, b) => b.cases.length - a.cases.length || a.firstMs - b.firstMs || (a.cases[0]! < b.cases[0]! ? -1 : 1));
}

/** Connected parts of the graph whose edges are distances up to `withinM`; neighbours are looked for in squares of that side. */
function clusters(items: readonly PlacedCase[], withinM: number): readonly (readonly PlacedCase[])[] {
  const squareOf = squares(items, withinM);
  const bySquare = new Map<string, number[]>();
  const parent = items.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (const [i, item] of items.entries()) {
    const [x, y] = squareOf(item);
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const j of bySquare.get(`${x + dx} ${y + dy}`) ?? [])
          if (apartM(item, items[j]!)! <= withinM) parent[root(j)] = root(i);
    bySquare.set(`${x} ${y}`, [...(bySquare.get(`${x} ${y}`) ?? []), i]);
  }
  const parts = new Map<number, PlacedCase[]>();
  for (const [i, item] of items.entries()) parts.set(root(i), [...(parts.get(root(i)) ?? []), item]);
  return [...parts.values()];
}

/** Degrees are cut by the metres of the southernmost and northernmost case, whichever makes the larger square. */
function squares(items: readonly PlacedCase[], sideM: number): (item: PlacedCase) => readonly [number, number] {
  const lats = items.map(({ lat }) => lat!);
  const ends = [Math.min(...lats), Math.max(...lats)].map((lat) => metresPerDegree(lat));
  const perLon = Math.max(1, Math.min(...ends.map(([x]) => x)));
  const perLat = Math.min(...ends.map(([, y]) => y));
  return ({ lon, lat }) => [Math.floor((lon! * perLon) / sideM / 1.01), Math.floor((lat! * perLat) / sideM / 1.01)];
}

function recurrenceOf(items: readonly PlacedCase[]): Recurrence {
  const [first] = items;
  const middle = (of: (item: PlacedCase) => number) => items.reduce((sum, item) => sum + of(item), 0) / items.length;
  return {
    kind: first!.kind,
    category: first!.category,
    cases: items.map(({ id }) => id),
    open: items.filter(({ state }) => !isEnded(state)).length,
    place: [middle(({ lon }) => lon!), middle(({ lat }) => lat!)],
    firstMs: first!.reportedMs,
    lastMs: items.at(-1)!.reportedMs,
  };
}
