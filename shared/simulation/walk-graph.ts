import type { MetresXY } from '../geo/local-metres.ts';
import type { FlatRing } from '../geo/ring.ts';
import { borderDistanceM, isClearWay, isInArea, type WalkableArea } from './walkable-area.ts';

/** Places to walk through inside an area, and which of them can be walked between in a straight line. */
export interface WalkGraph {
  readonly places: readonly MetresXY[];
  /** Per place: indices of its neighbours. */
  readonly ways: readonly (readonly number[])[];
}

/** How an area is laid out for walking; metres. */
export interface WalkSpacing {
  /** Between neighbouring places inside the area. */
  readonly latticeM: number;
  /** Between places along the border street. */
  readonly borderM: number;
  /** How far inside the border the street is walked, from wanted to just tolerable. */
  readonly insetsM: readonly number[];
}

const MAX_PLACES = 1500;

/** A street along the inside of every border and a lattice of ways within: what a patrol walks to see all of the area. */
export function walkGraph(area: WalkableArea, spacing: WalkSpacing): WalkGraph {
  const coarser = Math.max(1, Math.sqrt(area.areaM2 / MAX_PLACES) / spacing.latticeM);
  const latticeM = spacing.latticeM * coarser;
  const streets = area.rings.map((ring) => streetAlong(ring, area, spacing.borderM * coarser, spacing.insetsM));
  const places = [...streets.flat(), ...lattice(area, latticeM)];
  const ways = places.map(() => new Set<number>());
  linkStreets(streets, places, ways, area);
  linkNear(places, ways, area, latticeM * 1.5);
  return largestPart(places, ways);
}

function streetAlong(ring: FlatRing, area: WalkableArea, stepM: number, insetsM: readonly number[]): MetresXY[] {
  const street: MetresXY[] = [];
  let sinceM = stepM / 2;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const lengthM = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (let atM = stepM - sinceM; atM < lengthM; atM += stepM) {
      const place = besideEdge(a, b, atM / lengthM, area, insetsM);
      if (place) street.push(place);
    }
    sinceM = (sinceM + lengthM) % stepM;
  }
  return street;
}

/** A point to the left of an edge (the inside), at the first inset that leaves some room to the other side. */
function besideEdge(
  a: MetresXY,
  b: MetresXY,
  share: number,
  area: WalkableArea,
  insetsM: readonly number[],
): MetresXY | null {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  for (const insetM of insetsM) {
    const place = [
      a[0] + dx * share - (dy / length) * insetM,
      a[1] + dy * share + (dx / length) * insetM,
    ] as const satisfies MetresXY;
    if (isInArea(place, area) && borderDistanceM(place, area) > insetM * 0.6) return place;
  }
  return null;
}

function lattice(area: WalkableArea, stepM: number): MetresXY[] {
  const outer = area.rings[0] ?? [];
  const xs = outer.map((p) => p[0]);
  const ys = outer.map((p) => p[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const places: MetresXY[] = [];
  for (let y = y0 + centred(y1 - y0, stepM); y < y1; y += stepM) {
    for (let x = x0 + centred(x1 - x0, stepM); x < x1; x += stepM) {
      const place: MetresXY = [x, y];
      if (isInArea(place, area) && borderDistanceM(place, area) > stepM * 0.45) places.push(place);
    }
  }
  return places;
}

function centred(extentM: number, stepM: number): number {
  return (extentM - Math.floor(extentM / stepM) * stepM) / 2;
}

function linkStreets(
  streets: readonly (readonly MetresXY[])[],
  places: readonly MetresXY[],
  ways: readonly Set<number>[],
  area: WalkableArea,
): void {
  let first = 0;
  for (const street of streets) {
    for (let i = 0; i < street.length; i++) link(first + i, first + ((i + 1) % street.length), places, ways, area);
    first += street.length;
  }
}

function linkNear(places: readonly MetresXY[], ways: readonly Set<number>[], area: WalkableArea, reachM: number): void {
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const a = places[i]!;
      const b = places[j]!;
      if (Math.abs(a[0] - b[0]) > reachM || Math.hypot(a[0] - b[0], a[1] - b[1]) > reachM) continue;
      link(i, j, places, ways, area);
    }
  }
}

function link(
  i: number,
  j: number,
  places: readonly MetresXY[],
  ways: readonly Set<number>[],
  area: WalkableArea,
): void {
  if (i === j || ways[i]?.has(j) || !isClearWay(places[i]!, places[j]!, area)) return;
  ways[i]?.add(j);
  ways[j]?.add(i);
}

/** Drops what cannot be reached on foot from the rest (beyond a neck too thin to walk). */
function largestPart(places: readonly MetresXY[], ways: readonly ReadonlySet<number>[]): WalkGraph {
  const part = new Int32Array(places.length).fill(-1);
  let best: number[] = [];
  for (let start = 0; start < places.length; start++) {
    if (part[start] !== -1) continue;
    const members = [start];
    part[start] = start;
    for (const at of members) {
      for (const next of ways[at] ?? []) {
        if (part[next] !== -1) continue;
        part[next] = start;
        members.push(next);
      }
    }
    if (members.length > best.length) best = members;
  }
  const kept = best.sort((a, b) => a - b);
  const renumbered = new Map(kept.map((old, now) => [old, now]));
  return {
    places: kept.map((old) => places[old]!),
    ways: kept.map((old) => [...(ways[old] ?? [])].map((next) => renumbered.get(next)!)),
  };
}
