import type { Change } from '../../../shared/world/change.ts';

/** One ring that spreads three times from a place; `startMs` on the clock of the painter. */
export interface Pulse {
  readonly lon: number;
  readonly lat: number;
  readonly startMs: number;
}

export const PULSE_MS = 1400;
export const PULSE_TIMES = 3;
/** More at once would be noise (an import): the newest are shown. */
const MOST = 32;

/** The pulses that are still going after a batch of changes: a case in its first version is new. */
export function pulsesAfter(pulses: readonly Pulse[], changes: readonly Change[], nowMs: number): readonly Pulse[] {
  const born = changes.flatMap((change): Pulse[] => {
    if (change.kind !== 'case' || change.case.version > 1) return [];
    const { lon, lat } = change.case;
    return lon === null || lat === null ? [] : [{ lon, lat, startMs: nowMs }];
  });
  return [...livePulses(pulses, nowMs), ...born].slice(-MOST);
}

/** Those that have not settled yet. */
export function livePulses(pulses: readonly Pulse[], nowMs: number): readonly Pulse[] {
  return pulses.filter((pulse) => nowMs - pulse.startMs < PULSE_MS * PULSE_TIMES);
}
