import { describe, expect, it } from 'vitest';
import { createGlidePace } from '../../../client/map/officers/glide-pace.ts';

describe('pace of the fastest glide', () => {
  it('is nothing before any glide and after the last one', () => {
    const pace = createGlidePace();
    expect(pace.at(0)).toBe(0);
    pace.began(3, 1000);
    expect(pace.at(999)).toBe(3);
    expect(pace.at(1000)).toBe(0);
  });

  it('falls back to a slower glide that lasts longer', () => {
    const pace = createGlidePace();
    pace.began(1, 5000);
    pace.began(3, 1000);
    expect([pace.at(500), pace.at(1500), pace.at(5000)]).toEqual([3, 1, 0]);
  });

  it('forgets a slower glide that ends no later', () => {
    const pace = createGlidePace();
    pace.began(3, 5000);
    pace.began(1, 1000);
    pace.began(2, 5000);
    expect([pace.at(500), pace.at(4999), pace.at(5000)]).toEqual([3, 3, 0]);
  });
});
