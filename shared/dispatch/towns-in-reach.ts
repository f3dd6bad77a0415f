import type { Bounds } from '../geo/bounds.ts';
import type { DispatchPolicy } from './dispatch-policy.ts';
import type { DispatchQuestion } from './dispatch-question.ts';
import { travelTo } from './travel.ts';

/**
 * Seconds of way from the place of a case to where each town begins (DSP-9): none to its own. Where nobody knows the place, all
 * others are endlessly far; where nobody knows the town either, none is.
 */
export function wayToTowns(
  { place, case: { town: own } }: Pick<DispatchQuestion, 'place' | 'case'>,
  boxes: ReadonlyMap<string, Bounds>,
  policy: Pick<DispatchPolicy, 'detourFactor' | 'speedMps'>,
): ReadonlyMap<string, number> {
  const secondsFrom = place && travelTo(place, policy);
  const wayTo = (town: string, [west, south, east, north]: Bounds) => {
    if (town === own) return 0;
    if (!place || !secondsFrom) return own === null ? 0 : Infinity;
    return secondsFrom(clamped(place[0], west, east), clamped(place[1], south, north));
  };
  return new Map([...boxes].map(([town, box]) => [town, wayTo(town, box)]));
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
