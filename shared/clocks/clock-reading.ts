import { standingAt, type Deadline } from '../cases/lateness.ts';
import { deadlineFrom, elapsedMs, limitMs, shareUsedFrom, type Suspension } from './deadline.ts';
import type { TimeLimit } from './time-limit.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Traffic light of a clock: below the warning share, from it on, after the deadline. */
export const CLOCK_COLOURS = ['green', 'yellow', 'red'] as const;
type ClockColour = (typeof CLOCK_COLOURS)[number];

const COLOUR_OF: Readonly<Record<ReturnType<typeof standingAt>, ClockColour>> = {
  'in-time': 'green',
  warning: 'yellow',
  late: 'red',
};

/** A clock with a limit. */
export interface LimitedClock {
  readonly startMs: number;
  /** When what it waits for was done; null while it is not. */
  readonly doneMs: number | null;
  readonly limit: TimeLimit;
  readonly suspensions?: readonly Suspension[];
  /** What was fixed when the clock was started, where that is on record; else it follows from the limit. */
  readonly fixed?: Deadline;
}

/** Where a clock stands. */
export interface ClockReading {
  readonly state: 'running' | 'suspended' | 'met' | 'missed';
  readonly colour: ClockColour;
  readonly startMs: number;
  /** From when it is yellow, and when it is due; null while a suspension without an end holds it up. */
  readonly warnFromMs: number | null;
  readonly dueMs: number | null;
  readonly doneMs: number | null;
  /** Running time that was used and that there is, ms. */
  readonly usedMs: number;
  readonly limitMs: number;
}

/**
 * A clock read at an instant (CLK-7): met when it was done at its deadline at the latest, missed when it was done after it
 * or is not done past it. The light turns yellow when the warning share of the running time is used up. Colours are those
 * of `standingAt`, the definition that cases have too.
 */
export function readClock(
  clock: LimitedClock,
  nowMs: number,
  around: { readonly calendar: WorkCalendar; readonly warnShare: number },
): ClockReading {
  const { startMs, limit, suspensions = [] } = clock;
  const { calendar, warnShare } = around;
  const running = { unit: limit.unit, calendar, suspensions };
  const doneMs = clock.doneMs !== null && clock.doneMs <= nowMs ? clock.doneMs : null;
  const atMs = doneMs ?? nowMs;
  const deadline = clock.fixed ?? {
    warnFromMs: shareUsedFrom(startMs, limit, warnShare, running),
    dueMs: deadlineFrom(startMs, limit, calendar, suspensions),
  };
  const standing = standingAt(deadline, atMs);
  const isHeld = suspensions.some(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || atMs < toMs));
  return {
    state: standing === 'late' ? 'missed' : doneMs !== null ? 'met' : isHeld ? 'suspended' : 'running',
    colour: COLOUR_OF[standing],
    startMs,
    ...deadline,
    doneMs,
    usedMs: elapsedMs(startMs, atMs, running),
    limitMs: limitMs(limit, startMs, calendar),
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
    /** What was fixed for the handling when the case was opened. */
    readonly handlingFixed?: Deadline;
    /** Of the handling; nobody may suspend the way to a place. */
    readonly suspensions?: readonly Suspension[];
  },
  nowMs: number,
  around: { readonly calendar: WorkCalendar; readonly warnShare: number },
): CaseClocks {
  const { reportedMs: startMs, responseLimit, handlingLimit, handlingFixed: fixed, suspensions = [] } = given;
  return {
    response: responseLimit && readClock({ startMs, doneMs: given.arrivedMs, limit: responseLimit }, nowMs, around),
    handling:
      handlingLimit &&
      readClock(
        { startMs, doneMs: given.handledMs, limit: handlingLimit, suspensions, ...(fixed ? { fixed } : {}) },
        nowMs,
        around,
      ),
  };
}
