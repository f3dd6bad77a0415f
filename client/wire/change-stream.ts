import type { ChangeBatch, SubscribeAnswer } from '../../shared/wire/events.ts';
import type { Change } from '../../shared/world/change.ts';
import type { WorldSnapshot } from '../../shared/world/facts.ts';
import type { Scope } from '../../shared/world/scope.ts';

/** Where the facts of a stream go. */
export interface StreamTarget {
  snapshotReceived(snapshot: WorldSnapshot): void;
  changesReceived(changes: readonly Change[]): void;
}

/** Up to where this page knows a stream. */
interface StreamMark {
  readonly epoch: string;
  readonly seq: number;
}

/** The client's half of the numbered stream: nothing twice, nothing out of order, nothing left out. */
export interface ChangeStream {
  /** What to say in the next subscription of a scope; null when this page has nothing of it. */
  mark(scope: Scope): StreamMark | null;
  /** From now until the answer, batches are kept back. */
  waitFor(scope: Scope): void;
  /** The answer with everything kept back. `gap`: does not fit together, subscribe anew. */
  answered(answer: SubscribeAnswer): 'joined' | 'gap';
  /** One batch. `gap`: something before it is missing. */
  received(batch: ChangeBatch): 'taken' | 'kept' | 'dropped' | 'gap';
  /** Whether the server is ahead of what came: the top of its stream, as its beat says. */
  isBehind(top: { readonly scope: Scope } & StreamMark): boolean;
}

/** More than this is never kept back while waiting: the answer brings it anyway. */
const MAX_KEPT = 10_000;

export function createChangeStream(target: StreamTarget): ChangeStream {
  let scope: Scope | null = null;
  let known: StreamMark | null = null;
  /** Batches that came while an answer is awaited; null when none is. */
  let kept: ChangeBatch[] | null = null;

  /** Takes batches that follow on, in order of their numbers; false when one is missing. */
  function take(batches: readonly ChangeBatch[]): boolean {
    if (!known) return false;
    const { epoch } = known;
    const changes: Change[] = [];
    let { seq } = known;
    let fits = true;
    for (const batch of [...batches].sort((a, b) => a.seq - b.seq)) {
      if (batch.seq <= seq) continue;
      fits = batch.epoch === epoch && batch.seq === seq + 1;
      if (!fits) break;
      changes.push(...batch.changes);
      seq = batch.seq;
    }
    known = { epoch, seq };
    if (changes.length > 0) target.changesReceived(changes);
    return fits;
  }

  return {
    mark: (asked) => (asked === scope ? known : null),
    waitFor(asked) {
      if (asked !== scope) known = null;
      scope = asked;
      kept = [];
    },
    answered(answer) {
      const waiting = (kept ?? []).filter((batch) => batch.scope === scope && batch.epoch === answer.epoch);
      kept = null;
      if (answer.snapshot) {
        known = { epoch: answer.epoch, seq: answer.seq };
        target.snapshotReceived(answer.snapshot);
      } else if (known?.epoch !== answer.epoch) known = null;
      const joined = take([...(answer.changes ?? []), ...waiting]) && known !== null && known.seq >= answer.seq;
      if (!joined) known = null;
      return joined ? 'joined' : 'gap';
    },
    received(batch) {
      if (batch.scope !== scope) return 'dropped';
      if (kept) {
        if (kept.length < MAX_KEPT) kept.push(batch);
        return 'kept';
      }
      if (!known || batch.epoch !== known.epoch) return 'gap';
      if (batch.seq <= known.seq) return 'dropped';
      return take([batch]) ? 'taken' : 'gap';
    },
    isBehind: (top) =>
      kept === null && top.scope === scope && (known === null || known.epoch !== top.epoch || known.seq < top.seq),
  };
}
