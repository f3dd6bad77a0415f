import type { StoredFix } from '../ports/fixes.ts';

/** Assumed: a day of fixes every five seconds is one part (HTTP-19). */
export const MOST_POINTS = 20_000;

/**
 * The first `most` of the fixes as points, and the moment from which the rest is asked for. A moment with fixes of two phones
 * is not cut in two: it is in the next part as a whole.
 */
export function trackPart(fixes: readonly Pick<StoredFix, 'fixTimeMs' | 'lon' | 'lat'>[], most: number) {
  const next = fixes[most]?.fixTimeMs ?? null;
  const part = next === null ? fixes : fixes.slice(0, most).filter(({ fixTimeMs }) => fixTimeMs < next);
  return { points: part.map(({ fixTimeMs, lon, lat }) => ({ timeMs: fixTimeMs, lon, lat })), next };
}
