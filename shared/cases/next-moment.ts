import type { ClockPolicy } from '../clocks/clock-policy.ts';
import { shareUsedFrom } from '../clocks/deadline.ts';
import { stageClock } from '../clocks/stage-clock.ts';
import type { WorkCalendar } from '../clocks/work-calendar.ts';
import type { CaseFact, CaseState, NextClock } from '../model/case.ts';
import type { CaseEvent } from './case-event.ts';
import { heldSpans, stageSinceMs } from './case-spans.ts';
import { doubleTenOfCase } from './clocks/double-ten-of-case.ts';
import { isEnded } from './ended-states.ts';

/** What the moments of a case run by; those of the day of its report. */
export interface MomentRules {
  readonly calendar: WorkCalendar;
  /** Share of a limit after which a clock is in warning, 0–1. */
  readonly warnShare: number;
  readonly clocks: Pick<ClockPolicy, 'doubleTen' | 'stageLimits'>;
}

/** One clock that waits for somebody: from when it warns and when it is due, epoch ms. */
export interface NextMoment {
  readonly clock: NextClock;
  readonly warnFromMs: number | null;
  readonly dueMs: number;
}

/** As a case keeps it; all null when no clock runs. */
export type KeptMoment = Pick<CaseFact, 'nextClock' | 'nextWarnFromMs' | 'nextDueMs'>;

type Timed = Omit<CaseFact, keyof KeptMoment>;

const NO_MOMENT: KeptMoment = { nextClock: null, nextWarnFromMs: null, nextDueMs: null };

/** Once the work is reported as done nobody hurries to the street any more. */
const STREET_STATES: ReadonlySet<CaseState> = new Set([
  'reported',
  'verifying',
  'filed',
  'dispatched',
  'handling',
  'returned',
]);

/**
 * The clock of a case that is due first of those that wait for somebody (CAS-25): the ten minutes of the street, the stage, the
 * handling. A clock that was missed waits on until what it waits for is done. It follows from the log alone and changes with steps
 * only, never with time. Null when the case has ended, is suspended, or nothing has a limit.
 */
export function nextMoment(item: Timed, events: readonly CaseEvent[], rules: MomentRules): NextMoment | null {
  if (isEnded(item.state) || item.state === 'suspended') return null;
  const running = [street(item, events, rules), stage(item, events, rules), handling(item)].filter(
    (moment) => moment !== null,
  );
  return running.reduce<NextMoment | null>((first, one) => (first && first.dueMs <= one.dueMs ? first : one), null);
}

/** The same as it is kept with the case, where lists, maps, counts and alerts read it. */
export function keptMoment(item: Timed, events: readonly CaseEvent[], rules: MomentRules): KeptMoment {
  const moment = nextMoment(item, events, rules);
  if (!moment) return NO_MOMENT;
  return { nextClock: moment.clock, nextWarnFromMs: moment.warnFromMs, nextDueMs: moment.dueMs };
}

/** Of a case that came in from elsewhere and that nobody here has moved: its own due time is all there is. */
export function handlingMoment(item: Timed): KeptMoment {
  if (isEnded(item.state) || item.state === 'suspended' || item.dueMs === null) return NO_MOMENT;
  return { nextClock: 'handle', nextWarnFromMs: item.warnFromMs, nextDueMs: item.dueMs };
}

/** What is waited for in the street, by the double-ten standard (CAS-14): arrival and persuasion, then the order. */
function street(item: Timed, events: readonly CaseEvent[], rules: MomentRules): NextMoment | null {
  if (!STREET_STATES.has(item.state) || events[0]?.action !== 'report') return null;
  const policy = rules.clocks.doubleTen;
  const ten = doubleTenOfCase(item, events, { nowMs: Number.MAX_SAFE_INTEGER, policy });
  if (!ten || !policy) return null;
  if (ten.next === 'persuade')
    return tenMinutes('persuade', ten.persuade.startMs!, policy.persuadeWithinMinutes.value, rules);
  if (ten.next === 'issue-order')
    return tenMinutes('order', ten.notice.startMs!, policy.noticeWithinMinutes.value, rules);
  return null;
}

function tenMinutes(clock: NextClock, startMs: number, amount: number, rules: MomentRules): NextMoment {
  const limit = { amount, unit: 'minute' } as const;
  return {
    clock,
    warnFromMs: shareUsedFrom(startMs, limit, rules.warnShare, rules),
    dueMs: startMs + amount * MINUTE_MS,
  };
}

const MINUTE_MS = 60_000;

/** The stage that the case is in (CLK-9), where it was entered here. */
function stage(item: Timed, events: readonly CaseEvent[], rules: MomentRules): NextMoment | null {
  const { stageLimits: limits } = rules.clocks;
  const entered = events.findLast(({ from, to }) => from !== to);
  if (!limits || !entered || entered.action === 'import') return null;
  const { state } = item;
  const clock = stageClock(
    { state, sinceMs: stageSinceMs({ ...item, ...NO_MOMENT }, events), verifying: heldSpans(events, 'verifying') },
    item.updatedMs,
    { limits, calendar: rules.calendar, warnShare: rules.warnShare },
  );
  if (!clock || clock.reading.dueMs === null) return null;
  return { clock: clock.stage, warnFromMs: clock.reading.warnFromMs, dueMs: clock.reading.dueMs };
}

function handling({ warnFromMs, dueMs }: Timed): NextMoment | null {
  return dueMs === null ? null : { clock: 'handle', warnFromMs, dueMs };
}
