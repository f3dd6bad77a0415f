const BASE_MS = 500;
const CAP_MS = 20_000;

/**
 * How long to wait before attempt `attempt` (from 0): full jitter under a doubling ceiling of at most 20 s, so that a
 * thousand screens do not come back in the same second.
 *
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempt, 16)));
}
