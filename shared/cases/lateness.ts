import { deadlineFrom } from '../clocks/deadline.ts';
import type { WorkCalendar } from '../clocks/work-calendar.ts';
import type { CaseCategory, CaseFact } from '../model/case.ts';
import type { CasePolicy } from './case-policy.ts';
import { isEnded } from './workflow.ts';

/** How a case stands against its limit, best to worst within open and ended. */
export const LATENESS = ['in-time', 'warning', 'late', 'ended-in-time', 'ended-late'] as const;
export type Lateness = (typeof LATENESS)[number];

/** Limits with the working time that they run in. */
export type CaseLimits = Pick<CasePolicy, 'limits'> & { readonly calendar: WorkCalendar };

/**
 * When handling must be finished, epoch ms (CAS-4): the limit of the category from the report on, in the unit that it is
 * written in, so a limit in working time runs in working hours only; null without a limit.
 */
export function caseDueMs(category: CaseCategory, reportedMs: number, { limits, calendar }: CaseLimits): number | null {
  const limit = limits[category];
  return limit ? deadlineFrom(reportedMs, limit, calendar) : null;
}

type Timed = Pick<CaseFact, 'state' | 'reportedMs' | 'updatedMs' | 'dueMs' | 'closedMs'>;

/**
 * How a case stands against its limit (CAS-5): in warning from the policy's share of the time (80 %), late after the
 * due time and not at it. An ended case is judged by when it ended. Without a due time nothing is ever late.
 */
export function caseLateness(item: Timed, nowMs: number, policy: Pick<CasePolicy, 'warnShare'>): Lateness {
  if (isEnded(item.state)) {
    const endedMs = item.closedMs ?? item.updatedMs;
    return item.dueMs !== null && endedMs > item.dueMs ? 'ended-late' : 'ended-in-time';
  }
  if (item.dueMs === null) return 'in-time';
  if (nowMs > item.dueMs) return 'late';
  const warnFromMs = item.reportedMs + (item.dueMs - item.reportedMs) * policy.warnShare;
  return nowMs >= warnFromMs ? 'warning' : 'in-time';
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
 * whatever is overdue now however long. Refused cases, cases without a limit and those closed before do not count.
 */
export function onTimeRate(
  cases: Iterable<Timed>,
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): OnTimeRate {
  let onTime = 0;
  let due = 0;
  for (const item of cases) {
    if (item.dueMs === null || item.state === 'refused') continue;
    const endedMs = item.closedMs ?? item.updatedMs;
    if (item.state !== 'closed') {
      if (nowMs > item.dueMs) due++;
    } else if (endedMs >= sinceMs) {
      due++;
      if (endedMs <= item.dueMs) onTime++;
    }
  }
  return { rate: due > 0 ? onTime / due : null, onTime, due };
}
