import type { Actor } from '../../shared/access/authorize.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { receiptsOfCase, type Recipient } from '../../shared/cases/clocks/receipts-of-case.ts';
import { receiveReport, type ReceiptRefusal } from '../../shared/cases/receive-report.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { StoredCase } from '../ports.ts';
import type { CaseParts } from './case-parts.ts';

/** Signs for reports: judged, stored against the version that was judged, then told. */
export function createReceive({ clock, store, world, asCaseActor, dutiesAt }: CaseParts) {
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
    const seq = await store.cases.update(taken.value.item, taken.value.event);
    if (seq === null) {
      const now = await store.cases.get(id, WHOLE_DISTRICT);
      return err({ version: now?.item.version ?? item.version });
    }
    world.caseCommitted(taken.value.item);
    return ok({ ...stored, item: taken.value.item, events: [...events, { ...taken.value.event, seq }] });
  };
}
