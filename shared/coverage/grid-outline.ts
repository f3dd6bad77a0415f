import type { AreaGeometry } from '../model/area.ts';

/** Outlines of many grids flattened to edges: grid `g` owns edges `start[g]` to `start[g + 1]`, each `x0 y0 x1 y1` in degrees. */
export interface GridOutlines {
  readonly start: Int32Array;
  /** Lower end first (by latitude, then longitude): both grids at a shared edge then compute the same crossing, bit for bit. */
  readonly edges: Float64Array;
}

/** @param geometries by grid index; a hole in the numbering is `undefined` and owns no edges. */
export function flattenOutlines(geometries: readonly (AreaGeometry | undefined)[]): GridOutlines {
  const start = new Int32Array(geometries.length + 1);
  geometries.forEach((geometry, grid) => {
    start[grid + 1] = start[grid]! + (geometry ? countEdges(geometry) : 0);
  });
  const edges = new Float64Array(start[geometries.length]! * 4);
  let at = 0;
  for (const geometry of geometries) {
    for (const ring of geometry ? ringsOf(geometry) : []) {
      for (let i = 0; i + 1 < ring.length; i++) at = putEdge(edges, at, ring[i]!, ring[i + 1]!);
    }
  }
  return { start, edges };
}

function ringsOf(geometry: AreaGeometry): [number, number][][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function countEdges(geometry: AreaGeometry): number {
  return ringsOf(geometry).reduce((sum, ring) => sum + ring.length - 1, 0);
}

function putEdge(edges: Float64Array, at: number, a: readonly [number, number], b: readonly [number, number]): number {
  const [low, high] = a[1] < b[1] || (a[1] === b[1] && a[0] <= b[0]) ? [a, b] : [b, a];
  edges[at] = low[0];
  edges[at + 1] = low[1];
  edges[at + 2] = high[0];
  edges[at + 3] = high[1];
  return at + 4;
}

/** Longitude where the edge that starts at `at` meets a parallel; ends are half-open, so a shared corner counts once. NaN when it does not. */
export function crossingLon(edges: Float64Array, at: number, lat: number): number {
  const y0 = edges[at + 1]!;
  const y1 = edges[at + 3]!;
  if (lat < y0 || lat >= y1) return Number.NaN;
  const x0 = edges[at]!;
  return x0 + ((lat - y0) / (y1 - y0)) * (edges[at + 2]! - x0);
}

/**
 * Whether a point lies in a grid (COV-2). Exact, holes and parts included; a point on a shared edge lies in exactly
 * one of its two grids: the one to the east, or to the north of a level edge.
 */
export function isInside(outlines: GridOutlines, grid: number, lon: number, lat: number): boolean {
  const { start, edges } = outlines;
  let inside = false;
  for (let at = start[grid]! * 4; at < start[grid + 1]! * 4; at += 4) {
    if (crossingLon(edges, at, lat) > lon) inside = !inside;
  }
  return inside;
}

/** Distance from a point to the outline of a grid, metres; Infinity for a grid without edges. */
export function distanceToOutlineM(
  outlines: GridOutlines,
  grid: number,
  lon: number,
  lat: number,
  metresPerLon: number,
  metresPerLat: number,
): number {
  const { start, edges } = outlines;
  let best = Number.POSITIVE_INFINITY;
  for (let at = start[grid]! * 4; at < start[grid + 1]! * 4; at += 4) {
    const squared = squaredDistanceToSegment(
      (edges[at]! - lon) * metresPerLon,
      (edges[at + 1]! - lat) * metresPerLat,
      (edges[at + 2]! - lon) * metresPerLon,
      (edges[at + 3]! - lat) * metresPerLat,
    );
    if (squared < best) best = squared;
  }
  return Math.sqrt(best);
}

/** Squared distance from the origin to the segment from `a` to `b`. */
export function squaredDistanceToSegment(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length)) : 0;
  const x = ax + share * dx;
  const y = ay + share * dy;
  return x * x + y * y;
}
