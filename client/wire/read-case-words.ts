import type { CaseView } from '../../shared/model/case.ts';
import type { Result } from '../../shared/lib/result.ts';
import { backoffMs } from './backoff.ts';
import type { FetchFailure } from './fetch-json.ts';
import type { PageLife } from './page-life.ts';

/** Rows that run past while somebody scrolls are not asked for. */
const SETTLE_MS = 160;
/** A server that says nothing for so long says nothing. */
const PATIENCE_MS = 10_000;
const LEAST_WAIT_MS = 1_000;
/** The first waits are of seconds. */
const ATTEMPT_OFFSET = 2;
const MOST_IDS = 100;

type Read = (
  ids: readonly string[],
  signal: AbortSignal,
) => Promise<Result<{ readonly items: readonly CaseView[] }, Pick<FetchFailure, 'retryAfterS'>>>;

export interface WordsReaderOptions {
  readonly read: Read;
  readonly took: (items: readonly CaseView[]) => void;
  /** The cases whose words were asked for in vain, whenever they are others. */
  readonly told: (unread: ReadonlySet<string>) => void;
  readonly life: Pick<PageLife, 'after' | 'random'>;
}

export interface WordsReader {
  /** The cases in sight whose words are not known; no other is asked for. */
  show(ids: readonly string[]): void;
  /** The server is there again: what was asked for in vain is asked for at once. */
  again(): void;
  end(): void;
}

/**
 * Reads what people wrote of the cases in sight: one request at a time, soon for those that are new in sight, and by itself again,
 * after longer and longer, for what was asked for in vain.
 */
export function createWordsReader({ read, took, told, life }: WordsReaderOptions): WordsReader {
  let wanted: readonly string[] = [];
  let unread: ReadonlySet<string> = new Set();
  /** The last request was not answered: the others in sight would not be either. */
  let isDown = false;
  let attempt = ATTEMPT_OFFSET;
  let retryAfterMs = 0;
  let asking: AbortController | null = null;
  let stopSettling = () => {};
  /** Null while nothing waits to be asked for again. */
  let stopWaiting: (() => void) | null = null;

  function look(): void {
    stopSettling();
    if (asking) return;
    const fresh = wanted.filter((id) => !unread.has(id));
    if (isDown && fresh.length > 0) tell([...unread, ...fresh]);
    else if (fresh.length > 0) stopSettling = life.after(SETTLE_MS, () => void ask(fresh));
    if (wanted.some((id) => unread.has(id))) waitToAskAgain();
  }

  function waitToAskAgain(): void {
    const waitMs = Math.max(LEAST_WAIT_MS + backoffMs(attempt, life.random()), retryAfterMs);
    stopWaiting ??= life.after(waitMs, () => {
      stopWaiting = null;
      stopSettling();
      if (!asking) void ask(wanted);
    });
  }

  async function ask(all: readonly string[]): Promise<void> {
    const ids = all.slice(0, MOST_IDS);
    if (ids.length === 0) return;
    stopWaiting?.();
    stopWaiting = null;
    const mine = (asking = new AbortController());
    const stopPatience = life.after(PATIENCE_MS, () => mine.abort());
    const answer = await read(ids, mine.signal);
    stopPatience();
    if (asking !== mine) return;
    asking = null;
    isDown = !answer.ok;
    retryAfterMs = answer.ok ? 0 : (answer.error.retryAfterS ?? 0) * 1_000;
    const items = answer.ok ? answer.value.items : [];
    const answered = new Set(items.map(({ id }) => id));
    const missed = ids.filter((id) => !answered.has(id));
    attempt = missed.length > 0 ? attempt + 1 : ATTEMPT_OFFSET;
    tell([...unread, ...missed].filter((id) => !answered.has(id)));
    wanted = wanted.filter((id) => !answered.has(id));
    if (items.length > 0) took(items);
    look();
  }

  function tell(ids: readonly string[]): void {
    const next = new Set(ids);
    if (next.size === unread.size && ids.every((id) => unread.has(id))) return;
    unread = next;
    told(unread);
  }

  function stop(): void {
    stopSettling();
    stopWaiting?.();
    stopWaiting = null;
    asking?.abort();
    asking = null;
  }

  return {
    show(ids) {
      wanted = ids;
      look();
    },
    again() {
      attempt = ATTEMPT_OFFSET;
      retryAfterMs = 0;
      isDown = false;
      if (!wanted.some((id) => unread.has(id))) return;
      stop();
      void ask(wanted);
    },
    end: stop,
  };
}
