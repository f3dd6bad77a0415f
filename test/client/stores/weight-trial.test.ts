import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginTrial,
  letGo,
  moveWeight,
  parseWeights,
  weightsText,
  type WeightTrial,
} from '../../../client/stores/weight-trial.ts';
import { ZONING_FACTORS } from '../../../shared/zoning/zoning-policy.ts';

const START = beginTrial({ residents: 40, builtUpArea: 30, mainAreaShare: 30 });
const moved = (trial: WeightTrial, points: number) => weightsText(moveWeight(trial, 'residents', points).weights);

describe('weights that are tried', () => {
  it('share what is left as they stood to each other, in whole points', () => {
    expect(moved(START, 60)).toBe('60,20,20');
    expect(moved(START, 41)).toBe('41,30,29');
    expect(moved(START, 39)).toBe('39,31,30');
    const uneven = beginTrial({ residents: 40, builtUpArea: 45, mainAreaShare: 15 });
    expect(moved(uneven, 0)).toBe('0,75,25');
  });

  it('share it evenly when both are 0', () => {
    const all = beginTrial({ residents: 100, builtUpArea: 0, mainAreaShare: 0 });
    expect(moved(all, 80)).toBe('80,10,10');
  });

  it('are cut to 0–100, and nonsense is 0', () => {
    expect([101, -1, Number.NaN, 12.4].map((points) => moved(START, points))).toEqual([
      '100,0,0',
      '0,50,50',
      '0,50,50',
      '12,44,44',
    ]);
  });

  it('come back from 100 to where they were while one hand holds, and stay there once it has let go', () => {
    const held = moveWeight(START, 'residents', 100);
    expect(moved(held, 40)).toBe('40,30,30');
    const uneven = beginTrial({ residents: 10, builtUpArea: 80, mainAreaShare: 10 });
    const full = moveWeight(uneven, 'residents', 100);
    expect(moved(full, 10)).toBe('10,80,10');
    expect(moved(letGo(full), 10)).toBe('10,45,45');
    expect(letGo(START)).toBe(START);
  });

  it('are whole, never negative and sum to 100, whatever is done', () => {
    const step = fc.tuple(fc.constantFrom(...ZONING_FACTORS), fc.double({ min: -50, max: 150 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let trial = START;
        for (const [factor, points, lets] of steps) {
          trial = moveWeight(trial, factor, points);
          if (lets) trial = letGo(trial);
          const values = ZONING_FACTORS.map((one) => trial.weights[one]);
          expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
          expect(values.reduce((sum, value) => sum + value, 0)).toBe(100);
        }
      }),
    );
  });

  it('begin whole where the weights in force are not', () => {
    const third = 100 / 3;
    const trial = beginTrial({ residents: third, builtUpArea: third, mainAreaShare: third });
    expect(weightsText(trial.weights)).toBe('34,33,33');
  });

  it('are read from a text only when they are three whole numbers that sum to 100', () => {
    expect(parseWeights('50,30,20')).toEqual({ residents: 50, builtUpArea: 30, mainAreaShare: 20 });
    for (const text of [null, '', '50,30', '50,30,21', '50,30,19', '50.5,29.5,20', '-10,60,50', '1000,0,0', 'a,b,c'])
      expect(parseWeights(text)).toBeNull();
  });
});
