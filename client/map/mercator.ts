/** Web Mercator in the unit square: x and y from 0 (north-west) to 1, as MapLibre's custom layers want it. */

export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}

/** Within so many degrees of latitude of its middle, `mercatorYNear` is exact to a tenth of a millimetre. */
const NEAR_DEG = 0.6;

/**
 * `mercatorY` for many places around one latitude, given by its own Mercator y: five terms of its series there in degrees, without a logarithm or a
 * division for each. Places farther off are worked out in full.
 */
export function mercatorYNear(middleY: number): (lat: number) => number {
  const middle = Math.atan(Math.sinh(Math.PI * (1 - 2 * middleY)));
  const middleLat = (middle * 180) / Math.PI;
  const t = Math.tan(middle);
  const degree = Math.PI / 180;
  const unit = -1 / (2 * Math.PI * Math.cos(middle));
  const y0 = mercatorY(middleLat);
  const c1 = unit * degree;
  const c2 = (unit * t * degree ** 2) / 2;
  const c3 = (unit * (1 + 2 * t * t) * degree ** 3) / 6;
  const c4 = (unit * t * (5 + 6 * t * t) * degree ** 4) / 24;
  const c5 = (unit * (5 + 28 * t * t + 24 * t ** 4) * degree ** 5) / 120;
  return (lat) => {
    const d = lat - middleLat;
    if (d > NEAR_DEG || d < -NEAR_DEG) return mercatorY(lat);
    return y0 + d * (c1 + d * (c2 + d * (c3 + d * (c4 + d * c5))));
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
