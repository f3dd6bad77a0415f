import { distanceM } from '../geo/local-metres.ts';
import type { LonLat } from '../model/area.ts';
import type { DispatchPolicy } from './dispatch-policy.ts';

/** How far away somebody is and how long it takes. */
export interface Travel {
  /** Along the way: straight line × detour factor. */
  readonly distanceM: number;
  readonly seconds: number;
}

/** The way from one place to another, estimated: there is no graph of the streets in the data (DSP-4). */
export function travelBetween(
  from: LonLat,
  to: LonLat,
  { detourFactor, speedMps }: Pick<DispatchPolicy, 'detourFactor' | 'speedMps'>,
): Travel {
  const alongM = distanceM(from, to) * detourFactor;
  return { distanceM: alongM, seconds: alongM / speedMps };
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
