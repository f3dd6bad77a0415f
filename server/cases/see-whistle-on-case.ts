import type { Actor } from '../../shared/access/authorize.ts';
import { readScope } from '../../shared/access/read-scope.ts';
import { seeWhistle } from '../../shared/cases/whistle-alerts.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CaseParts } from './case-parts.ts';

/** Why it is not noted that somebody has seen a whistle. `changed`: the case went on meanwhile. */
export type SeenRefusal = 'not-found' | 'no-open-whistle' | 'not-alerted' | 'changed';

/** Notes who has seen a whistle. The case stays at its version: whoever has it in hand is not held up by it. */
export function createSeeWhistle({ clock, store, asCaseActor }: CaseParts) {
  return async (id: string, actor: Actor): Promise<Result<void, SeenRefusal>> => {
    const stored = await store.cases.get(id, readScope(actor, 'case:whistle'));
    if (!stored) return err('not-found');
    const { item, events } = stored;
    const seen = seeWhistle(item, events, { actor: asCaseActor(actor), nowMs: clock.nowMs() });
    if (!seen.ok) return seen;
    if (seen.value === null) return ok(undefined);
    return (await store.cases.note(seen.value, item.version)) === null ? err('changed') : ok(undefined);
  };
}
