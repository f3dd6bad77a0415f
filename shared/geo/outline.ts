import type { AreaGeometry, LonLat } from '../model/area.ts';
import { boundsOf, polygonsOf, type Bounds } from './bounds.ts';
import { isInArea } from './area.ts';
import { segmentsMeet, signedRingArea } from './ring.ts';

/** A directed edge between two corners. */
export interface Edge {
  readonly from: LonLat;
  readonly to: LonLat;
}

/** An area with its edges turned so that the inside is on their left, ready for many comparisons. */
export interface Outline {
  readonly geometry: AreaGeometry;
  readonly bounds: Bounds;
  readonly edges: readonly Edge[];
  readonly keys: ReadonlySet<string>;
}

/** Outer rings anticlockwise, holes clockwise, whatever way the file has them. */
export function outlineOf(geometry: AreaGeometry): Outline {
  const edges = polygonsOf(geometry).flatMap((polygon) =>
    polygon.flatMap((ring, position) => {
      const turned = signedRingArea(ring) > 0 === (position === 0) ? ring : ring.toReversed();
      return turned.slice(1).map((to, i): Edge => ({ from: turned[i]!, to }));
    }),
  );
  return { geometry, bounds: boundsOf([geometry]), edges, keys: new Set(edges.map((e) => edgeKey(e.from, e.to))) };
}

/** The same text for the same directed edge. */
export function edgeKey(from: LonLat, to: LonLat): string {
  return `${from[0]},${from[1]},${to[0]},${to[1]}`;
}

/**
 * False only when two areas surely have no inside in common: no edge is shared in the same direction, other edges neither cross nor
 * touch except at a common corner, and none runs inside the other area.
 */
export function mayOverlap(a: Outline, b: Outline): boolean {
  if (a.edges.some((e) => b.keys.has(edgeKey(e.from, e.to)))) return true;
  const [ownA, ownB] = [ownEdges(a, b), ownEdges(b, a)];
  if (doEdgesMeet(ownA, ownB)) return true;
  return ownA.some((e) => isInArea(middle(e), b.geometry)) || ownB.some((e) => isInArea(middle(e), a.geometry));
}

/** False only when the first area surely lies within the second. */
export function mayLeave(part: Outline, whole: Outline): boolean {
  const partOnly = part.edges.filter((e) => !whole.keys.has(edgeKey(e.from, e.to)));
  const wholeOnly = whole.edges.filter((e) => isNear(e, part.bounds) && !part.keys.has(edgeKey(e.from, e.to)));
  if (doEdgesMeet(partOnly, wholeOnly)) return true;
  return (
    partOnly.some((e) => !isInArea(middle(e), whole.geometry)) ||
    wholeOnly.some((e) => isInArea(middle(e), part.geometry))
  );
}

/** Edges near the other area that it does not have in the opposite direction. */
function ownEdges(a: Outline, b: Outline): Edge[] {
  return a.edges.filter((e) => isNear(e, b.bounds) && !b.keys.has(edgeKey(e.to, e.from)));
}

/** True when edges of two lists cross or touch other than at a corner that both have. */
function doEdgesMeet(a: readonly Edge[], b: readonly Edge[]): boolean {
  return a.some((e) =>
    b.some((f) => {
      if (
        !isNear(f, [
          Math.min(e.from[0], e.to[0]),
          Math.min(e.from[1], e.to[1]),
          Math.max(e.from[0], e.to[0]),
          Math.max(e.from[1], e.to[1]),
        ])
      ) {
        return false;
      }
      const shared = isSame(e.from, f.from) || isSame(e.from, f.to) || isSame(e.to, f.from) || isSame(e.to, f.to);
      return shared ? areAligned(e, f) : segmentsMeet(e.from, e.to, f.from, f.to);
    }),
  );
}

/** True when two edges leave a common corner in the same direction, so that one covers the other in part. */
function areAligned(e: Edge, f: Edge): boolean {
  const [corner, endE] = isSame(e.from, f.from) || isSame(e.from, f.to) ? [e.from, e.to] : [e.to, e.from];
  const endF = isSame(f.from, corner) ? f.to : f.from;
  const [ux, uy] = [endE[0] - corner[0], endE[1] - corner[1]];
  const [vx, vy] = [endF[0] - corner[0], endF[1] - corner[1]];
  return ux * vy - uy * vx === 0 && ux * vx + uy * vy > 0;
}

function isNear(e: Edge, [west, south, east, north]: Bounds): boolean {
  return (
    Math.max(e.from[0], e.to[0]) >= west &&
    Math.min(e.from[0], e.to[0]) <= east &&
    Math.max(e.from[1], e.to[1]) >= south &&
    Math.min(e.from[1], e.to[1]) <= north
  );
}

function middle(e: Edge): LonLat {
  return [(e.from[0] + e.to[0]) / 2, (e.from[1] + e.to[1]) / 2];
}

function isSame(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
