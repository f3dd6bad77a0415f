import { SERVER, entry } from '../audit/audit.ts';
import { sealDeletion } from '../audit/deletion-chain.ts';
import type { PrivacyPolicy } from '../../shared/policy/privacy-policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { Deletion } from '../ports/privacy.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The law asks for half a year at least (网络安全法 21); what is about money is asked for longest, so all of it stays as long. */
const AUDIT_YEARS = 10;
const AUDIT_MS = AUDIT_YEARS * 366 * DAY_MS;

/** How long the rest of history is kept. No document lays it down: all of it is assumed. Tracks follow the policy of the district. */
export const ASSUMED_RETENTION = {
  idempotencyKeysMs: DAY_MS,
  trendMs: 400 * DAY_MS,
  auditMs: AUDIT_MS,
  /** Officers may ask who looked at them for as long as the log would tell. */
  trackViewsMs: AUDIT_MS,
} as const;

export interface RetentionTerms {
  /** By the policies of the day of the run. */
  readonly privacyAt: (atMs: number) => Pick<PrivacyPolicy, 'keepTrackDays' | 'keepCaseTrackDays' | 'keepPhotoDays'>;
  /** Of the district: a case keeps the tracks of its local days. */
  readonly timeZone: string;
  /** Signs the records. */
  readonly secret: string;
}

export interface Retention {
  readonly store: Pick<Store, 'deletions' | 'breaks' | 'photos' | 'idempotency' | 'trend' | 'sessions' | 'audit'>;
  readonly terms: RetentionTerms;
  /** Removes files that belong to nothing any more; after the rows. */
  readonly sweepFiles: (nowMs: number) => Promise<unknown>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Deletes what is too old, now and once a day. Answers its stop function, which waits for a deletion under way. */
export function keepRetention({ store, terms, sweepFiles, clock, onError }: Retention): () => Promise<void> {
  const timer = setInterval(run, DAY_MS);
  let running: Promise<void> = Promise.resolve();
  run();
  return () => {
    clearInterval(timer);
    return running;
  };

  function run(): void {
    const nowMs = clock.nowMs();
    running = deleteOld(store, terms, nowMs)
      .then(() => sweepFiles(nowMs))
      .then(() => undefined, onError);
  }
}

/** Deletes what is older than its term at `nowMs`, and records what was deleted, also when it was nothing (ACC-26, ACC-27). */
export async function deleteOld(store: Retention['store'], terms: RetentionTerms, nowMs: number): Promise<void> {
  const { deletions } = store;
  const { keepTrackDays, keepCaseTrackDays, keepPhotoDays } = terms.privacyAt(nowMs);
  const deleted: Deletion[] = [];
  const remove = async (what: string, keptMs: number, act: (beforeMs: number) => Promise<number>) => {
    const beforeMs = nowMs - keptMs;
    deleted.push({ what, beforeMs, rows: await act(beforeMs) });
  };
  await remove('tracks', keepTrackDays * DAY_MS, (beforeMs) => {
    const caseBeforeMs = nowMs - keepCaseTrackDays * DAY_MS;
    return deletions.deleteTracks({ beforeMs, caseBeforeMs, timeZone: terms.timeZone });
  });
  await remove('quarantined-fixes', keepTrackDays * DAY_MS, deletions.deleteQuarantined);
  await remove('breaks', keepTrackDays * DAY_MS, store.breaks.deleteBefore);
  await remove('track-views', ASSUMED_RETENTION.trackViewsMs, deletions.deleteTrackViews);
  await remove('photos', keepPhotoDays * DAY_MS, store.photos.deleteOfEnded);
  await remove('idempotency-keys', ASSUMED_RETENTION.idempotencyKeysMs, store.idempotency.deleteBefore);
  await remove('trend-samples', ASSUMED_RETENTION.trendMs, store.trend.deleteBefore);
  await remove('sessions', 0, () => store.sessions.deleteExpired());
  await remove('audit-events', ASSUMED_RETENTION.auditMs, store.audit.deleteBefore);
  await deletions.append((last) => sealDeletion(last, nowMs, deleted, terms.secret));
  const events = deleted.find(({ what }) => what === 'audit-events')?.rows ?? 0;
  if (events > 0) await store.audit.append(entry(SERVER, 'audit:deleted', { detail: { events } }), nowMs);
}
