import { difference, intersection, union, type Geom } from 'polyclip-ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { AreaGeometry } from '../model/area.ts';
import { polygonsOf } from './bounds.ts';

/** Polygons with holes as nested closed rings, degrees. */
export type Polygons = [number, number][][][];

/** What of `subject` no other area covers. The error names what the clipper could not do. */
export function subtractAreas(subject: AreaGeometry, others: readonly AreaGeometry[]): Result<Polygons> {
  return clip(() => difference(toGeom(subject), ...others.map(toGeom)));
}

/** What two areas have in common. */
export function intersectAreas(a: AreaGeometry, b: AreaGeometry): Result<Polygons> {
  return clip(() => intersection(toGeom(a), toGeom(b)));
}

/** Polygons without self-crossings that cover what the rings cover (even-odd inside each polygon). */
export function uniteAreas(areas: readonly AreaGeometry[]): Result<Polygons> {
  const [first, ...rest] = areas.map(toGeom);
  return first ? clip(() => union(first, ...rest)) : ok([]);
}

/** One polygon, or a multi-polygon of several; null of none. */
export function toAreaGeometry(polygons: Polygons): AreaGeometry | null {
  if (polygons.length === 0) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** The clipper throws on input it cannot order; that is an expected outcome of bad geometry. */
function clip(run: () => Polygons): Result<Polygons> {
  try {
    return ok(run());
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function toGeom(geometry: AreaGeometry): Geom {
  return polygonsOf(geometry) as Polygons;
}
