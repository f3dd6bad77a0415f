import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { TrackPoint } from './track.ts';

/** A position and time as found in a file (text or number); a time that cannot be read counts as none. */
export function readPoint(lon: unknown, lat: unknown, time: unknown): Result<TrackPoint> {
  const [x, y] = [readNumber(lon), readNumber(lat)];
  if (x === null || y === null) return err('has no position');
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return err(`has an impossible position (${x}, ${y})`);
  return ok({ lon: x, lat: y, timeMs: readTime(time) });
}

function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** ISO 8601, or seconds or milliseconds since 1970; only differences matter, so a time without zone is taken for UTC. */
function readTime(value: unknown): number | null {
  const number = readNumber(value);
  if (number !== null) return number > 1e11 ? number : number * 1000;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = value.trim().replace(' ', 'T');
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : ms;
}
