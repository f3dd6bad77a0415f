import { deadlineFrom, shareUsedFrom, type Suspension } from '../clocks/deadline.ts';
import { parseTimeLimit, type TimeLimit } from '../clocks/time-limit.ts';
import type { WorkCalendar } from '../clocks/work-calendar.ts';
import type { CaseView } from '../model/case.ts';
import type { NewCaseEvent } from './case-event.ts';
import type { Deadline } from './lateness.ts';
import type { Situation } from './case-conditions.ts';

/** What due times are computed with. */
export interface DeadlineRules {
  readonly calendar: WorkCalendar;
  /** Share of the limit after which a case is in warning, 0–1. */
  readonly warnShare: number;
}

/**
 * Due time and warning after a step (CAS-10, CAS-11): an extension gives the original limit once more, a suspended case has
 * none, and going on moves them by the running time that stood still. Nothing for every other step.
 */
export function movedDeadline({ item, past }: Situation, event: NewCaseEvent, rules: DeadlineRules): Partial<Deadline> {
  if (event.to === 'suspended' && event.from !== 'suspended') return { dueMs: null, warnFromMs: null };
  const extensions = past.granted.extend + (event.action === 'extend' && event.extra.isGranted ? 1 : 0);
  const goesOn = event.from === 'suspended' && event.to !== 'suspended';
  if (!goesOn && extensions === past.granted.extend) return {};
  const suspensions = past.suspensions.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? event.atMs }));
  const limit = item.limit === null ? null : parseTimeLimit(item.limit);
  if (limit?.ok) return deadlineOf(limit.value, { startMs: item.reportedMs, extensions, suspensions }, rules);
  return goesOn ? goesOnBySpan(past.events, event.atMs) : extendedBySpan(item, extensions, rules.warnShare);
}

/** The due time and warning of a limit that was given `1 + extensions` times and stood still for a while. */
function deadlineOf(
  limit: TimeLimit,
  run: { readonly startMs: number; readonly extensions: number; readonly suspensions: readonly Suspension[] },
  { calendar, warnShare }: DeadlineRules,
): Deadline {
  const whole = { ...limit, amount: limit.amount * (1 + run.extensions) };
  return {
    dueMs: deadlineFrom(run.startMs, whole, calendar, run.suspensions),
    warnFromMs: shareUsedFrom(run.startMs, whole, warnShare, { calendar, suspensions: run.suspensions }),
  };
}

/** A case that came with a due time of its own has no unit: its time is that of the clock. */
function goesOnBySpan(events: Situation['past']['events'], atMs: number): Partial<Deadline> {
  const held = events.findLast(({ action, to }) => action === 'suspend' && to === 'suspended');
  if (!held) return {};
  const stoodMs = atMs - held.atMs;
  const moved = (was: number | null | undefined) => (was === null || was === undefined ? null : was + stoodMs);
  return { dueMs: moved(held.extra.dueMs), warnFromMs: moved(held.extra.warnFromMs) };
}

function extendedBySpan({ reportedMs, dueMs }: CaseView, extensions: number, warnShare: number): Partial<Deadline> {
  if (dueMs === null) return {};
  const wholeMs = ((dueMs - reportedMs) / extensions) * (extensions + 1);
  return {
    dueMs: Math.round(reportedMs + wholeMs),
    warnFromMs: Math.round(reportedMs + wholeMs * warnShare),
  };
}
