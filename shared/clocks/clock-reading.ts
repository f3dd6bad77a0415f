import { deadlineFrom, elapsedMs, limitMs, type Suspension } from './deadline.ts';
import type { TimeLimit } from './time-limit.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Traffic light of a clock: below the warning share, from it on, after the deadline. */
export const CLOCK_COLOURS = ['green', 'yellow', 'red'] as const;
type ClockColour = (typeof CLOCK_COLOURS)[number];

/** A clock with a limit. */
export interface LimitedClock {
  readonly startMs: number;
  /** When what it waits for was done; null while it is not. */
  readonly doneMs: number | null;
  readonly limit: TimeLimit;
  readonly suspensions?: readonly Suspension[];
}

/** Where a clock stands. */
export interface ClockReading {
  readonly state: 'running' | 'suspended' | 'met' | 'missed';
  readonly colour: ClockColour;
  readonly startMs: number;
  /** Null while a suspension without an end holds it up. */
  readonly dueMs: number | null;
  readonly doneMs: number | null;
  /** Running time that was used and that there is, ms. */
  readonly usedMs: number;
  readonly limitMs: number;
}

/**
 * A clock read at an instant (CLK-7): met when it was done at its deadline at the latest, missed when it was done after it
 * or is not done past it. The light turns yellow from the warning share of the running time on.
 */
export function readClock(
  clock: LimitedClock,
  nowMs: number,
  around: { readonly calendar: WorkCalendar; readonly warnShare: number },
): ClockReading {
  const { startMs, limit, suspensions = [] } = clock;
  const { calendar, warnShare } = around;
  const doneMs = clock.doneMs !== null && clock.doneMs <= nowMs ? clock.doneMs : null;
  const atMs = doneMs ?? nowMs;
  const dueMs = deadlineFrom(startMs, limit, calendar, suspensions);
  const usedMs = elapsedMs(startMs, atMs, { unit: limit.unit, calendar, suspensions });
  const allMs = limitMs(limit, startMs, calendar);
  const isPast = dueMs !== null && atMs > dueMs;
  const isHeld = suspensions.some(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || atMs < toMs));
  return {
    state: isPast ? 'missed' : doneMs !== null ? 'met' : isHeld ? 'suspended' : 'running',
    colour: isPast ? 'red' : usedMs >= allMs * warnShare ? 'yellow' : 'green',
    startMs,
    dueMs,
    doneMs,
    usedMs,
    limitMs: allMs,
  };
}

/** The two clocks of a case (CLK-8). */
export interface CaseClocks {
  /** Until somebody is on site; null where no document sets a response time. */
  readonly response: ClockReading | null;
  /** Until the case is handled; null where its kind has no limit. */
  readonly handling: ClockReading | null;
}

/** The response clock beside the handling clock: both start at the report, each has its own end and limit (CLK-8). */
export function caseClocks(
  given: {
    readonly reportedMs: number;
    readonly arrivedMs: number | null;
    readonly handledMs: number | null;
    readonly responseLimit: TimeLimit | null;
    readonly handlingLimit: TimeLimit | null;
    /** Of the handling; nobody may suspend the way to a place. */
    readonly suspensions?: readonly Suspension[];
  },
  nowMs: number,
  around: { readonly calendar: WorkCalendar; readonly warnShare: number },
): CaseClocks {
  const { reportedMs: startMs, responseLimit, handlingLimit, suspensions = [] } = given;
  return {
    response: responseLimit && readClock({ startMs, doneMs: given.arrivedMs, limit: responseLimit }, nowMs, around),
    handling:
      handlingLimit &&
      readClock({ startMs, doneMs: given.handledMs, limit: handlingLimit, suspensions }, nowMs, around),
  };
}
