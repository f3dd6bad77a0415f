import { describe, expect, it } from 'vitest';
import type { SpotCheck } from '../../../shared/model/spot-check.ts';
import { spotCounts, spotRates } from '../../../shared/rates/spot-rates.ts';

const problem = (isFound: boolean) => ({ category: 'lighting', case: isFound ? 'C-1' : null, isFound }) as const;
const check = (more: Partial<SpotCheck>): SpotCheck => ({
  id: 's',
  atMs: 0,
  town: '410173001',
  grid: '410173001001001',
  patrol: 'not-planned',
  problems: [],
  note: null,
  ...more,
});

describe('RAT-7 rates of spot checks', () => {
  it('RAT-7 have no value over zero', () => {
    const empty = { numerator: 0, denominator: 0, value: null };
    expect(spotRates([])).toMatchObject([empty, empty]);
    expect(spotRates([check({})])).toMatchObject([empty, empty]);
  });

  it('RAT-7 are what the checks count for one by one, put together', () => {
    const checks = [
      check({ patrol: 'seen', problems: [problem(true), problem(false)] }),
      check({ patrol: 'missed', problems: [problem(true)] }),
      check({ problems: [problem(false)] }),
    ];
    expect(checks.map((one) => spotCounts(one, 'discovery'))).toEqual([
      { numerator: 1, denominator: 2 },
      { numerator: 1, denominator: 1 },
      { numerator: 0, denominator: 1 },
    ]);
    expect(checks.map((one) => spotCounts(one, 'patrolSeen').denominator)).toEqual([1, 1, 0]);
    expect(spotRates(checks)).toEqual([
      { id: 'discovery', numerator: 2, denominator: 4, value: 0.5 },
      { id: 'patrolSeen', numerator: 1, denominator: 2, value: 0.5 },
    ]);
  });
});
