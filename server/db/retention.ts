import { SERVER, entry } from '../audit/audit.ts';
import type { Clock, Store } from '../ports.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The law asks for half a year at least (网络安全法 21); what is about money is asked for longest, so all of it stays as long. */
const AUDIT_YEARS = 10;

/** How long history is kept. No document lays it down: all of it is assumed. */
export const ASSUMED_RETENTION = {
  fixesMs: 30 * DAY_MS,
  idempotencyKeysMs: DAY_MS,
  trendMs: 400 * DAY_MS,
  auditMs: AUDIT_YEARS * 366 * DAY_MS,
} as const;

export interface Retention {
  readonly store: Pick<Store, 'fixes' | 'idempotency' | 'trend' | 'sessions' | 'audit'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Deletes what is too old, now and once a day. Answers its stop function, which waits for a deletion under way. */
export function keepRetention({ store, clock, onError }: Retention): () => Promise<void> {
  const timer = setInterval(run, DAY_MS);
  let running: Promise<void> = Promise.resolve();
  run();
  return () => {
    clearInterval(timer);
    return running;
  };

  function run(): void {
    running = deleteOld(store, clock.nowMs()).catch(onError);
  }
}

/** Deletes what is older than its term at `nowMs`. */
export async function deleteOld(store: Retention['store'], nowMs: number): Promise<void> {
  await store.fixes.deleteBefore(nowMs - ASSUMED_RETENTION.fixesMs);
  await store.idempotency.deleteBefore(nowMs - ASSUMED_RETENTION.idempotencyKeysMs);
  await store.trend.deleteBefore(nowMs - ASSUMED_RETENTION.trendMs);
  await store.sessions.deleteExpired();
  const events = await store.audit.deleteBefore(nowMs - ASSUMED_RETENTION.auditMs);
  if (events > 0) await store.audit.append(entry(SERVER, 'audit:deleted', { detail: { events } }), nowMs);
}
