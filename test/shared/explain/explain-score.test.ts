import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, lowerBoundsSchema, nextBands } from '../../../shared/explain/bands.ts';
import { explainScore, weighted, type WeighedFigure } from '../../../shared/explain/explain-score.ts';
import { explainedSchema } from '../../../shared/explain/explained-schema.ts';
import { sampleSource } from '../../support/world-samples.ts';

const ORDER = ['high', 'middle', 'low'] as const;
const BOUNDS = { high: 80, middle: 40, low: 0 };

const figure = (weight: number, normalised: number, basis: WeighedFigure['basis'] = 'source'): WeighedFigure => ({
  id: 'x',
  label: { zh: '项', en: 'item' },
  weight,
  raw: 0,
  unit: 'point',
  normalised,
  basis,
  clause: 'No. 1 一',
  ratio: null,
});

describe('POL-5 answers explain themselves', () => {
  it('POL-5 weighs figures whatever the weights add up to, and says what each contributes', () => {
    expect(weighted([figure(40, 100), figure(60, 50)]).score).toBe(70);
    expect(weighted([figure(1, 100), figure(1, 50)]).score).toBe(75);
    expect(weighted([figure(3, 80), figure(1, 40)]).parts.map(({ contribution }) => contribution)).toEqual([60, 10]);
  });

  it('POL-5 is 0 without any weight', () => {
    expect(weighted([figure(0, 100)]).score).toBe(0);
    expect(weighted([]).score).toBe(0);
  });

  it.each([
    [100, 'high', []],
    [80, 'high', [{ value: 'middle', direction: 'down', points: 0.01 }]],
    [79.99, 'middle', [{ value: 'high', direction: 'up', points: 0.01 }]],
    [40, 'middle', [{ value: 'low', direction: 'down', points: 0.01 }]],
    [39.99, 'low', [{ value: 'middle', direction: 'up', points: 0.01 }]],
    [0, 'low', [{ value: 'middle', direction: 'up', points: 40 }]],
  ] as const)('POL-5 says what would change a score of %d', (score, band, next) => {
    expect(bandOf(score, ORDER, BOUNDS).value).toBe(band);
    expect(nextBands(score, ORDER, BOUNDS)).toEqual(expect.arrayContaining([...next]));
  });

  it('POL-5 enters the next band exactly when the points that it names are moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const score = hundredths / 100;
        for (const { value, direction, points } of nextBands(score, ORDER, BOUNDS)) {
          const sign = direction === 'up' ? 1 : -1;
          const at = (moved: number) => bandOf(Math.round((score + sign * moved) * 100) / 100, ORDER, BOUNDS).value;
          expect(at(points)).toBe(value);
          expect(at(points - 0.01)).toBe(bandOf(score, ORDER, BOUNDS).value);
        }
      }),
    );
  });

  it('POL-5 names enough points for a score that is finer than hundredths, and no hundredth too many', () => {
    const points = (score: number) => nextBands(score, ORDER, BOUNDS).map(({ points: moved }) => moved);
    expect(points(65.006)).toEqual([15, 25.01]);
    expect(points(65.004)).toEqual([15, 25.01]);
    expect(points(64.999)).toEqual([15.01, 25]);
    expect(points(79.999)).toEqual([0.01, 40]);
  });

  it('POL-5 carries its sources and the weakest basis, in the shape that is sent', () => {
    const answer = (sources: readonly ('clause' | 'assumed')[], basis: WeighedFigure['basis'] = 'source') =>
      explainScore({
        subject: 'T1',
        period: null,
        ...weighted([figure(1, 50, basis)]),
        order: ORDER,
        bounds: BOUNDS,
        clause: 'No. 1 一',
        sources: sources.map((from) => sampleSource('No. 1 一', from)),
      });
    expect(explainedSchema(ORDER).parse(answer(['clause']))).toEqual(answer(['clause']));
    expect(answer(['clause']).basis).toBe('clause');
    expect(answer(['clause', 'assumed']).basis).toBe('assumed');
    expect(answer(['clause'], 'assumed').basis).toBe('assumed');
    expect(answer(['assumed'], 'simulated').basis).toBe('simulated');
  });
});

describe('POL-4 bands', () => {
  const fault = (bounds: unknown) => lowerBoundsSchema(ORDER).safeParse(bounds).error?.issues[0]?.message ?? null;

  it('POL-4 refuses bands that overlap, leave a gap or are unknown', () => {
    expect(fault(BOUNDS)).toBeNull();
    expect(fault({ ...BOUNDS, middle: 80 })).toMatch(/overlap/);
    expect(fault({ ...BOUNDS, middle: 79.99 })).toBeNull();
    expect(fault({ ...BOUNDS, low: 0.01 })).toMatch(/begin at 0/);
    expect(fault({ high: 80, low: 0 })).not.toBeNull();
    expect(fault({ ...BOUNDS, top: 90 })).not.toBeNull();
    expect(fault({ ...BOUNDS, high: 100.01 })).not.toBeNull();
  });
});
