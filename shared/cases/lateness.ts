import { deadlineFrom, shareUsedFrom } from '../clocks/deadline.ts';
import type { TimeLimit } from '../clocks/time-limit.ts';
import type { WorkCalendar } from '../clocks/work-calendar.ts';
import type { CaseCategory, CaseFact } from '../model/case.ts';
import type { CasePolicy } from './case-policy.ts';
import { isEnded } from './ended-states.ts';

/** How a case or a clock stands against its limit, best to worst within open and ended. */
export const LATENESS = ['in-time', 'warning', 'late', 'ended-in-time', 'ended-late'] as const;
export type Lateness = (typeof LATENESS)[number];

/** The two moments that a colour follows from, epoch ms, both fixed when a limit begins to run; null without a limit. */
export interface Deadline {
  readonly warnFromMs: number | null;
  readonly dueMs: number | null;
}

/** Limits and warning share with the working time that they run in. */
export type CaseLimits = CasePolicy & { readonly calendar: WorkCalendar };

const NO_DEADLINE: Deadline = { warnFromMs: null, dueMs: null };

/**
 * When handling must be finished and from when it is in warning (CAS-4, CAS-5): the limit of the category, and the
 * warning share of it, from the report on in the unit that the limit is written in. A limit in working time runs, and
 * warns, in working hours only.
 */
export function caseDeadline(category: CaseCategory, reportedMs: number, rules: CaseLimits): Deadline {
  return deadlineByLimit(rules.limits[category] ?? null, reportedMs, rules);
}

/** The same for a limit that is known, as that of a line of the code table (CAS-18). */
export function deadlineByLimit(
  limit: TimeLimit | null,
  reportedMs: number,
  { warnShare, calendar }: Omit<CaseLimits, 'limits'>,
): Deadline {
  if (!limit) return NO_DEADLINE;
  return {
    warnFromMs: shareUsedFrom(reportedMs, limit, warnShare, { calendar }),
    dueMs: deadlineFrom(reportedMs, limit, calendar),
  };
}

/**
 * The deadline of a case that came with a due time and without the limit behind it (CAS-5): in warning from the share of
 * the span between report and due time on, by the clock. Without a due time there is no warning either.
 */
export function deadlineBySpan(reportedMs: number, dueMs: number | null, warnShare: number): Deadline {
  if (dueMs === null) return NO_DEADLINE;
  return { warnFromMs: Math.round(reportedMs + (dueMs - reportedMs) * warnShare), dueMs };
}

/**
 * How something open stands at an instant (CAS-5, CLK-7): in warning from `warnFromMs` on, late after the due time and not
 * at it. The one definition of the colours: lists, map, wall, panel, alerts and counts read it.
 */
export function standingAt({ warnFromMs, dueMs }: Deadline, atMs: number): 'in-time' | 'warning' | 'late' {
  if (dueMs !== null && atMs > dueMs) return 'late';
  return warnFromMs !== null && atMs >= warnFromMs ? 'warning' : 'in-time';
}

/** The same where it may have ended: what has ended by then is judged by when it ended. */
export function latenessOf(clock: Deadline & { readonly endedMs: number | null }, nowMs: number): Lateness {
  if (clock.endedMs === null) return standingAt(clock, nowMs);
  return standingAt(clock, clock.endedMs) === 'late' ? 'ended-late' : 'ended-in-time';
}

type Ended = Pick<CaseFact, 'state' | 'updatedMs' | 'closedMs'> & Deadline;
type Urgent = Pick<CaseFact, 'nextWarnFromMs' | 'nextDueMs'>;

/**
 * How a case stands (CAS-5): an open one against the clock that is due first (CAS-25), an ended one against the due time of its
 * handling. Without a due time nothing is ever late.
 */
export function caseLateness(item: Ended & Urgent, nowMs: number): Lateness {
  if (!isEnded(item.state)) return standingAt(urgencyOf(item), nowMs);
  const { warnFromMs, dueMs } = item;
  return latenessOf({ warnFromMs, dueMs, endedMs: item.closedMs ?? item.updatedMs }, nowMs);
}

/** The next instant at which time alone changes how a case stands; Infinity when none does. */
export function nextLatenessMs(item: Pick<CaseFact, 'state'> & Urgent, nowMs: number): number {
  const { warnFromMs, dueMs } = urgencyOf(item);
  if (dueMs === null || isEnded(item.state) || nowMs > dueMs) return Infinity;
  return warnFromMs !== null && nowMs < warnFromMs ? Math.min(warnFromMs, dueMs + 1) : dueMs + 1;
}

function urgencyOf({ nextWarnFromMs, nextDueMs }: Urgent): Deadline {
  return { warnFromMs: nextWarnFromMs, dueMs: nextDueMs };
}

/** On-time closing rate with both its numbers. */
export interface OnTimeRate {
  /** 0–1; null when nothing was due to close. */
  readonly rate: number | null;
  readonly onTime: number;
  /** Due to close (应结案): closed in the period, and not closed though overdue. Open cases inside their limit do not count. */
  readonly due: number;
}

/**
 * On-time closing rate (按期结案率, CAS-6) of the period from `sinceMs` (counts) until now: what was closed in it, and
 * whatever is overdue now however long. Refused, merged and cancelled cases, cases without a limit, those closed before and
 * those that a granted appeal exempts do not count.
 */
export function onTimeRate(
  cases: Iterable<Omit<Ended, 'warnFromMs'> & Pick<CaseFact, 'exempt'>>,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): OnTimeRate {
  let onTime = 0;
  let due = 0;
  for (const item of cases) {
    if (item.dueMs === null || item.exempt) continue;
    const endedMs = item.closedMs ?? item.updatedMs;
    if (!isEnded(item.state)) {
      if (nowMs > item.dueMs) due++;
    } else if (item.state === 'closed' && endedMs >= sinceMs) {
      due++;
      if (endedMs <= item.dueMs) onTime++;
    }
  }
  return { rate: due > 0 ? onTime / due : null, onTime, due };
}
