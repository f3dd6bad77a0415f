import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLater } from '../../../server/lib/start-later.ts';

describe('a part that is started later', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is started once its time has come, and not before', () => {
    const start = vi.fn(() => () => Promise.resolve());
    startLater(20_000, start);
    vi.advanceTimersByTime(19_999);
    expect(start).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(start).toHaveBeenCalledOnce();
  });

  it('is stopped like any other, also when the stop takes a while', async () => {
    let stopped = false;
    const stop = startLater(5, () => async () => {
      await Promise.resolve();
      stopped = true;
    });
    vi.advanceTimersByTime(5);
    await stop();
    expect(stopped).toBe(true);
  });

  it('is never started once it was stopped', async () => {
    const start = vi.fn(() => () => Promise.resolve());
    await startLater(5, start)();
    vi.advanceTimersByTime(10_000);
    expect(start).not.toHaveBeenCalled();
  });
});
