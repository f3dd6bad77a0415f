import { describe, expect, it } from 'vitest';
import { ASSUMED_RETENTION, deleteOld, keepRetention } from '../../../server/db/retention.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** Stores that only note what they are asked to forget. */
function forgetfulStore() {
  const asked: Record<string, number> = {};
  const part = (name: string) => ({
    deleteBefore(beforeMs: number) {
      asked[name] = beforeMs;
      return Promise.resolve(0);
    },
  });
  const sessions = { deleteExpired: () => Promise.resolve(0) };
  const kinds = { fixes: part('fixes'), idempotency: part('idempotency'), trend: part('trend'), audit: part('audit') };
  const store = { ...kinds, sessions };
  return { asked, store: store as unknown as Parameters<typeof deleteOld>[0] };
}

const DAY_MS = 86_400_000;

describe('retention', () => {
  it('keeps positions for thirty days and forgets what is older, each kind after its own term', async () => {
    const { asked, store } = forgetfulStore();
    await deleteOld(store, 5000 * DAY_MS);
    expect(asked).toEqual({
      fixes: 4970 * DAY_MS,
      idempotency: 4999 * DAY_MS,
      trend: 4600 * DAY_MS,
      audit: (5000 - 3660) * DAY_MS,
    });
    expect(ASSUMED_RETENTION.fixesMs).toBe(30 * DAY_MS);
  });

  it('begins at once, and its stop waits for what is under way', async () => {
    const { asked, store } = forgetfulStore();
    const clock = manualClock();
    const stop = keepRetention({ store, clock, onError: (error) => expect.fail(String(error)) });
    await stop();
    expect(asked['trend']).toBe(clock.nowMs() - ASSUMED_RETENTION.trendMs);
  });

  it('tells of a failure and goes on', async () => {
    const { store } = forgetfulStore();
    const broken = { ...store, fixes: { ...store.fixes, deleteBefore: () => Promise.reject(new Error('gone')) } };
    const errors: unknown[] = [];
    await keepRetention({ store: broken, clock: manualClock(), onError: (error) => errors.push(error) })();
    expect(errors).toEqual([new Error('gone')]);
  });
});
