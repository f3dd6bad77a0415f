import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Why an answer is missing: the server's own code, or `unreachable` when it did not answer at all. */
export interface FetchFailure {
  readonly status: number | null;
  readonly code: string;
  readonly detail: string;
}

/** Reads JSON from the page's own server. Network trouble and refusals are values; an abort is `aborted`. */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<Result<T, FetchFailure>> {
  try {
    const answer = await fetch(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
    if (answer.ok) return ok((await answer.json()) as T);
    return err(await failureOf(answer));
  } catch (error) {
    const code = signal?.aborted ? 'aborted' : 'unreachable';
    return err({ status: null, code, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** What a refusal says. */
export async function failureOf(answer: Response): Promise<FetchFailure> {
  const problem: unknown = await answer.json().catch(() => null);
  const { code, detail } = (problem ?? {}) as { code?: unknown; detail?: unknown };
  return {
    status: answer.status,
    code: typeof code === 'string' ? code : 'bad-answer',
    detail: typeof detail === 'string' ? detail : answer.statusText,
  };
}
