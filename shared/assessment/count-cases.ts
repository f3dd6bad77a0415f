import type { CaseFacts } from './case-facts.ts';
import type { CountId } from './rates.ts';

/** A span and the moment up to which is known; for a span that is over, its end. */
export interface Window {
  readonly fromMs: number;
  /** Not in the span any more. */
  readonly toMs: number;
  readonly nowMs: number;
}

/** Counts that cases give. */
export type CaseCounts = Readonly<Record<CaseCount, number>>;
type CaseCount = Extract<
  CountId,
  | 'filed'
  | 'dispatched'
  | 'closed'
  | 'closedInTime'
  | 'overdueUnclosed'
  | 'handled'
  | 'handledInTime'
  | 'overdueUnhandled'
  | 'reworked'
  | 'beyondLevel'
  | 'escalated'
  | 'foundByOwnStaff'
  | 'foundByOthers'
>;

/**
 * Counts the cases of one town in a span, as they stood at its end or now, whichever is first (ASM-6, ASM-7). Due to
 * close (应结案) is what was closed in the span and what is overdue and not closed at its end: a case that is open inside
 * its limit does not count, and a case without a limit never does. Refused cases count for nothing, nor do those that an
 * appeal had exempted by then (CAS-22).
 *
 * @param ownSources by whom a case must be found to be found by own staff; imported cases are in neither count
 */
export function countCases(
  cases: Iterable<CaseFacts>,
  { fromMs, toMs, nowMs }: Window,
  ownSources: readonly CaseFacts['source'][],
): CaseCounts {
  const asOfMs = Math.min(toMs, nowMs);
  const inSpan = (atMs: number | null): atMs is number => atMs !== null && atMs >= fromMs && happened(atMs);
  const happened = (atMs: number | null): atMs is number => atMs !== null && atMs < toMs && atMs <= nowMs;
  const counts = noCaseCounts();
  for (const item of cases) {
    if (happened(item.refusedMs) || happened(item.exemptedMs)) continue;
    if (inSpan(item.filedMs)) {
      counts.filed++;
      if (happened(item.dispatchedMs)) counts.dispatched++;
      if (ownSources.includes(item.source)) counts.foundByOwnStaff++;
      else if (item.source !== 'import') counts.foundByOthers++;
    }
    if (item.beyondLevel && inSpan(item.reportedMs)) {
      counts.beyondLevel++;
      if (happened(item.escalatedMs)) counts.escalated++;
    }
    countDue(item, counts, { asOfMs, inSpan, happened });
  }
  return counts;
}

type Moment = (atMs: number | null) => atMs is number;

function countDue(
  { dueMs, closedMs, handledMs, reworkedMs }: CaseFacts,
  counts: Record<CaseCount, number>,
  { asOfMs, inSpan, happened }: { readonly asOfMs: number; readonly inSpan: Moment; readonly happened: Moment },
): void {
  if (dueMs === null) return;
  if (inSpan(handledMs)) {
    counts.handled++;
    if (handledMs <= dueMs) counts.handledInTime++;
    if (happened(reworkedMs)) counts.reworked++;
  }
  if (inSpan(closedMs)) {
    counts.closed++;
    if (closedMs <= dueMs) counts.closedInTime++;
  }
  const overdue = asOfMs > dueMs;
  if (overdue && !happened(closedMs)) counts.overdueUnclosed++;
  if (overdue && !happened(handledMs) && !happened(closedMs)) counts.overdueUnhandled++;
}

function noCaseCounts(): Record<CaseCount, number> {
  return {
    filed: 0,
    dispatched: 0,
    closed: 0,
    closedInTime: 0,
    overdueUnclosed: 0,
    handled: 0,
    handledInTime: 0,
    overdueUnhandled: 0,
    reworked: 0,
    beyondLevel: 0,
    escalated: 0,
    foundByOwnStaff: 0,
    foundByOthers: 0,
  };
}
