import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { borderKey, type Corner } from './cells.ts';

/** Shortest way along cell borders between two corners; borders in `used` cost half, so that roads join; those in `avoided` five times. */
export function routeAlongBorders(
  corners: readonly Corner[],
  from: number,
  to: number,
  usable: (a: number, b: number) => boolean,
  used: ReadonlySet<string>,
  avoided: ReadonlySet<string>,
): number[] {
  const cost = new Map<number, number>([[from, 0]]);
  const before = new Map<number, number>();
  const open = new Set([from]);
  while (open.size > 0) {
    const here = cheapest(open, cost);
    if (here === to) break;
    open.delete(here);
    for (const next of corners[here]!.neighbours) {
      if (!usable(here, next)) continue;
      const price = cost.get(here)! + stepCost(corners, here, next, used, avoided);
      if (price >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, price);
      before.set(next, here);
      open.add(next);
    }
  }
  return trace(before, from, to);
}

/** The corner nearest to a place, among those that qualify. */
export function nearestCorner(
  corners: readonly Corner[],
  at: MetresXY,
  qualifies: (corner: number) => boolean,
): number {
  let best = -1;
  let bestDistance = Infinity;
  corners.forEach((corner, i) => {
    const d = Math.hypot(corner.at[0] - at[0], corner.at[1] - at[1]);
    if (d < bestDistance && qualifies(i)) {
      bestDistance = d;
      best = i;
    }
  });
  return best;
}

function stepCost(
  corners: readonly Corner[],
  a: number,
  b: number,
  used: ReadonlySet<string>,
  avoided: ReadonlySet<string>,
): number {
  const length = Math.hypot(corners[a]!.at[0] - corners[b]!.at[0], corners[a]!.at[1] - corners[b]!.at[1]);
  return length * (used.has(borderKey(a, b)) ? 0.5 : avoided.has(borderKey(a, b)) ? 5 : 1);
}

function cheapest(open: ReadonlySet<number>, cost: ReadonlyMap<number, number>): number {
  let best = -1;
  let bestCost = Infinity;
  for (const corner of open) {
    if (cost.get(corner)! < bestCost) {
      bestCost = cost.get(corner)!;
      best = corner;
    }
  }
  return best;
}

function trace(before: ReadonlyMap<number, number>, from: number, to: number): number[] {
  const path = [to];
  while (path[0] !== from) {
    const previous = before.get(path[0]!);
    if (previous === undefined) return [];
    path.unshift(previous);
  }
  return path;
}
