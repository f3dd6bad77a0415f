import type { AreaGeometry, LonLat } from '../model/area.ts';
import { boundsOf, polygonsOf } from './bounds.ts';
import { toLocalMetres, type LocalMetres } from './local-metres.ts';
import { isPointInRing, ringPerimeter, signedRingArea } from './ring.ts';

/** Area in m² on the ellipsoid's local plane, holes taken off; to about 0.2 % for areas up to 100 km across. */
export function areaM2(geometry: AreaGeometry, frame: LocalMetres = frameOf([geometry])): number {
  return polygonsOf(geometry).reduce((sum, polygon) => sum + polygonAreaM2(polygon, frame), 0);
}

/** Area of an outer ring less its holes, whatever way the rings turn. */
export function polygonAreaM2(polygon: readonly (readonly LonLat[])[], frame: LocalMetres): number {
  return polygon.reduce((sum, ring, i) => {
    const area = Math.abs(signedRingArea(ring.map((p) => frame.toMetres(p))));
    return i === 0 ? sum + area : sum - area;
  }, 0);
}

/** Mean width in metres of a thin polygon: twice its area over the length of its outlines. */
export function meanWidthM(polygon: readonly (readonly LonLat[])[], frame: LocalMetres): number {
  const length = polygon.reduce((sum, ring) => sum + ringPerimeter(ring.map((p) => frame.toMetres(p))), 0);
  return length === 0 ? 0 : (2 * polygonAreaM2(polygon, frame)) / length;
}

/** True when a position is inside an area and not in one of its holes. */
export function isInArea(position: LonLat, geometry: AreaGeometry): boolean {
  return polygonsOf(geometry).some(
    (polygon) => polygon.filter((ring) => isPointInRing(position, ring)).length % 2 === 1,
  );
}

/** A metric frame around the middle of some areas. */
export function frameOf(geometries: readonly AreaGeometry[]): LocalMetres {
  const [west, south, east, north] = boundsOf(geometries);
  return toLocalMetres([(west + east) / 2, (south + north) / 2]);
}
