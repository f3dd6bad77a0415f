/** How a try ended, as far as the outbox is concerned (PHN-3). */
export type Outcome =
  | { readonly kind: 'done'; readonly opened?: CaseAnswer; readonly moved?: CaseAnswer }
  /** The server will never do it as it is. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly detail: string;
      readonly field?: string | undefined;
    }
  /** No answer: it may or may not have been done. */
  | { readonly kind: 'unreachable' }
  /** The server asks to wait, in general. */
  | { readonly kind: 'busy'; readonly retryAfterS: number | null }
  /** The server failed on this one. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'signed-out' };

/** What of an answer later commands need. */
export interface CaseAnswer {
  readonly id: string;
  readonly version: number;
}

/** A failure as the page knows it; status null when there was no answer. */
interface Failure {
  readonly status: number | null;
  readonly code: string;
  readonly detail: string;
  readonly retryAfterS?: number | undefined;
  readonly errors?: readonly { readonly path: string }[] | undefined;
}

/** Answers that say nothing of the command itself: timed out, too early, too many, not ready. */
const WAITING: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504]);

/** What a failure means: wait and repeat under the same key, or say why and let the rest go on. */
export function outcomeOf({ status, code, detail, retryAfterS, errors }: Failure): Outcome {
  if (status === null) return { kind: 'unreachable' };
  if (status === 401) return { kind: 'signed-out' };
  if (WAITING.has(status)) return { kind: 'busy', retryAfterS: retryAfterS ?? null };
  if (status >= 500) return { kind: 'failed' };
  const field = errors?.[0]?.path;
  return { kind: 'refused', code, detail, ...(field === undefined ? {} : { field }) };
}
