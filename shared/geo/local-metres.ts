import type { LonLat } from '../model/area.ts';

/** A position in metres east and north of a centre. */
export type MetresXY = readonly [xM: number, yM: number];

/** A flat metric frame around a centre; good to about 0.1 % within 50 km of it. */
export interface LocalMetres {
  readonly centre: LonLat;
  /** Metres per degree of longitude and of latitude at the centre. */
  readonly perDegree: MetresXY;
  readonly toMetres: (position: LonLat) => MetresXY;
  readonly toLonLat: (metres: MetresXY) => LonLat;
}

/** Equirectangular projection around `centre`, with the WGS-84 lengths of a degree there. */
export function toLocalMetres(centre: LonLat): LocalMetres {
  const [lon0, lat0] = centre;
  const perDegree = metresPerDegree(lat0);
  const [perLon, perLat] = perDegree;
  return {
    centre,
    perDegree,
    toMetres: ([lon, lat]) => [(lon - lon0) * perLon, (lat - lat0) * perLat],
    toLonLat: ([xM, yM]) => [lon0 + xM / perLon, lat0 + yM / perLat],
  };
}

/** Length of one degree of longitude and latitude on the WGS-84 ellipsoid at a latitude, in metres. */
export function metresPerDegree(latDeg: number): MetresXY {
  const phi = (latDeg * Math.PI) / 180;
  return [
    111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ];
}

/** Distance in metres between two positions that are near each other (to about 0.1 % within 50 km). */
export function distanceM(a: LonLat, b: LonLat): number {
  const [perLon, perLat] = metresPerDegree((a[1] + b[1]) / 2);
  return Math.hypot((a[0] - b[0]) * perLon, (a[1] - b[1]) * perLat);
}
