import gcoord from 'gcoord';
import { unreachable } from '../../shared/lib/assert.ts';
import type { FixCrs, Observation } from '../../shared/model/fix.ts';

/**
 * The observation in WGS-84, whatever its source declared; the one place where positions of devices are converted
 * (ING-2). CGCS2000 differs from WGS-84 by well under a metre and is taken as equal. What is no position at all is
 * handed on as it came, for the judge to refuse.
 */
export function toWgs84(observation: Observation): Observation {
  const { crs, lon, lat } = observation;
  if (crs === 'wgs84') return observation;
  if (!isOnEarth(lon, lat)) return { ...observation, crs: 'wgs84' };
  const [convertedLon, convertedLat] = convert(crs, lon, lat);
  return { ...observation, lon: convertedLon, lat: convertedLat, crs: 'wgs84' };
}

/** True for finite degrees within ±180 and ±90. */
export function isOnEarth(lon: number, lat: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function convert(crs: Exclude<FixCrs, 'wgs84'>, lon: number, lat: number): readonly [number, number] {
  switch (crs) {
    case 'cgcs2000':
      return [lon, lat];
    case 'gcj02':
      return gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84);
    case 'bd09':
      return gcoord.transform([lon, lat], gcoord.BD09, gcoord.WGS84);
    default:
      return unreachable(crs);
  }
}
