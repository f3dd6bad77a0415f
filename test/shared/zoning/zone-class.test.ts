import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Basis } from '../../../shared/model/basis.ts';
import { explainZone, explainZoneScore, yardstickOf, zoneClassOf } from '../../../shared/zoning/zone-class.ts';
import type { ZoningPolicy } from '../../../shared/zoning/zoning-policy.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { zhenggangZoning } from '../../support/shipped-packs.ts';
import { sampleSource, sampleTown } from '../../support/world-samples.ts';

const POLICY: ZoningPolicy = deepFreeze({
  ...zhenggangZoning(),
  sources: {
    ...zhenggangZoning().sources,
    lowerBounds: sampleSource('the document 五（一）'),
    weights: sampleSource('the document 五', 'assumed'),
    normalisation: sampleSource('the document 五（一）'),
    rounding: sampleSource('the document 五（一）'),
  },
});

const figure = (value: number, basis: Basis = 'source') => ({ value, basis, source: 'test' });
const town = (residents: number, builtUpAreaM2: number, mainAreaShare: number, basis: Basis = 'source') =>
  sampleTown({
    residents: figure(residents, basis),
    builtUpAreaM2: figure(builtUpAreaM2, basis),
    mainAreaShare: figure(mainAreaShare, basis),
  });

const LARGEST = {
  residents: { least: 50_000, most: 100_000 },
  builtUpArea: { least: 4_000_000, most: 10_000_000 },
  mainAreaShare: { least: 0.1, most: 0.5 },
};

describe('zone classes', () => {
  it.each([
    [60, '1A'],
    [59.99, '1B'],
    [45, '1B'],
    [44.99, '2A'],
    [30, '2A'],
    [29.99, '2B'],
    [15, '2B'],
    [14.99, '3'],
    [0, '3'],
    [100, '1A'],
  ])('ZON-1 takes lower bounds as inclusive: %d is %s', (score, zone) => {
    expect(zoneClassOf(score, POLICY.lowerBounds)).toBe(zone);
  });

  it('ZON-2 measures each figure against the largest of the district', () => {
    const towns = deepFreeze([town(50_000, 10_000_000, 0.1), town(100_000, 4_000_000, 0.5), sampleTown()]);
    expect(yardstickOf(towns)).toEqual(LARGEST);
    const zone = explainZone(towns[0]!, LARGEST, POLICY)!;
    expect(zone.parts.map(({ id, raw, normalised }) => [id, raw, normalised])).toEqual([
      ['residents', 50_000, 50],
      ['builtUpArea', 10_000_000, 100],
      ['mainAreaShare', 0.1, 20],
    ]);
    expect(zone.parts.map(({ contribution }) => contribution)).toEqual([20, 30, 6]);
    expect(zone).toMatchObject({ score: 56, value: '1B', period: null, clause: 'the document 五（一）' });
  });

  it('ZON-2 may measure between the smallest and the largest instead, by the policy', () => {
    const between: ZoningPolicy = { ...POLICY, normalisation: 'between-extremes' };
    expect(explainZone(town(50_000, 10_000_000, 0.3), LARGEST, between)!.parts.map((part) => part.normalised)).toEqual([
      0,
      100,
      expect.closeTo(50, 9),
    ]);
    expect(explainZone(town(7, 7, 0.7), yardstickOf([town(7, 7, 0.7)]), between)!.score).toBe(0);
  });

  it('ZON-2 gives a higher score for more of any factor', () => {
    const of = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(of, of, (a, b) => {
        const score = (residents: number) => explainZone(town(residents, 5_000_000, 0.2), LARGEST, POLICY)!.score;
        expect(Math.sign(score(Math.max(a, b)) - score(Math.min(a, b)))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('ZON-1 judges a given score as it is given, without rounding it over a bound', () => {
    expect(explainZoneScore(59.999, POLICY)).toMatchObject({ value: '1B', score: 59.999, parts: [], basis: 'clause' });
    expect(explainZoneScore(60, POLICY).value).toBe('1A');
    expect(explainZoneScore(59.999, POLICY).nextBands).toContainEqual({ value: '1A', direction: 'up', points: 0.01 });
  });

  it('ZON-4 cuts off instead of rounding, where the policy says so', () => {
    const down: ZoningPolicy = { ...POLICY, rounding: 'down' };
    const near = (residents: number) => explainZone(town(residents, 10_000_000, 0.25), LARGEST, down)!;
    expect(near(37_499)).toMatchObject({ score: 59.99, value: '1B' });
    expect(near(37_500)).toMatchObject({ score: 60, value: '1A' });
    expect(explainZone(town(37_499, 10_000_000, 0.25), LARGEST, POLICY)).toMatchObject({ score: 60, value: '1A' });
  });

  it('ZON-4 decides by the score that it prints, rounded to two decimals', () => {
    const near = (residents: number) => explainZone(town(residents, 10_000_000, 0.25), LARGEST, POLICY)!;
    expect(near(37_480)).toMatchObject({ score: 59.99, value: '1B' });
    expect(near(37_495)).toMatchObject({ score: 60, value: '1A' });
  });

  it('ZON-2 scores 0 for a factor that no town has any of', () => {
    expect(explainZone(town(1, 1, 0), yardstickOf([town(1, 1, 0)]), POLICY)!.score).toBe(70);
  });

  it('ZON-3 gives no class when one of the three figures is missing', () => {
    for (const missing of ['residents', 'builtUpAreaM2', 'mainAreaShare']) {
      expect(explainZone({ ...town(1, 1, 1), [missing]: null }, LARGEST, POLICY)).toBeNull();
    }
  });

  it('ZON-3 says on what the class rests', () => {
    const basis = (figures: Basis, weightsBasis: 'clause' | 'assumed') =>
      explainZone(town(1, 1, 1, figures), LARGEST, {
        ...POLICY,
        sources: { ...POLICY.sources, weights: sampleSource('', weightsBasis) },
      })!.basis;
    expect(basis('source', 'assumed')).toBe('assumed');
    expect(basis('assumed', 'clause')).toBe('assumed');
    expect(basis('source', 'clause')).toBe('clause');
    expect(basis('simulated', 'assumed')).toBe('simulated');
  });
});
