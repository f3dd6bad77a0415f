import { metresPerDegree } from '../geo/local-metres.ts';
import type { LonLat } from '../model/area.ts';
import type { DispatchPolicy } from './dispatch-policy.ts';

/** How far away somebody is and how long it takes. */
export interface Travel {
  /** Along the way: straight line × detour factor. */
  readonly distanceM: number;
  readonly seconds: number;
}

type Speed = Pick<DispatchPolicy, 'detourFactor' | 'speedMps'>;

/** Seconds to a place from a position, estimated: there is no graph of the streets in the data (DSP-4). */
export function travelTo(place: LonLat, { detourFactor, speedMps }: Speed): (lon: number, lat: number) => number {
  const [lon0, lat0] = place;
  const [perLonM, perLatM] = metresPerDegree(lat0);
  const perMetreS = detourFactor / speedMps;
  return (lon, lat) => {
    const [eastM, northM] = [(lon - lon0) * perLonM, (lat - lat0) * perLatM];
    return Math.sqrt(eastM * eastM + northM * northM) * perMetreS;
  };
}

/** The way that takes so long. */
export function travelIn(seconds: number, { speedMps }: Speed): Travel {
  return { distanceM: seconds * speedMps, seconds };
}

const ROUNDED_TO_M = 100;
const MINUTE_S = 60;

/** What is told of a distance: whole hundreds of metres, upwards, so that nobody's place can be read from it (DSP-8). */
export function toldDistanceM(metres: number): number {
  return Math.max(ROUNDED_TO_M, Math.ceil(metres / ROUNDED_TO_M) * ROUNDED_TO_M);
}

/** Whole minutes, upwards. */
export function toldMinutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / MINUTE_S));
}
