import { dayStartMs, minuteOfDayMs, nextDayStartMs } from '../lib/local-day.ts';
import type { CoveragePolicy } from './coverage-policy.ts';

/** The local day that a coverage state counts, and when patrols are due in it; epoch ms. */
export interface CoverageDay {
  readonly startMs: number;
  /** Start of the next local day. */
  readonly endMs: number;
  readonly patrolStartMs: number;
  readonly patrolEndMs: number;
}

/** The local day around an instant (COV-10). Make a new state when `nowMs >= day.endMs`. */
export function coverageDay(
  nowMs: number,
  timeZone: string,
  policy: Pick<CoveragePolicy, 'patrolDayStartMinute' | 'patrolDayEndMinute'>,
): CoverageDay {
  return {
    startMs: dayStartMs(nowMs, timeZone),
    endMs: nextDayStartMs(nowMs, timeZone),
    patrolStartMs: minuteOfDayMs(nowMs, policy.patrolDayStartMinute, timeZone),
    patrolEndMs: minuteOfDayMs(nowMs, policy.patrolDayEndMinute, timeZone),
  };
}
