import { describe, expect, it } from 'vitest';
import { ASSUMED_RETENTION, deleteOld, keepRetention } from '../../../server/db/retention.ts';
import type { DeletionRecord } from '../../../server/ports/privacy.ts';
import { manualClock } from '../../support/manual-clock.ts';

const DAY_MS = 86_400_000;
const TERMS = {
  privacyAt: () => ({ keepTrackDays: 30, keepCaseTrackDays: 90, keepPhotoDays: 730 }),
  timeZone: 'Asia/Shanghai',
  secret: 'secret',
};

/** Stores that only note what they are asked to forget. */
function forgetfulStore() {
  const asked: Record<string, number> = {};
  const records: DeletionRecord[] = [];
  const forget = (name: string) => (beforeMs: number) => {
    asked[name] = beforeMs;
    return Promise.resolve(0);
  };
  const store = {
    deletions: {
      deleteTracks({ beforeMs, caseBeforeMs }: Record<'beforeMs' | 'caseBeforeMs', number>) {
        asked['tracks'] = beforeMs;
        asked['tracks of cases'] = caseBeforeMs;
        return Promise.resolve(0);
      },
      deleteQuarantined: forget('quarantined'),
      deleteTrackViews: forget('views'),
      append(sealed: (last: null) => DeletionRecord) {
        records.push(sealed(null));
        return Promise.resolve();
      },
    },
    breaks: { deleteBefore: forget('breaks') },
    photos: { deleteOfEnded: forget('photos') },
    idempotency: { deleteBefore: forget('idempotency') },
    trend: { deleteBefore: forget('trend') },
    sessions: { deleteExpired: () => Promise.resolve(0) },
    audit: { deleteBefore: forget('audit'), append: () => Promise.resolve() },
  };
  return { asked, records, store: store as unknown as Parameters<typeof deleteOld>[0] };
}

describe('retention', () => {
  it('ACC-26 PHO-8 forgets each kind after its own term', async () => {
    const { asked, store } = forgetfulStore();
    await deleteOld(store, TERMS, 4000 * DAY_MS);
    expect(asked).toEqual({
      tracks: 3970 * DAY_MS,
      'tracks of cases': 3910 * DAY_MS,
      quarantined: 3970 * DAY_MS,
      breaks: 3970 * DAY_MS,
      photos: 3270 * DAY_MS,
      views: 4000 * DAY_MS - ASSUMED_RETENTION.trackViewsMs,
      idempotency: 3999 * DAY_MS,
      trend: 3600 * DAY_MS,
      audit: 4000 * DAY_MS - ASSUMED_RETENTION.auditMs,
    });
  });

  it('begins at once, and its stop waits for what is under way', async () => {
    const { records, store } = forgetfulStore();
    const clock = manualClock();
    const swept: number[] = [];
    const sweepFiles = (nowMs: number) => Promise.resolve(swept.push(nowMs));
    const stop = keepRetention({
      store,
      terms: TERMS,
      sweepFiles,
      clock,
      onError: (error) => expect.fail(String(error)),
    });
    await stop();
    expect(records).toMatchObject([{ seq: 1, atMs: clock.nowMs() }]);
    expect(swept).toEqual([clock.nowMs()]);
  });

  it('tells of a failure and goes on', async () => {
    const { store } = forgetfulStore();
    const broken = { ...store, trend: { ...store.trend, deleteBefore: () => Promise.reject(new Error('gone')) } };
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    const sweepFiles = () => Promise.resolve();
    await keepRetention({ store: broken, terms: TERMS, sweepFiles, clock: manualClock(), onError })();
    expect(errors).toEqual([new Error('gone')]);
  });
});
