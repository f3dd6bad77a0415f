import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { createApiClient, type ApiAnswer, type ApiCall, type ApiClient } from '../lib/api-client.ts';

/** Where the server is and the secret of its present run. */
export interface Connection {
  readonly url: string;
  readonly operatorToken: string;
}

export interface LinkOptions {
  /** Finds the running server; asked again when it does not answer or no longer knows the secret. */
  readonly find: () => Promise<Result<Connection>>;
  readonly nowMs: () => number;
}

type Call = Omit<ApiCall, 'token'>;

/**
 * The simulator's way to the server: finds it, keeps connections, and holds everybody back while it is busy or away.
 */
export interface ServerLink {
  /** As a device. */
  send(token: string, call: Call): Promise<ApiAnswer>;
  /** As the operator. */
  command(call: Call): Promise<ApiAnswer>;
  /** As the operator, read with a schema; asks again until the server answers or stopped. */
  fetch<T>(path: string, schema: z.ZodType<T>): Promise<Result<T>>;
  /** False while the server asked for patience or could not be reached. */
  isOpen(): boolean;
  stop(): void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

export async function openLink({ find, nowMs }: LinkOptions): Promise<Result<ServerLink>> {
  const found = await find();
  if (!found.ok) return found;
  let connection = found.value;
  let client: ApiClient = createApiClient(connection.url);
  let heldUntilMs = 0;
  let waitMs = FIRST_WAIT_MS;
  const stopping = new AbortController();
  let finding: Promise<void> | null = null;

  async function findAgain(): Promise<void> {
    const again = await find();
    if (!again.ok || stopping.signal.aborted) return;
    if (again.value.url !== connection.url) {
      client.close();
      client = createApiClient(again.value.url);
    }
    connection = again.value;
  }

  function lookAgain(): void {
    finding ??= findAgain().finally(() => (finding = null));
  }

  function heed(answer: ApiAnswer): ApiAnswer {
    if (answer.kind === 'ok') waitMs = FIRST_WAIT_MS;
    if (answer.kind === 'busy') heldUntilMs = nowMs() + answer.retryMs;
    if (answer.kind === 'unreachable') {
      if (nowMs() >= heldUntilMs) waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
      heldUntilMs = Math.max(heldUntilMs, nowMs() + waitMs);
      lookAgain();
    }
    return answer;
  }

  const link: ServerLink = {
    send: async (token, call) => heed(await client.call({ ...call, token })),
    async command(call) {
      const answer = heed(await client.call({ ...call, token: connection.operatorToken }));
      if (answer.kind === 'refused' && answer.status === 401) lookAgain();
      return answer;
    },
    async fetch(path, schema) {
      while (!stopping.signal.aborted) {
        const answer = await link.command({ method: 'GET', path });
        if (answer.kind === 'ok') {
          const parsed = schema.safeParse(answer.body);
          return parsed.success
            ? ok(parsed.data)
            : err(`${path} answered something unexpected: ${parsed.error.message}`);
        }
        if (answer.kind === 'refused' && answer.status !== 401) return err(`${path} was refused: ${answer.detail}`);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
      return err('stopped');
    },
    isOpen: () => !stopping.signal.aborted && nowMs() >= heldUntilMs,
    stop() {
      stopping.abort();
      client.close();
    },
  };
  return ok(link);
}
