import type { AreaGeometry } from '../model/area.ts';

/** West, south, east, north in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** The smallest box round the outer rings of some areas; an area across the antimeridian is not expected. */
export function boundsOf(geometries: readonly AreaGeometry[]): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    for (const polygon of polygonsOf(geometry)) {
      for (const [lon, lat] of polygon[0] ?? []) {
        bounds[0] = Math.min(bounds[0], lon);
        bounds[1] = Math.min(bounds[1], lat);
        bounds[2] = Math.max(bounds[2], lon);
        bounds[3] = Math.max(bounds[3], lat);
      }
    }
  }
  return bounds;
}

/** The polygons of an area: one, or those of a multi-polygon. Each is an outer ring followed by holes. */
export function polygonsOf(geometry: AreaGeometry): readonly [number, number][][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
