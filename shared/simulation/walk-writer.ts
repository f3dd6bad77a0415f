import { distanceM } from '../geo/local-metres.ts';
import type { LonLat } from '../model/area.ts';
import { ACTIVITIES, type Activity, type DayWalk } from './day-walk.ts';

/** Writes a day walk piece by piece; what would pass `endMs` is cut there. */
export interface WalkWriter {
  readonly nowMs: number;
  readonly place: LonLat;
  readonly isOver: boolean;
  /** Goes straight to a place at a speed. */
  goTo(place: LonLat, speedMps: number, activity: Activity): void;
  /** Stays where it is. */
  stay(durationMs: number, activity: Activity): void;
  finish(): DayWalk;
}

export function walkWriter(start: LonLat, startMs: number, endMs: number): WalkWriter {
  const timesMs = [startMs];
  const places = [start[0], start[1]];
  const activities: number[] = [];
  let nowMs = startMs;
  let place = start;

  const add = (to: LonLat, durationMs: number, activity: Activity) => {
    if (nowMs >= endMs || durationMs <= 0) return;
    const share = Math.min(1, (endMs - nowMs) / durationMs);
    nowMs = share < 1 ? endMs : nowMs + durationMs;
    place = [place[0] + (to[0] - place[0]) * share, place[1] + (to[1] - place[1]) * share];
    activities.push(ACTIVITIES.indexOf(activity));
    timesMs.push(nowMs);
    places.push(place[0], place[1]);
  };

  return {
    get nowMs() {
      return nowMs;
    },
    get place() {
      return place;
    },
    get isOver() {
      return nowMs >= endMs;
    },
    goTo: (to, speedMps, activity) => add(to, (distanceM(place, to) / speedMps) * 1000, activity),
    stay: (durationMs, activity) => add(place, durationMs, activity),
    finish: () => ({
      timesMs: Float64Array.from(timesMs),
      places: Float64Array.from(places),
      activities: Uint8Array.from([...activities, ACTIVITIES.indexOf('pause')]),
    }),
  };
}
