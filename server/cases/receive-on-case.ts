import type { Actor } from '../../shared/access/authorize.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { marked } from '../../shared/cases/case-marks.ts';
import { receiptsOfCase, type Receipt, type Recipient } from '../../shared/cases/clocks/receipts-of-case.ts';
import { receiveReport, type ReceiptRefusal } from '../../shared/cases/receive-report.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { CaseParts } from './case-parts.ts';

/** Signs for reports: judged, stored against the version that was judged, then told. */
export function createReceive({ clock, store, world, asCaseActor, dutiesAt, marksAt }: CaseParts) {
  return async (
    id: string,
    as: Recipient,
    actor: Actor,
  ): Promise<Result<StoredCase, ReceiptRefusal | 'not-found' | { readonly version: number }>> => {
    const stored =
      (await store.cases.get(id, readScope(actor, 'case:read'))) ??
      (await store.cases.get(id, readScope(actor, 'case:check')));
    if (!stored) return err('not-found');
    const { item, events } = stored;
    const receipts = receiptsOfCase(events, dutiesAt(item.reportedMs));
    const taken = receiveReport(item, events, { as, receipts, actor: asCaseActor(actor), nowMs: clock.nowMs() });
    if (!taken.ok) return taken;
    const { event } = taken.value;
    const next = marked(taken.value.item, events, event, marksAt(item.reportedMs));
    const seq = await store.cases.update(next, event);
    if (seq === null) {
      const now = await store.cases.get(id, WHOLE_DISTRICT);
      return err({ version: now?.item.version ?? item.version });
    }
    world.caseCommitted(next);
    return ok({ ...stored, item: next, events: [...events, { ...event, seq }] });
  };
}

/** Tells for which reports of a case somebody may sign, by judging each on paper: nothing is stored. */
export function createToReceive({ clock, asCaseActor, dutiesAt }: CaseParts) {
  return ({ item, events }: StoredCase, actor: Actor): readonly Receipt[] => {
    const receipts = receiptsOfCase(events, dutiesAt(item.reportedMs));
    const given = { receipts, actor: asCaseActor(actor), nowMs: clock.nowMs() };
    return receipts.filter(({ recipient }) => receiveReport(item, events, { ...given, as: recipient }).ok);
  };
}
