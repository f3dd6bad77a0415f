import { describe, expect, it } from 'vitest';
import { roundToCents } from '../../../shared/lib/round.ts';
import { weightedScore, type WeightedFigure } from '../../../shared/lib/weighted-score.ts';

const figure = (weight: number, normalised: number): WeightedFigure => ({
  id: 'x',
  weight,
  raw: 0,
  normalised,
  basis: 'source',
});

describe('rounding', () => {
  it('rounds half up to two decimals without binary crumbs', () => {
    expect([59.994, 59.995, 1.005, 89.995, 0.1 + 0.2, 0, 100].map(roundToCents)).toEqual([
      59.99, 60, 1.01, 90, 0.3, 0, 100,
    ]);
  });
});

describe('weighted score', () => {
  it('is the weighted mean, whatever the weights add up to', () => {
    expect(weightedScore([figure(40, 100), figure(60, 50)]).score).toBe(70);
    expect(weightedScore([figure(1, 100), figure(1, 50)]).score).toBe(75);
  });

  it('is 0 without any weight', () => {
    expect(weightedScore([figure(0, 100)]).score).toBe(0);
    expect(weightedScore([]).score).toBe(0);
  });

  it('says what each figure contributes', () => {
    expect(weightedScore([figure(3, 80), figure(1, 40)]).parts.map(({ contribution }) => contribution)).toEqual([
      60, 10,
    ]);
  });
});
