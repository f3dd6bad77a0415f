import type { Bounds } from '../geo/bounds.ts';
import type { DispatchPolicy } from './dispatch-policy.ts';
import type { DispatchQuestion } from './dispatch-question.ts';
import { travelTo } from './travel.ts';

/**
 * The towns whose officers are looked at for a case (DSP-9): its own, and those that lie within reach of its place; all of
 * them when neither is known. A city has tens of thousands of officers, and a case a few hundred who could come.
 */
export function townsInReach(
  { place, case: { town: own } }: Pick<DispatchQuestion, 'place' | 'case'>,
  boxes: ReadonlyMap<string, Bounds>,
  policy: Pick<DispatchPolicy, 'detourFactor' | 'speedMps' | 'reachS'>,
): ReadonlySet<string> {
  if (place === null) return new Set(own === null ? boxes.keys() : [own]);
  const [lon, lat] = place;
  const secondsFrom = travelTo(place, policy);
  const isNear = ([west, south, east, north]: Bounds) =>
    secondsFrom(clamped(lon, west, east), clamped(lat, south, north)) <= policy.reachS;
  return new Set([...boxes].flatMap(([town, box]) => (town === own || isNear(box) ? [town] : [])));
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
