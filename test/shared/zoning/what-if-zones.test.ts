import { describe, expect, it } from 'vitest';
import type { ZoneSubject } from '../../../shared/zoning/zone-class.ts';
import { whatIfZones } from '../../../shared/zoning/what-if-zones.ts';
import { zoneOfTrial, zoningTrialSchema } from '../../../shared/zoning/zoning-trial.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { zhenggangZoning } from '../../support/shipped-packs.ts';

const POLICY = deepFreeze(zhenggangZoning());
const figure = (value: number) => ({ value, basis: 'source' as const, source: 'test' });
const town = (code: string, residents: number, builtUpAreaM2: number, mainAreaShare: number): ZoneSubject => ({
  code,
  residents: figure(residents),
  builtUpAreaM2: figure(builtUpAreaM2),
  mainAreaShare: figure(mainAreaShare),
});
const TOWNS = deepFreeze([town('b', 100, 100, 0.2), town('a', 10, 50, 0.2)]);
const ONLY_PEOPLE = { residents: 100, builtUpArea: 0, mainAreaShare: 0 };

describe('ZON-8 what if', () => {
  it('ZON-8 gives every town before and after other weights, and marks them assumed', () => {
    const tried = whatIfZones(TOWNS, POLICY, { weights: ONLY_PEOPLE });
    expect(tried.map(({ code, before, after, moved }) => [code, before?.score, after?.score, moved])).toEqual([
      ['a', 49, 10, true],
      ['b', 100, 100, false],
    ]);
    const source = tried[0]?.after?.sources.find(({ key }) => key === 'zoning.weights');
    expect(source?.basis).toBe('assumed');
  });

  it('ZON-8 takes weights in proportion, and scores 0 without any', () => {
    const half = { residents: 50, builtUpArea: 0, mainAreaShare: 0 };
    expect(whatIfZones(TOWNS, POLICY, { weights: half })[0]?.after?.score).toBe(10);
    const none = { residents: 0, builtUpArea: 0, mainAreaShare: 0 };
    expect(whatIfZones(TOWNS, POLICY, { weights: none }).map(({ after }) => after?.score)).toEqual([0, 0]);
  });

  it('ZON-8 moves others when the figures that are tried become the largest', () => {
    const tried = whatIfZones(TOWNS, POLICY, { subjects: [town('a', 200, 50, 0.2)] });
    expect(tried.map(({ before, after }) => [before?.score, after?.score])).toEqual([
      [49, 85],
      [100, 80],
    ]);
  });

  it('ZON-8 changes nothing when nothing is tried, in any order of towns', () => {
    const tried = whatIfZones(TOWNS, POLICY, {});
    expect(tried.every(({ before, after, moved }) => !moved && before?.score === after?.score)).toBe(true);
    expect(JSON.stringify(whatIfZones(TOWNS.toReversed(), POLICY, {}))).toBe(JSON.stringify(tried));
  });
});

describe('ZON-8 preview', () => {
  const indicators = { residents: 100, builtUpAreaM2: 100, mainAreaShare: 0.2 };
  const faults = (body: unknown) =>
    zoningTrialSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.')) ?? [];

  it('ZON-8 takes a score or figures, weights with figures only', () => {
    expect(faults({ score: 60 })).toEqual([]);
    expect(faults({ indicators })).toEqual([]);
    expect(faults({ indicators, weights: ONLY_PEOPLE })).toEqual([]);
    expect(faults({})).toEqual(['score']);
    expect(faults({ score: 60, indicators })).toEqual(['indicators']);
    expect(faults({ score: 60, weights: ONLY_PEOPLE })).toEqual(['weights']);
  });

  it.each<[string, unknown, string]>([
    ['a score below 0', { score: -0.01 }, 'score'],
    ['a score above 100', { score: 100.01 }, 'score'],
    ['a score that is no number', { score: Number.NaN }, 'score'],
    ['a score as text', { score: '60' }, 'score'],
    ['negative residents', { indicators: { ...indicators, residents: -1 } }, 'indicators.residents'],
    ['a negative area', { indicators: { ...indicators, builtUpAreaM2: -1 } }, 'indicators.builtUpAreaM2'],
    ['a share above 1', { indicators: { ...indicators, mainAreaShare: 1.01 } }, 'indicators.mainAreaShare'],
    ['a figure that is missing', { indicators: { residents: 1, builtUpAreaM2: 1 } }, 'indicators.mainAreaShare'],
    ['weights below 100', { indicators, weights: { ...ONLY_PEOPLE, residents: 99.9 } }, 'weights'],
    ['a weight below 0', { indicators, weights: { ...ONLY_PEOPLE, builtUpArea: -1 } }, 'weights.builtUpArea'],
    ['a weight that is missing', { indicators, weights: { residents: 100 } }, 'weights.builtUpArea'],
  ])('ZON-8 refuses %s, naming the field', (_, body, field) => {
    expect(faults(body)).toContain(field);
  });

  it('ZON-8 measures figures as if of one more town: the largest scores 100', () => {
    const score = (more: object) => {
      const zone = zoneOfTrial({ indicators: { ...indicators, ...more } }, TOWNS, POLICY);
      return zone.ok ? [zone.value.score, zone.value.value, zone.value.subject] : zone.error;
    };
    expect(score({})).toEqual([100, '1A', null]);
    expect(score({ residents: 1000, builtUpAreaM2: 1000, mainAreaShare: 1 })).toEqual([100, '1A', null]);
    expect(score({ residents: 50, builtUpAreaM2: 0, mainAreaShare: 0 })).toEqual([20, '2B', null]);
  });

  it('ZON-8 names the figure that no town has', () => {
    const bare = TOWNS.map((one) => ({ ...one, builtUpAreaM2: null }));
    const zone = zoneOfTrial({ indicators }, bare, POLICY);
    expect(zone).toMatchObject({ ok: false, error: { path: 'indicators.builtUpAreaM2' } });
  });

  it('ZON-8 judges a score as it is', () => {
    expect(zoneOfTrial({ score: 44.99 }, TOWNS, POLICY)).toMatchObject({ ok: true, value: { value: '2A' } });
    expect(zoneOfTrial({ score: 45 }, TOWNS, POLICY)).toMatchObject({ ok: true, value: { value: '1B' } });
  });
});
