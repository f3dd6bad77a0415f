import type { LonLat } from '../model/area.ts';
import { distanceM } from '../geo/local-metres.ts';

/** What an officer is at between two moments of a walk; the byte of a piece is the index in this list. */
export const ACTIVITIES = ['patrol', 'transfer', 'pause', 'meal', 'wander'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Where an officer is during one shift: moments in rising order and the place at each, straight and even in between. */
export interface DayWalk {
  /** Epoch ms, rising. */
  readonly timesMs: Float64Array;
  /** `lon lat` per moment. */
  readonly places: Float64Array;
  /** Index in `ACTIVITIES` of the piece that starts at each moment. */
  readonly activities: Uint8Array;
}

export interface Whereabouts {
  readonly lon: number;
  readonly lat: number;
  readonly activity: Activity;
  /** Metres per second over ground. */
  readonly speedMps: number;
  /** Degrees clockwise from north; 0 when standing. */
  readonly headingDeg: number;
}

/** Where the officer is at an instant; null before the first and after the last moment of the walk. */
export function whereaboutsAt(walk: DayWalk, atMs: number): Whereabouts | null {
  const { timesMs, places, activities } = walk;
  const last = timesMs.length - 1;
  if (last < 1 || atMs < timesMs[0]! || atMs >= timesMs[last]!) return null;
  const i = pieceAt(timesMs, atMs);
  const from: LonLat = [places[i * 2]!, places[i * 2 + 1]!];
  const to: LonLat = [places[i * 2 + 2]!, places[i * 2 + 3]!];
  const durationMs = timesMs[i + 1]! - timesMs[i]!;
  const share = (atMs - timesMs[i]!) / durationMs;
  const lengthM = distanceM(from, to);
  return {
    lon: from[0] + (to[0] - from[0]) * share,
    lat: from[1] + (to[1] - from[1]) * share,
    activity: ACTIVITIES[activities[i]!] ?? 'pause',
    speedMps: (lengthM / durationMs) * 1000,
    headingDeg: lengthM < 0.1 ? 0 : headingDeg(from, to),
  };
}

/** A stretch of time, epoch ms: from its start up to its end. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The meal of a shift; null where there is none. */
export function mealOf({ timesMs, activities }: DayWalk): Span | null {
  const at = activities.indexOf(ACTIVITIES.indexOf('meal'));
  return at < 0 || at + 1 >= timesMs.length ? null : { fromMs: timesMs[at]!, toMs: timesMs[at + 1]! };
}

/** The last piece that starts at or before an instant. */
function pieceAt(timesMs: Float64Array, atMs: number): number {
  let low = 0;
  let high = timesMs.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timesMs[middle]! <= atMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

function headingDeg(from: LonLat, to: LonLat): number {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
  const degrees = (Math.atan2(east, to[1] - from[1]) * 180) / Math.PI;
  return (degrees + 360) % 360;
}
