import type { AreaGeometry, LonLat } from '../model/area.ts';
import { areaM2, frameOf } from './area.ts';
import { polygonsOf } from './bounds.ts';
import type { LocalMetres, MetresXY } from './local-metres.ts';
import { isPointInRing } from './ring.ts';

/** What reach is measured from: a place, or an area whose inside counts as reached. */
export type ReachSource = { readonly type: 'Point'; readonly coordinates: LonLat } | AreaGeometry;

/** How much of an area lies within a straight-line distance of any source. */
export interface Reach {
  readonly areaM2: number;
  readonly reachedM2: number;
  /** `reachedM2` is off by no more than this: the leaves that were not wholly in or out. */
  readonly errorM2: number;
}

/** Leaves of the division; smaller is finer and slower. */
const LEAF_M = 16;

interface Edge {
  readonly a: MetresXY;
  readonly b: MetresXY;
}

/** Sources in metres, made once and asked for many areas. */
export interface ReachField {
  readonly frame: LocalMetres;
  readonly withinM: number;
  readonly edges: readonly Edge[];
  readonly polygons: readonly FlatPolygon[];
}

interface FlatPolygon {
  readonly rings: readonly (readonly MetresXY[])[];
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/** Prepares sources around some areas. A point is an edge without length. */
export function reachField(sources: readonly ReachSource[], withinM: number, frame: LocalMetres): ReachField {
  const edges: Edge[] = [];
  const polygons: FlatPolygon[] = [];
  for (const source of sources) {
    if (source.type === 'Point') {
      const at = frame.toMetres(source.coordinates);
      edges.push({ a: at, b: at });
    } else polygons.push(...inMetres(source, frame));
  }
  edges.push(...polygons.flatMap(({ rings }) => rings.flatMap(edgesOf)));
  return { frame, withinM, edges, polygons };
}

/**
 * The part of an area within reach of the sources of a field, by dividing its box in four again and again: a square that
 * is wholly within or beyond reach, and wholly inside or outside the area, is settled at once; what is left at
 * `leafM` is counted by the middles of its quarters. The true figure is within `errorM2`.
 */
export function reachOf(area: AreaGeometry, field: ReachField, leafM = LEAF_M): Reach {
  const polygons = inMetres(area, field.frame);
  const outline = polygons.flatMap(({ rings }) => rings.flatMap(edgesOf));
  const total = areaM2(area, field.frame);
  const box = squareRound(outline);
  const sum = { reachedM2: 0, errorM2: 0 };
  if (box) divide(box, outline, field.edges, null);
  return { areaM2: total, reachedM2: Math.min(total, sum.reachedM2), errorM2: sum.errorM2 };

  /** `within` is whether the square lies in the area, once no outline crosses it. */
  function divide(
    square: Square,
    nearOutline: readonly Edge[],
    nearSources: readonly Edge[],
    within: boolean | null,
  ): void {
    const radius = square.half * Math.SQRT2;
    const outlineHere = nearOutline.filter((edge) => distanceTo(square, edge) <= radius);
    const settled = within ?? (outlineHere.length === 0 ? isInside(square, polygons) : null);
    if (settled === false) return;
    const { sourcesHere, reach } = lookRound(square, radius, nearSources);
    if (reach === 'none') return;
    const sizeM2 = 4 * square.half * square.half;
    if (reach === 'whole' && settled) sum.reachedM2 += sizeM2;
    else if (square.half * 2 > leafM)
      for (const quarter of quartersOf(square)) divide(quarter, outlineHere, sourcesHere, settled);
    else {
      for (const quarter of quartersOf(square)) {
        const inside = settled ?? isInside(quarter, polygons);
        if (inside && (reach === 'whole' || reaches(quarter, sourcesHere))) sum.reachedM2 += sizeM2 / 4;
      }
      sum.errorM2 += sizeM2;
    }
  }

  /** The edges that matter to a square, and whether it is within reach. */
  function lookRound(square: Square, radius: number, near: readonly Edge[]) {
    const sourcesHere: Edge[] = [];
    let nearest = Infinity;
    for (const edge of near) {
      const distance = distanceTo(square, edge);
      if (distance > field.withinM + radius) continue;
      sourcesHere.push(edge);
      nearest = Math.min(nearest, distance);
    }
    return { sourcesHere, reach: reachOfSquare(square, radius, nearest) };
  }

  function reachOfSquare(square: Square, radius: number, nearest: number): 'whole' | 'none' | 'part' {
    if (nearest <= field.withinM - radius) return 'whole';
    // No outline of a source crosses the square, so that it is wholly inside a source or wholly outside all.
    if (nearest > radius && isInside(square, field.polygons)) return 'whole';
    return nearest > field.withinM + radius ? 'none' : 'part';
  }

  function reaches(square: Square, sources: readonly Edge[]): boolean {
    return sources.some((edge) => distanceTo(square, edge) <= field.withinM) || isInside(square, field.polygons);
  }
}

/** Reach of one area from sources, in a frame around it. */
export function reachWithin(
  area: AreaGeometry,
  sources: readonly ReachSource[],
  withinM: number,
  leafM = LEAF_M,
): Reach {
  return reachOf(area, reachField(sources, withinM, frameOf([area])), leafM);
}

interface Square {
  readonly x: number;
  readonly y: number;
  /** Half of a side. */
  readonly half: number;
}

function quartersOf({ x, y, half }: Square): readonly Square[] {
  const h = half / 2;
  return [
    { x: x - h, y: y - h, half: h },
    { x: x + h, y: y - h, half: h },
    { x: x - h, y: y + h, half: h },
    { x: x + h, y: y + h, half: h },
  ];
}

function squareRound(edges: readonly Edge[]): Square | null {
  const [minX, minY, maxX, maxY] = boxOf(edges.map(({ a }) => a));
  const half = Math.max(maxX - minX, maxY - minY) / 2;
  return half > 0 ? { x: (minX + maxX) / 2, y: (minY + maxY) / 2, half } : null;
}

function boxOf(points: readonly MetresXY[]): FlatPolygon['box'] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return [minX, minY, maxX, maxY];
}

function isInside({ x, y }: Square, polygons: readonly FlatPolygon[]): boolean {
  return polygons.some(
    ({ rings, box: [minX, minY, maxX, maxY] }) =>
      x >= minX &&
      x <= maxX &&
      y >= minY &&
      y <= maxY &&
      rings.filter((ring) => isPointInRing([x, y], ring)).length % 2 === 1,
  );
}

function distanceTo({ x, y }: Square, { a, b }: Edge): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length2));
  const [offX, offY] = [x - a[0] - t * dx, y - a[1] - t * dy];
  // Not Math.hypot: it is many times slower, and this is the innermost step.
  return Math.sqrt(offX * offX + offY * offY);
}

function edgesOf(ring: readonly MetresXY[]): Edge[] {
  return ring.slice(1).map((b, i) => ({ a: ring[i]!, b }));
}

function inMetres(area: AreaGeometry, frame: LocalMetres): FlatPolygon[] {
  return polygonsOf(area).map((polygon) => {
    const rings = polygon.map((ring) => ring.map((p) => frame.toMetres(p)));
    return { rings, box: boxOf(rings[0] ?? []) };
  });
}
