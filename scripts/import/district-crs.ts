import gcoord from 'gcoord';
import proj4 from 'proj4';
import { err, ok, type Result } from '../../shared/lib/result.ts';

type Position = [number, number];
/** Turns a position of the source into WGS-84 degrees. */
export type ToWgs84 = (position: Position) => Position;

const WEB_MERCATOR =
  '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs';
const WORLD_MERCATOR = '+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs';

/** True for a coordinate system that `--crs` may name. */
export function isKnownCrs(name: string): boolean {
  return converterOf(name) !== null;
}

/** True for a coordinate system that counts in metres: degrees read as such would all fall on one spot. */
export function countsInMetres(name: string): boolean {
  const epsg = epsgOf(name);
  return epsg !== null && projectionOf(epsg) !== null;
}

/** The conversion from a named coordinate system; null when it is not known. CGCS2000 is treated as equal to WGS-84. */
export function converterOf(name: string): ToWgs84 | null {
  const plain = name.trim().toLowerCase();
  if (plain === 'gcj02') return (p) => gcoord.transform(p, gcoord.GCJ02, gcoord.WGS84);
  if (plain === 'bd09') return (p) => gcoord.transform(p, gcoord.BD09, gcoord.WGS84);
  const epsg = epsgOf(name);
  return epsg === null ? null : converterOfEpsg(epsg);
}

function epsgOf(name: string): number | null {
  const digits = /^(?:epsg:+)?(\d{4,6})$/.exec(name.trim().toLowerCase())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The conversion that a `.prj` file describes. */
export function converterOfPrj(wkt: string): Result<ToWgs84> {
  // Without the parameters of the survey office the result would be some 50–150 m off, and look right.
  const oldDatum = /D_(Beijing_1954|Xian_1980)|Beijing 1954|Xian 1980/i.exec(wkt)?.[0];
  if (oldDatum !== undefined) return err(`the shift from ${oldDatum.replace('D_', '')} to CGCS2000 is not public`);
  if (/^\s*GEOGCS/i.test(wkt)) return ok((p) => p);
  try {
    const { forward } = proj4(wkt, 'WGS84');
    const sample = forward<Position>([500_000, 3_800_000]);
    if (!sample.every(Number.isFinite)) return err('its projection gives no position');
    return ok((p) => forward(p));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function converterOfEpsg(epsg: number): ToWgs84 | null {
  if (epsg === 4326 || epsg === 4490) return (p) => p;
  const definition = projectionOf(epsg);
  if (definition === null) return null;
  const { forward } = proj4(definition, 'WGS84');
  return (p) => forward(p);
}

function projectionOf(epsg: number): string | null {
  if (epsg === 3857 || epsg === 900913) return WEB_MERCATOR;
  if (epsg === 3395) return WORLD_MERCATOR;
  if (epsg > 32600 && epsg <= 32660) return `+proj=utm +zone=${epsg - 32600} +datum=WGS84 +units=m +no_defs`;
  if (epsg > 32700 && epsg <= 32760) return `+proj=utm +zone=${epsg - 32700} +south +datum=WGS84 +units=m +no_defs`;
  return gaussKruger(epsg);
}

/**
 * CGCS2000 / Gauss-Kruger: 4491–4501 six-degree zones 13–23 with the zone in the easting, 4502–4512 the same by central meridian,
 * 4513–4533 three-degree zones 25–45 with the zone in the easting, 4534–4554 the same by central meridian (4547 is 114° E).
 */
function gaussKruger(epsg: number): string | null {
  if (epsg >= 4491 && epsg <= 4501) return transverse(75 + 6 * (epsg - 4491), epsg - 4491 + 13);
  if (epsg >= 4502 && epsg <= 4512) return transverse(75 + 6 * (epsg - 4502), 0);
  if (epsg >= 4513 && epsg <= 4533) return transverse(75 + 3 * (epsg - 4513), epsg - 4513 + 25);
  if (epsg >= 4534 && epsg <= 4554) return transverse(75 + 3 * (epsg - 4534), 0);
  return null;
}

function transverse(meridianDeg: number, zone: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridianDeg} +k=1 +x_0=${zone * 1_000_000 + 500_000} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}
