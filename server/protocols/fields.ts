import type { FixCrs, Observation } from '../../shared/model/fix.ts';

/** Times beyond this are not times: ten digits of seconds or thirteen of milliseconds end in 2286. */
const MAX_TIME_MS = 9_999_999_999_999;
const SECONDS_BELOW = 100_000_000_000;
export const KNOTS_TO_MPS = 0.514444;

/** A device name that every store and log can hold: 1–64 characters, no control characters, no blanks around it. */
export function readDevice(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length === 0 || text.length > 64) return null;
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/.test(text) || text.trim() !== text ? null : text;
}

/** A number from a number or a decimal text; null for anything else, NaN and infinities included. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 40) return null;
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? readNumber(Number(value)) : null;
}

/** Epoch milliseconds from seconds, milliseconds, ISO 8601 or `yyyy-MM-dd HH:mm:ss`; null when it is no time. */
export function readTimeMs(value: unknown, utcOffsetMinutes: number): number | null {
  const number = readNumber(value);
  if (number !== null) return boundedTime(Math.abs(number) < SECONDS_BELOW ? number * 1000 : number);
  if (typeof value !== 'string' || value.length > 40) return null;
  return readTimeText(value.trim(), utcOffsetMinutes);
}

function readTimeText(text: string, utcOffsetMinutes: number): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[ +-]\d{2}:?\d{2})?$/i.exec(text);
  if (!match) return null;
  const [, date, time, zone] = match;
  // In a query string an unescaped plus sign arrives as a blank.
  const offset = zone?.replace(' ', '+');
  const ms = Date.parse(`${date}T${time}${offset ?? 'Z'}`);
  return boundedTime(offset ? ms : ms - utcOffsetMinutes * 60_000);
}

function boundedTime(ms: number): number | null {
  return Number.isFinite(ms) && ms >= 0 && ms <= MAX_TIME_MS ? Math.round(ms) : null;
}

/** The value when it is not negative; devices send negative numbers for "unknown". */
function orUnknown(value: number | null | undefined): number | null {
  return value === null || value === undefined || !(value >= 0) || value > 1e9 ? null : value;
}

/** Degrees clockwise from north in [0, 360); null when unknown. */
function readHeading(value: number | null | undefined): number | null {
  const known = orUnknown(value);
  return known === null ? null : known % 360;
}

/** Battery in percent, held to 0–100. */
function readPercent(value: number | null): number | null {
  const known = orUnknown(value);
  return known === null ? null : Math.min(100, known);
}

export interface ReadFix {
  readonly device: string;
  readonly fixTimeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM?: number | null;
  readonly speedMps?: number | null;
  readonly headingDeg?: number | null;
  readonly batteryPercent?: number | null;
  readonly mock?: boolean;
  readonly crs: FixCrs;
}

/** An observation with every unknown made null and every known figure in its unit. */
export function toObservation(read: ReadFix): Observation {
  return {
    device: read.device,
    fixTimeMs: read.fixTimeMs,
    lon: read.lon,
    lat: read.lat,
    accuracyM: orUnknown(read.accuracyM),
    speedMps: orUnknown(read.speedMps),
    headingDeg: readHeading(read.headingDeg),
    batteryPercent: readPercent(read.batteryPercent ?? null),
    mock: read.mock ?? false,
    crs: read.crs,
  };
}
