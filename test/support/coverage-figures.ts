import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import type { CoverageDay } from '../../shared/coverage/coverage-day.ts';

/** Round figures for tests; they need not be those of a policy pack. */
export const POLICY: CoveragePolicy = {
  cellSizeM: 100,
  sightM: 60,
  maxAccuracyM: 50,
  unknownAccuracyM: 15,
  slotMs: 10_000,
  joinMaxMs: 120_000,
  joinMaxM: 300,
  borderM: 15,
  dwellMs: 60_000,
  completeShare: 0.8,
  overdueAfterMinutes: 240,
  patrolDayStartMinute: 420,
  patrolDayEndMinute: 1080,
  staleAfterMs: 180_000,
  silentAfterMs: 900_000,
  movingSpeedMps: 0.5,
};

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 20, 16);

/** 21 November 2026 in Shanghai, patrols due from 7 to 18 o'clock. */
export const DAY: CoverageDay = {
  startMs: START_MS,
  endMs: START_MS + 24 * HOUR_MS,
  patrolStartMs: START_MS + 7 * HOUR_MS,
  patrolEndMs: START_MS + 18 * HOUR_MS,
};

/** So many minutes after local midnight of `DAY`. */
export function minute(minutes: number): number {
  return START_MS + minutes * 60_000;
}
