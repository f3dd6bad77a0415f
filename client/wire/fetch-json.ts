import type { FieldError } from '../../shared/http/problem.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Why an answer is missing: the server's own code, or `unreachable` when it did not answer at all. */
export interface FetchFailure {
  readonly status: number | null;
  readonly code: string;
  readonly detail: string;
  /** Fields that are wrong. */
  readonly errors?: readonly FieldError[];
  /** How long to wait before trying again, s. */
  readonly retryAfterS?: number;
}

type Refused = (failure: FetchFailure) => void;
const listeners = new Set<Refused>();

/** Calls back for every 401 and 403: who one is may have changed. Answers how to stop. */
export function onRefusal(listener: Refused): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Reads JSON from the page's own server. Network trouble and refusals are values; an abort is `aborted`. */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<Result<T, FetchFailure>> {
  return exchange<T>(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) });
}

/** Writes to the page's own server; an answer without a body is undefined. */
export async function sendJson<T>(
  method: 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Result<T, FetchFailure>> {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { accept: 'application/json', ...type, ...more };
  return exchange<T>(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** Puts a file at an address of the page's own server. */
export async function sendFile<T>(path: string, file: Blob): Promise<Result<T, FetchFailure>> {
  return exchange<T>(path, {
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': file.type },
    body: file,
  });
}

/** One request to the page's own server, as it is. */
export async function exchange<T>(path: string, request: RequestInit): Promise<Result<T, FetchFailure>> {
  try {
    const answer = await fetch(path, request);
    if (answer.ok) return ok((answer.status === 204 ? undefined : await answer.json()) as T);
    const failure = await failureOf(answer);
    if (answer.status === 401 || answer.status === 403) listeners.forEach((hear) => hear(failure));
    return err(failure);
  } catch (error) {
    const code = request.signal?.aborted ? 'aborted' : 'unreachable';
    return err({ status: null, code, detail: error instanceof Error ? error.message : String(error) });
  }
}

async function failureOf(answer: Response): Promise<FetchFailure> {
  const problem: unknown = await answer.json().catch(() => null);
  const { code, detail, errors } = (problem ?? {}) as { code?: unknown; detail?: unknown; errors?: unknown };
  const retryAfterS = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return {
    status: answer.status,
    code: typeof code === 'string' ? code : 'bad-answer',
    detail: typeof detail === 'string' ? detail : answer.statusText,
    ...(Array.isArray(errors) ? { errors: errors as readonly FieldError[] } : {}),
    ...(Number.isFinite(retryAfterS) ? { retryAfterS } : {}),
  };
}
