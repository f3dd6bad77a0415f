/** Web Mercator in the unit square: x and y from 0 (north-west) to 1, as MapLibre's custom layers want it. */

export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}

/**
 * `mercatorY` around one latitude: the first terms of its series there, by degrees from the middle. Where a place is no farther off than
 * `nearDeg`, `y0 + d (c1 + d (c2 + d (c3 + d (c4 + d c5))))` is exact to a tenth of a millimetre, without a logarithm or a division for each
 * of many places.
 */
export interface MercatorSeries {
  readonly middleLat: number;
  readonly nearDeg: number;
  readonly y0: number;
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
  readonly c4: number;
  readonly c5: number;
}

/** @param middleY Mercator y of the latitude in the middle */
export function mercatorSeries(middleY: number): MercatorSeries {
  const middle = Math.atan(Math.sinh(Math.PI * (1 - 2 * middleY)));
  const middleLat = (middle * 180) / Math.PI;
  const t = Math.tan(middle);
  const degree = Math.PI / 180;
  const unit = -1 / (2 * Math.PI * Math.cos(middle));
  return {
    middleLat,
    nearDeg: 0.6,
    y0: mercatorY(middleLat),
    c1: unit * degree,
    c2: (unit * t * degree ** 2) / 2,
    c3: (unit * (1 + 2 * t * t) * degree ** 3) / 6,
    c4: (unit * t * (5 + 6 * t * t) * degree ** 4) / 24,
    c5: (unit * (5 + 28 * t * t + 24 * t ** 4) * degree ** 5) / 120,
  };
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
