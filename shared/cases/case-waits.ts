import type { DutiesPolicy } from '../duties/duties-policy.ts';
import { CASE_WAITS, type CaseView, type CaseWait } from '../model/case.ts';
import { callerWaits } from './case-conditions.ts';
import type { CaseEvent } from './case-event.ts';
import { caseHistory } from './case-history.ts';
import { receiptsOfCase } from './clocks/receipts-of-case.ts';
import { isEnded } from './ended-states.ts';

/**
 * What a case waits for, and so for whom (CAS-26), from its log: an answer to its whistle, a check on site, its closing, approval of
 * what was asked for, a decision after closing, a signature for a double report, the answer to whoever called. In the order of
 * `CASE_WAITS`; nothing of it follows from time.
 */
export function waitsOf(
  item: Pick<CaseView, 'state' | 'source' | 'whistledMs' | 'pending' | 'officer' | 'responder'>,
  events: readonly CaseEvent[],
  { reports }: Pick<DutiesPolicy, 'reports'>,
): readonly CaseWait[] {
  const past = caseHistory(item, events);
  const isOpen = !isEnded(item.state);
  const isChecking = item.state === 'checking';
  const is: Readonly<Record<CaseWait, boolean>> = {
    whistle: isOpen && item.whistledMs !== null,
    check: isChecking && past.checked === null,
    closing: isChecking && past.checked !== null,
    approval: item.pending === 'extend' || item.pending === 'suspend',
    decision: item.pending === 'appeal' || (item.state === 'closed' && past.reply === 'unsatisfied'),
    receipt: isOpen && receiptsOfCase(events, { reports }).some(({ receivedMs }) => receivedMs === null),
    reply: !isOpen && hasEndedHere(events) && callerWaits(item, past),
  };
  return CASE_WAITS.filter((wait) => is[wait]);
}

/** Whoever called about a case that had ended elsewhere was answered there, or was not; nobody here knows. */
function hasEndedHere(events: readonly CaseEvent[]): boolean {
  return events.findLast(({ from, to }) => from !== to)?.action !== 'import';
}
