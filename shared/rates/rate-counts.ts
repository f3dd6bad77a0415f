import type { CaseView } from '../model/case.ts';
import type { RateFacts } from './rate-facts.ts';

/** What a case can count for in a span (RAT-2); which of them make a rate is data. */
export const RATE_COUNTS = [
  'reported',
  'reportedFiled',
  'filed',
  'filedDispatched',
  'filedFromPublic',
  'filedInTime',
  'filedPublicConfirmed',
  'reportedUnclosed',
  'verifySent',
  'verified',
  'dispatchedRight',
  'checkDue',
  'checkedInTime',
  'dispatchDue',
  'dispatchedInTime',
  'handled',
  'handledInTime',
  'overdueUnhandled',
  'closed',
  'closedInTime',
  'closedLate',
  'overdueUnclosed',
  'reworked',
  'beyondGrid',
  'escalated',
  'foundByPatrol',
  'handledByFinder',
  'foundByOwnStaff',
  'foundByOthers',
  'persuadeDue',
  'persuadedInTime',
  'noticeDue',
  'noticedInTime',
  'whistled',
  'whistleAnswered',
  'callEnded',
  'callComplete',
  'doubleReported',
  'doubleReceived',
] as const;
export type RateCount = (typeof RATE_COUNTS)[number];

/** A span: `fromMs` ≤ t < `toMs`, as known at `asOfMs`, which is its end or now, whichever is first. */
export interface RateSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly asOfMs: number;
}

const PUBLIC: ReadonlySet<CaseView['source']> = new Set(['public', 'hotline']);

/**
 * What a case counts for in a span (RAT-2, RAT-3). Due (应结案) is what was closed in the span, and what is overdue and not closed
 * at its end: an open case inside its limit does not count, and one without a limit never does. Cases that were refused, merged or
 * cancelled count for nothing but their report and filing; imported ones are no report of ours, and count as handled or not only
 * when somebody has worked on them here.
 *
 * @param ownSources by whom a case must be found to be found by own staff
 */
export function countsOf(
  facts: RateFacts,
  { fromMs, toMs, asOfMs }: RateSpan,
  ownSources: readonly CaseView['source'][],
): ReadonlySet<RateCount> {
  const counts = new Set<RateCount>();
  const happened = (atMs: number | null): atMs is number => atMs !== null && atMs < toMs && atMs <= asOfMs;
  const inSpan = (atMs: number | null): atMs is number => happened(atMs) && atMs >= fromMs;
  const add = (count: RateCount, isIt: boolean) => void (isIt && counts.add(count));
  const isDropped = happened(facts.droppedMs);
  const isDuplicate = isDropped && facts.refusedMs === null;

  const isOwnReport = inSpan(facts.reportedMs) && !facts.isImported;

  if (isOwnReport && !isDuplicate) {
    add('reported', true);
    add('reportedFiled', happened(facts.filedMs));
  }
  if (isDropped) return counts;
  if (isOwnReport) {
    add('beyondGrid', facts.isBeyondGrid);
    add('escalated', facts.isBeyondGrid && happened(facts.escalatedMs));
    add('reportedUnclosed', !happened(facts.closedMs));
    add('foundByPatrol', facts.source === 'patrol');
    add('handledByFinder', facts.source === 'patrol' && facts.isHandledByFinder);
    add('persuadeDue', facts.persuade !== null);
    add('persuadedInTime', facts.persuade === 'met');
    add('noticeDue', facts.notice !== null);
    add('noticedInTime', facts.notice === 'met');
  }
  if (inSpan(facts.filedMs)) {
    add('filed', true);
    add('filedDispatched', happened(facts.dispatchedMs));
    add('filedFromPublic', PUBLIC.has(facts.source));
    add('filedInTime', facts.isAcceptedInTime);
    add('filedPublicConfirmed', PUBLIC.has(facts.source) && facts.isConfirmed);
    add('foundByOwnStaff', ownSources.includes(facts.source));
    add('foundByOthers', !ownSources.includes(facts.source) && facts.source !== 'import');
    const { dispatchedMs, dispatchDueMs } = facts;
    const isSentInTime = happened(dispatchedMs) && dispatchDueMs !== null && dispatchedMs <= dispatchDueMs;
    const isDue = dispatchDueMs !== null && (happened(dispatchedMs) || asOfMs > dispatchDueMs);
    add('dispatchDue', isDue);
    add('dispatchedInTime', isDue && isSentInTime);
    add('dispatchedRight', isDue && happened(dispatchedMs) && !happened(facts.returnedMs));
  }
  add('verifySent', inSpan(facts.verifySentMs));
  add('verified', inSpan(facts.verifySentMs) && facts.isVerified);
  addCheck(facts, { asOfMs, inSpan, happened, add });
  add('whistled', inSpan(facts.whistledMs));
  add('whistleAnswered', inSpan(facts.whistledMs) && facts.isWhistleAnswered);
  add('callEnded', inSpan(facts.callEndedMs));
  add('callComplete', inSpan(facts.callEndedMs) && facts.isCallComplete);
  add('doubleReported', inSpan(facts.toldMs));
  add('doubleReceived', inSpan(facts.toldMs) && facts.isReceived);
  addDue(facts, { asOfMs, inSpan, happened, add });
  return counts;
}

type Moment = (atMs: number | null) => atMs is number;

interface Around {
  readonly asOfMs: number;
  readonly inSpan: Moment;
  readonly happened: Moment;
  readonly add: (count: RateCount, isIt: boolean) => void;
}

/** The check that follows the first feedback, against the limit of that stage. */
function addCheck({ handledMs, checkedMs, checkDueMs }: RateFacts, { asOfMs, inSpan, happened, add }: Around): void {
  if (!inSpan(handledMs) || checkDueMs === null) return;
  const isDue = happened(checkedMs) || asOfMs > checkDueMs;
  add('checkDue', isDue);
  add('checkedInTime', isDue && happened(checkedMs) && checkedMs <= checkDueMs);
}

function addDue({ dueMs, closedMs, handledMs, reworkedMs, isImported, isWorkedHere }: RateFacts, around: Around): void {
  const { asOfMs, inSpan, happened, add } = around;
  if (dueMs === null) return;
  if (inSpan(handledMs)) {
    add('handled', true);
    add('handledInTime', handledMs <= dueMs);
    add('reworked', happened(reworkedMs));
  }
  if (inSpan(closedMs)) {
    add('closed', true);
    add('closedInTime', closedMs <= dueMs);
    add('closedLate', closedMs > dueMs);
  }
  const isOverdue = asOfMs > dueMs;
  add('overdueUnclosed', isOverdue && !happened(closedMs));
  const isHandlingKnown = !isImported || isWorkedHere;
  add('overdueUnhandled', isHandlingKnown && isOverdue && !happened(handledMs) && !happened(closedMs));
}
