import type { LocalMetres, MetresXY } from '../geo/local-metres.ts';
import { distanceToRing, isPointInRing, segmentsMeet, signedRingArea, type FlatRing } from '../geo/ring.ts';
import type { AreaGeometry } from '../model/area.ts';

/** One part of a grid in metres of a local frame: outer ring first (anticlockwise), then holes (clockwise), none closed twice. */
export interface WalkableArea {
  readonly rings: readonly FlatRing[];
  readonly areaM2: number;
}

/** The parts of a grid that somebody can walk around in, largest first; slivers are left out. */
export function walkableAreas(geometry: AreaGeometry, frame: LocalMetres): readonly WalkableArea[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((rings) => toArea(rings, frame))
    .filter((area) => area.areaM2 > 100)
    .sort((a, b) => b.areaM2 - a.areaM2);
}

function toArea(rings: readonly (readonly [number, number])[][], frame: LocalMetres): WalkableArea {
  const flat = rings.map((ring, i) => turned(ring.slice(0, -1).map(frame.toMetres), i === 0));
  return { rings: flat, areaM2: flat.reduce((sum, ring) => sum + signedRingArea(ring), 0) };
}

function turned(ring: FlatRing, anticlockwise: boolean): FlatRing {
  return signedRingArea(ring) > 0 === anticlockwise ? ring : [...ring].reverse();
}

/** Inside the outer ring and outside every hole. */
export function isInArea(point: MetresXY, area: WalkableArea): boolean {
  return area.rings.every((ring, i) => isPointInRing(point, ring) === (i === 0));
}

/** Distance to the nearest border, metres. */
export function borderDistanceM(point: MetresXY, area: WalkableArea): number {
  return Math.min(...area.rings.map((ring) => distanceToRing(point, ring)));
}

/** Whether the straight way between two inner points crosses no border. */
export function isClearWay(a: MetresXY, b: MetresXY, area: WalkableArea): boolean {
  return area.rings.every((ring) =>
    ring.every((corner, i) => !segmentsMeet(a, b, corner, ring[(i + 1) % ring.length] ?? corner)),
  );
}
