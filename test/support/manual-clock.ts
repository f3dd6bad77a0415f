import type { Clock } from '../../server/ports/clock.ts';

export interface ManualClock extends Clock {
  advance(byMs: number): void;
  set(nowMs: number): void;
}

/** A clock that stands still until the test turns it; starts at 2026-11-02 08:00 in Zhengzhou, a Monday. */
export function manualClock(startMs = Date.parse('2026-11-02T08:00:00+08:00')): ManualClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance(byMs) {
      nowMs += byMs;
    },
    set(ms) {
      nowMs = ms;
    },
  };
}
