import { describe, expect, it } from 'vitest';
import { isLinkStale } from '../../../client/selectors/link-stale.ts';

describe('a stale picture', () => {
  it('is one without a beat for more than ten seconds', () => {
    expect(isLinkStale({ beatAtMs: 1_000, nowMs: 11_000 })).toBe(false);
    expect(isLinkStale({ beatAtMs: 1_000, nowMs: 11_001 })).toBe(true);
  });

  it('is none before the first beat', () => {
    expect(isLinkStale({ beatAtMs: null, nowMs: 99_000 })).toBe(false);
  });
});
