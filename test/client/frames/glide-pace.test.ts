import { describe, expect, it } from 'vitest';
import { createGlidePace, fastestOf, type GlidePace } from '../../../client/frames/glide-pace.ts';

const at = (pace: GlidePace, nowMs: number) => fastestOf(pace.left(0), nowMs);

describe('pace of the fastest glide', () => {
  it('is nothing before any glide and after the last one', () => {
    const pace = createGlidePace();
    expect(at(pace, 0)).toBe(0);
    pace.began(3, 1000);
    expect(at(pace, 999)).toBe(3);
    expect(at(pace, 1000)).toBe(0);
  });

  it('falls back to a slower glide that lasts longer', () => {
    const pace = createGlidePace();
    pace.began(1, 5000);
    pace.began(3, 1000);
    expect([at(pace, 500), at(pace, 1500), at(pace, 5000)]).toEqual([3, 1, 0]);
  });

  it('forgets a slower glide that ends no later', () => {
    const pace = createGlidePace();
    pace.began(3, 5000);
    pace.began(1, 1000);
    pace.began(2, 5000);
    expect([at(pace, 500), at(pace, 4999), at(pace, 5000)]).toEqual([3, 3, 0]);
  });

  it('keeps none that is over', () => {
    const pace = createGlidePace();
    pace.began(3, 1000);
    pace.began(1, 5000);
    expect(pace.left(1000)).toEqual([{ perMs: 1, endMs: 5000 }]);
    expect(pace.left(5000)).toEqual([]);
  });
});
