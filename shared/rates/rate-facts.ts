import { CASE_RECORDS, type CaseEvent } from '../cases/case-event.ts';
import { exemptedMs } from '../cases/exemption.ts';
import { isReply } from '../cases/case-history.ts';
import { doubleTenOfCase } from '../cases/clocks/double-ten-of-case.ts';
import { hotlineOfCase } from '../cases/clocks/hotline-of-case.ts';
import { receiptsOfCase } from '../cases/clocks/receipts-of-case.ts';
import { isEnded } from '../cases/ended-states.ts';
import { heldSpans } from '../cases/case-spans.ts';
import type { ClockPolicy, Stage } from '../clocks/clock-policy.ts';
import { deadlineFrom, type Suspension } from '../clocks/deadline.ts';
import { checkedTimeLimit } from '../clocks/time-limit.ts';
import type { WorkCalendar } from '../clocks/work-calendar.ts';
import type { DutiesPolicy } from '../duties/duties-policy.ts';
import type { CaseFact, CaseState } from '../model/case.ts';

/** A case with its whole log, oldest first. */
export interface LoggedCase {
  readonly item: CaseFact;
  readonly events: readonly CaseEvent[];
}

/** What counting a case needs of the policies of the day of its report. */
export interface RateRules {
  readonly calendar: WorkCalendar;
  readonly clocks: Pick<ClockPolicy, 'doubleTen' | 'stageLimits'>;
  readonly duties: Pick<DutiesPolicy, 'hotline' | 'reports'>;
}

/** How a clock of ten minutes ended by then; null while it runs, and where it never ran. */
type TenOutcome = 'met' | 'missed' | null;

/** What had happened to a case by a moment. Null: it had not. */
export interface RateFacts {
  readonly source: CaseFact['source'];
  /** Brought in from elsewhere: its report and filing are none of ours; and whether anything was done with it here. */
  readonly isImported: boolean;
  readonly isWorkedHere: boolean;
  readonly reportedMs: number;
  readonly filedMs: number | null;
  /** Whether it left accepting within the limit of that stage, in which verifying does not count (CLK-9). */
  readonly isAcceptedInTime: boolean;
  /** First time that somebody was sent to look, whether an outcome came back, and whether the last one confirmed it. */
  readonly verifySentMs: number | null;
  readonly isVerified: boolean;
  readonly isConfirmed: boolean;
  readonly dispatchedMs: number | null;
  /** Sent back by whoever it was sent to: it was the wrong one. */
  readonly returnedMs: number | null;
  /** Until when it had to be sent: the limit of that stage from the filing on. */
  readonly dispatchDueMs: number | null;
  readonly handledMs: number | null;
  /** Whether who found it handled it. */
  readonly isHandledByFinder: boolean;
  /** First check after the first feedback, and until when it had to be. */
  readonly checkedMs: number | null;
  readonly checkDueMs: number | null;
  readonly reworkedMs: number | null;
  readonly closedMs: number | null;
  /** Refused, and ended otherwise (merged, cancelled): such a case counts in no rate of handling. */
  readonly refusedMs: number | null;
  readonly droppedMs: number | null;
  /** When an appeal exempted it from statistics (CAS-22). */
  readonly exemptedMs: number | null;
  readonly dueMs: number | null;
  readonly isBeyondGrid: boolean;
  readonly escalatedMs: number | null;
  readonly persuade: TenOutcome;
  readonly notice: TenOutcome;
  /** First whistle, and whether every whistle was answered. */
  readonly whistledMs: number | null;
  readonly isWhistleAnswered: boolean;
  /** Of a call that has come to an end: when, and whether all five hops were made in order. */
  readonly callEndedMs: number | null;
  readonly isCallComplete: boolean;
  /** First time that somebody had to be told, and whether all of them have signed. */
  readonly toldMs: number | null;
  readonly isReceived: boolean;
}

/**
 * What had happened to a case by a moment, from its log (RAT-1): later events are not known yet. Where a log begins with an import,
 * the row says when the case ended. The due time is the one that the case has now.
 */
export function rateFacts({ item, events: all }: LoggedCase, asOfMs: number, rules: RateRules): RateFacts {
  const events = all.filter(({ atMs }) => atMs <= asOfMs);
  const first = (isIt: (event: CaseEvent) => boolean) => events.find(isIt)?.atMs ?? null;
  const of = (action: CaseEvent['action']) => first((event) => event.action === action);
  const end = endOf(item, events, asOfMs);
  const filedMs = of('file');
  const handled = events.find((event) => event.action === 'feedback' && !isReply(event));
  const escalatedMs = of('escalate');
  const doubleTen = doubleTenOfCase(item, events, { nowMs: asOfMs, policy: rules.clocks.doubleTen });
  const call = hotlineOfCase(item, events, rules.duties);
  const receipts = receiptsOfCase(events, rules.duties);
  return {
    source: item.source,
    isImported: events.length === 0 || events[0]!.action === 'import',
    isWorkedHere: events.some(({ action }) => !RECORDS.has(action)),
    reportedMs: item.reportedMs,
    filedMs,
    isAcceptedInTime: isAcceptedInTime(item, events, rules),
    verifySentMs: first(isSentToVerify),
    isVerified: events.some(isVerdict),
    isConfirmed: events.findLast(isVerdict)?.outcome === 'confirmed',
    dispatchedMs: of('dispatch'),
    dispatchDueMs: stageDue('dispatch', filedMs, rules),
    returnedMs: of('return'),
    handledMs: handled?.atMs ?? null,
    checkedMs: handled ? first((event) => event.action === 'check' && event.atMs >= handled.atMs) : null,
    checkDueMs: stageDue('check', handled?.atMs ?? null, rules),
    isHandledByFinder: handled !== undefined && isSame(events[0], handled),
    reworkedMs: of('rework'),
    closedMs: end?.state === 'closed' ? end.atMs : null,
    refusedMs: end?.state === 'refused' ? end.atMs : null,
    droppedMs: end && end.state !== 'closed' ? end.atMs : null,
    exemptedMs: exemptedMs(events),
    dueMs: item.dueMs,
    isBeyondGrid: item.severity !== 'ordinary' || escalatedMs !== null,
    escalatedMs,
    persuade: outcomeOf(doubleTen?.persuade.state),
    notice: outcomeOf(doubleTen?.notice.state),
    whistledMs: of('whistle'),
    isWhistleAnswered: areWhistlesAnswered(events),
    callEndedMs: call && end ? end.atMs : null,
    isCallComplete: call !== null && call.next === null && call.outOfOrder.length === 0,
    toldMs: receipts.length > 0 ? Math.min(...receipts.map(({ toldMs }) => toldMs)) : null,
    isReceived: receipts.every(({ receivedMs }) => receivedMs !== null),
  };
}

/** What is no step of anybody. */
const RECORDS: ReadonlySet<CaseEvent['action']> = new Set(CASE_RECORDS);

/** How a case had ended by then: by the last step that changed its state. */
function endOf(
  item: CaseFact,
  events: readonly CaseEvent[],
  asOfMs: number,
): { readonly state: CaseState; readonly atMs: number } | null {
  const last = events.findLast(({ from, to }) => from !== to);
  if (!last || !isEnded(last.to)) return null;
  const atMs = last.action === 'import' ? (item.closedMs ?? item.updatedMs) : last.atMs;
  return atMs <= asOfMs ? { state: last.to, atMs } : null;
}

/** Until when a stage that began then has to be over; null while it has not begun, and where no limit is set. */
function stageDue(
  stage: Stage,
  sinceMs: number | null,
  { calendar, clocks: { stageLimits } }: RateRules,
  suspensions: readonly Suspension[] = [],
): number | null {
  if (sinceMs === null || stageLimits === null) return null;
  return deadlineFrom(sinceMs, checkedTimeLimit(stageLimits.value[stage]), calendar, suspensions);
}

function isAcceptedInTime(item: CaseFact, events: readonly CaseEvent[], rules: RateRules): boolean {
  const accepted = events.find(({ to }) => to !== 'reported' && to !== 'verifying');
  if (!accepted || accepted.action === 'import') return false;
  const dueMs = stageDue('accept', item.reportedMs, rules, heldSpans(events, 'verifying'));
  return dueMs !== null && accepted.atMs <= dueMs;
}

function isSentToVerify({ action, to, from }: CaseEvent): boolean {
  return action === 'verify-report' && to === 'verifying' && from !== 'verifying';
}

function isVerdict({ action, outcome }: CaseEvent): boolean {
  return action === 'verify-report' && outcome !== null;
}

function isSame(found: CaseEvent | undefined, handled: CaseEvent): boolean {
  if (!found) return false;
  return (found.officer ?? found.actor) === (handled.officer ?? handled.actor);
}

function outcomeOf(state: string | undefined): TenOutcome {
  return state === 'met' || state === 'missed' ? state : null;
}

/** Each whistle has an answer before the next one. */
function areWhistlesAnswered(events: readonly CaseEvent[]): boolean {
  let open = 0;
  for (const { action } of events) {
    if (action === 'whistle') open++;
    if (action === 'answer-whistle') open = Math.max(0, open - 1);
  }
  return open === 0;
}
