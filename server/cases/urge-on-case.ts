import type { Actor } from '../../shared/access/authorize.ts';
import { readScope, WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import type { UrgeReason } from '../../shared/cases/case-event.ts';
import { urgeCase } from '../../shared/cases/urge-case.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { CaseParts } from './case-parts.ts';

/** Urges open cases: stored against the version that was seen, then told. */
export function createUrge({ clock, store, world, asCaseActor }: CaseParts) {
  return async (
    id: string,
    { why, note }: { readonly why: UrgeReason; readonly note: string },
    actor: Actor,
  ): Promise<Result<StoredCase, 'ended' | 'not-found' | { readonly version: number }>> => {
    const stored = await store.cases.get(id, readScope(actor, 'case:urge'));
    if (!stored) return err('not-found');
    const { item, events } = stored;
    const urged = urgeCase(item, { why, note, actor: asCaseActor(actor), nowMs: clock.nowMs() });
    if (!urged.ok) return urged;
    const { item: next, event } = urged.value;
    const seq = await store.cases.update(next, event);
    if (seq === null) {
      const now = await store.cases.get(id, WHOLE_DISTRICT);
      return err({ version: now?.item.version ?? item.version });
    }
    world.caseCommitted(next);
    return ok({ ...stored, item: next, events: [...events, { ...event, seq }] });
  };
}
