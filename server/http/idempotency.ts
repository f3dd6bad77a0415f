import { createHash } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { IdempotencyStore } from '../ports/store.ts';
import { problem, type Refusal } from './reply.ts';

interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A write under a key: the same actor's same key on the same route. */
interface KeyedWrite {
  readonly key: string;
  readonly route: string;
  /** What was asked; another content under the same key is refused. */
  readonly content: unknown;
}

/** Runs writes once per key. A repeat gets the first answer; one that comes while the first still runs waits for it. */
export interface IdempotentWrites {
  run<R extends KeptAnswer | Refusal>(
    write: KeyedWrite,
    act: () => Promise<R>,
  ): Promise<R | (KeptAnswer & { replayed: true }) | Refusal>;
}

export const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;

export function createIdempotentWrites(store: IdempotencyStore, clock: Clock): IdempotentWrites {
  const running = new Map<string, Promise<unknown>>();
  return {
    async run({ key, route, content }, act) {
      const name = `${route}\n${key}`;
      while (running.has(name)) await running.get(name);
      const turn = perform();
      const settled = turn.then(
        () => undefined,
        () => undefined,
      );
      running.set(name, settled);
      try {
        return await turn;
      } finally {
        running.delete(name);
      }

      async function perform() {
        const requestHash = hashOf(content);
        const kept = await store.find(key, route);
        if (kept && kept.requestHash !== requestHash)
          return problem(
            'idempotency-key-reused',
            'This Idempotency-Key was used for another request; take a new one.',
          );
        if (kept) return { status: kept.status, body: kept.body, replayed: true as const };
        const result = await act();
        if ('status' in result) await store.keep(key, route, requestHash, result.status, result.body, clock.nowMs());
        return result;
      }
    },
  };
}

/** The content was parsed by a schema, which puts its fields in one order. */
function hashOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content) ?? '')
    .digest('base64url');
}
