import { describe, expect, it } from 'vitest';
import type { Basis } from '../../../shared/model/basis.ts';
import { explainZone, largestFigures, zoneClassOf } from '../../../shared/zoning/zone-class.ts';
import type { ZoningPolicy } from '../../../shared/zoning/zoning-policy.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleSource, sampleTown } from '../../support/world-samples.ts';

const POLICY: ZoningPolicy = deepFreeze({
  lowerBounds: { '1A': 60, '1B': 45, '2A': 30, '2B': 15, '3': 0 },
  weights: { residents: 40, builtUpArea: 30, mainAreaShare: 30 },
  sources: { lowerBounds: sampleSource('the document 五（一）'), weights: sampleSource('the document 五', 'assumed') },
});

const figure = (value: number, basis: Basis = 'source') => ({ value, basis, source: 'test' });
const town = (residents: number, builtUpAreaM2: number, mainAreaShare: number, basis: Basis = 'source') =>
  sampleTown({
    residents: figure(residents, basis),
    builtUpAreaM2: figure(builtUpAreaM2, basis),
    mainAreaShare: figure(mainAreaShare, basis),
  });

const LARGEST = { residents: 100_000, builtUpArea: 10_000_000, mainAreaShare: 0.5 };

describe('ZON-1 to ZON-3 zone classes', () => {
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
    expect(largestFigures(towns)).toEqual(LARGEST);
    const zone = explainZone(towns[0]!, LARGEST, POLICY)!;
    expect(zone.parts.map(({ id, raw, normalised }) => [id, raw, normalised])).toEqual([
      ['residents', 50_000, 50],
      ['builtUpArea', 10_000_000, 100],
      ['mainAreaShare', 0.1, 20],
    ]);
    expect(zone.parts.map(({ contribution }) => contribution)).toEqual([20, 30, 6]);
    expect(zone).toMatchObject({ score: 56, value: '1B', period: null, clause: 'the document 五（一）' });
  });

  it('ZON-2 decides by the score that it prints, rounded to two decimals', () => {
    const near = (residents: number) => explainZone(town(residents, 10_000_000, 0.25), LARGEST, POLICY)!;
    expect(near(37_480)).toMatchObject({ score: 59.99, value: '1B' });
    expect(near(37_495)).toMatchObject({ score: 60, value: '1A' });
  });

  it('ZON-2 scores 0 for a factor that no town has any of', () => {
    expect(explainZone(town(1, 1, 0), { residents: 1, builtUpArea: 1, mainAreaShare: 0 }, POLICY)!.score).toBe(70);
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
