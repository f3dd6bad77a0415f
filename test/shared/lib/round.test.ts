import { describe, expect, it } from 'vitest';
import { roundToCents } from '../../../shared/lib/round.ts';

describe('rounding', () => {
  it('rounds half up to two decimals without binary crumbs', () => {
    expect([59.994, 59.995, 1.005, 89.995, 0.1 + 0.2, 0, 100].map(roundToCents)).toEqual([
      59.99, 60, 1.01, 90, 0.3, 0, 100,
    ]);
  });
});
