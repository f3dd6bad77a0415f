import { borderKey, type CellPlan } from './cells.ts';
import type { Skeleton } from './skeleton.ts';

/** Number of a town, name of a water, or null for the country around. */
export type Region = number | string | null;

export interface BorderSides {
  /** How many of the two cells are of the district. */
  readonly inside: number;
  readonly regions: ReadonlySet<Region>;
}

/** What lies on either side of each border. */
export function sidesOfBorders(plan: CellPlan, regions: readonly Region[]): Map<string, BorderSides> {
  const sides = new Map<string, Region[]>();
  plan.cells.forEach((cell, site) => {
    cell.forEach((a, i) => {
      const key = borderKey(a, cell[(i + 1) % cell.length]!);
      sides.set(key, [...(sides.get(key) ?? []), regions[site]!]);
    });
  });
  return new Map(
    [...sides].map(([key, pair]) => [
      key,
      { inside: pair.filter((r) => typeof r === 'number').length, regions: new Set(pair) },
    ]),
  );
}

/** Loops of corners along the border of the district (`inside` 1) or along the shores outside it (`inside` 0). */
export function loopsBetween(borders: ReadonlyMap<string, BorderSides>, inside: 0 | 1): number[][] {
  const next = new Map<number, number[]>();
  for (const [key, side] of borders) {
    if (side.inside !== inside || side.regions.size !== 2) continue;
    const [a, b] = key.split('-').map(Number) as [number, number];
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const loops: number[][] = [];
  const seen = new Set<number>();
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    const loop = [start];
    seen.add(start);
    for (let here: number | undefined = start; here !== undefined;) {
      here = next.get(here)!.find((n) => !seen.has(n));
      if (here === undefined) break;
      seen.add(here);
      loop.push(here);
    }
    loops.push([...loop, start]);
  }
  return loops;
}

/** How far a border may wander, 0–1: roads are straight, rivers are not. */
export function roughnessOf(key: string, borders: ReadonlyMap<string, BorderSides>, skeleton: Skeleton): number {
  const line = skeleton.kindOfBorder.get(key);
  if (line === 'trunk') return 0.03;
  if (line === 'main') return 0.06;
  if (line === 'water') return 0.34;
  return (borders.get(key)?.regions.size ?? 1) > 1 ? 0.3 : 0.22;
}
