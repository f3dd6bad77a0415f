import { err, ok, type Result } from '../../shared/lib/result.ts';
import { failureOf, type FetchFailure } from './fetch-json.ts';

/** Sends JSON to the page's own server. Network trouble and refusals are values. */
export async function postJson<T>(path: string, body: unknown): Promise<Result<T, FetchFailure>> {
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.ok) return ok((await answer.json()) as T);
    return err(await failureOf(answer));
  } catch (error) {
    return err({ status: null, code: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
  }
}
