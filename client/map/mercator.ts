/** Web Mercator in the unit square: x and y from 0 (north-west) to 1, as MapLibre's custom layers want it. */

export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}

const EQUATOR_M = 40_075_016.686;

/** Metres on the ground that one Mercator unit spans at a latitude given by its own Mercator y. */
export function metresPerMercator(y: number): number {
  return EQUATOR_M / Math.cosh(Math.PI * (1 - 2 * y));
}

/** Width of the world at a zoom, CSS px (MapLibre tiles are 512 px). */
export function worldSizePx(zoom: number): number {
  return 512 * 2 ** zoom;
}
