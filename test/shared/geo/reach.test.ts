import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInArea } from '../../../shared/geo/area.ts';
import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import { reachWithin, type ReachSource } from '../../../shared/geo/reach.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';

const FRAME = toLocalMetres([113.38, 34.53]);
const at = (x: number, y: number) => [...FRAME.toLonLat([x, y])] as [number, number];
const point = (x: number, y: number): ReachSource => ({ type: 'Point', coordinates: at(x, y) });

function polygon(...corners: readonly (readonly [number, number])[]): AreaGeometry {
  const ring = corners.map(([x, y]) => at(x, y));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
const box = (x0: number, y0: number, x1: number, y1: number) => polygon([x0, y0], [x1, y0], [x1, y1], [x0, y1]);

describe('reach', () => {
  it('GRN-2 finds the circle around a point in open land', () => {
    const { reachedM2, areaM2, errorM2 } = reachWithin(box(-1000, -1000, 1000, 1000), [point(0, 0)], 300);
    expect(areaM2 / 4e6).toBeCloseTo(1, 3);
    expect(Math.abs(reachedM2 - Math.PI * 300 * 300)).toBeLessThan(errorM2);
    expect(reachedM2 / (Math.PI * 300 * 300)).toBeCloseTo(1, 2);
  });

  it('GRN-2 finds the park itself and the strip round it', () => {
    const park = box(-200, -100, 200, 100);
    const exact = 400 * 200 + 2 * (400 + 200) * 300 + Math.PI * 300 * 300;
    const { reachedM2, errorM2 } = reachWithin(box(-1000, -1000, 1000, 1000), [park], 300);
    expect(Math.abs(reachedM2 - exact)).toBeLessThan(errorM2);
    expect(reachedM2 / exact).toBeCloseTo(1, 2);
  });

  it('GRN-2 counts the inside of a park that is larger than the land, and not the inside of its holes', () => {
    const land = box(-100, -100, 100, 100);
    expect(reachWithin(land, [box(-5000, -5000, 5000, 5000)], 300)).toMatchObject({ errorM2: expect.any(Number) });
    const whole = reachWithin(land, [box(-5000, -5000, 5000, 5000)], 0);
    expect(whole.reachedM2 / whole.areaM2).toBeCloseTo(1, 2);
    const ring: AreaGeometry = {
      type: 'Polygon',
      coordinates: [
        [...(box(-5000, -5000, 5000, 5000).coordinates[0] as [number, number][])],
        [...(box(-900, -900, 900, 900).coordinates[0] as [number, number][])],
      ],
    };
    expect(reachWithin(land, [ring], 300).reachedM2).toBe(0);
  });

  it('GRN-2 has nothing within reach without sources, and everything of land that lies within', () => {
    const land = box(0, 0, 100, 100);
    expect(reachWithin(land, [], 300)).toMatchObject({ reachedM2: 0, errorM2: 0 });
    const near = reachWithin(land, [point(50, 50)], 300);
    expect(near.reachedM2 / near.areaM2).toBeCloseTo(1, 1);
  });

  const coordinate = fc.integer({ min: -600, max: 600 });
  const star = fc.array(fc.integer({ min: 80, max: 500 }), { minLength: 3, maxLength: 9 }).map((radii) =>
    radii.map((radius, i) => {
      const angle = (i / radii.length) * 2 * Math.PI;
      return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
    }),
  );
  const source = fc.oneof(
    fc.record({ x: coordinate, y: coordinate }).map(({ x, y }) => point(x, y)),
    fc
      .record({ x: coordinate, y: coordinate, shape: star })
      .map(({ x, y, shape }): ReachSource => polygon(...shape.map(([dx, dy]) => [x + dx / 3, y + dy / 3] as const))),
  );

  it('GRN-2 agrees with counting every few metres, on random land and sources', () => {
    fc.assert(
      fc.property(
        star,
        fc.array(source, { maxLength: 4 }),
        fc.integer({ min: 20, max: 300 }),
        (shape, sources, withinM) => {
          const land = polygon(...shape);
          const { reachedM2, areaM2, errorM2 } = reachWithin(land, sources, withinM);
          const counted = countReached(land, sources, withinM);
          // The counting itself is off by about half a step along every outline.
          expect(Math.abs(reachedM2 - counted)).toBeLessThanOrEqual(errorM2 + 0.03 * areaM2);
          expect(reachedM2).toBeLessThanOrEqual(areaM2);
        },
      ),
      { numRuns: 25, seed: 3 },
    );
  });

  it('GRN-2 never shrinks when a source is added or the distance grows', () => {
    fc.assert(
      fc.property(
        star,
        fc.array(source, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 20, max: 200 }),
        (shape, sources, withinM) => {
          const land = polygon(...shape);
          const { reachedM2 } = reachWithin(land, sources, withinM, 16);
          expect(reachWithin(land, sources.slice(1), withinM, 16).reachedM2).toBeLessThanOrEqual(reachedM2 + 1e-6);
          expect(reachWithin(land, sources, withinM + 50, 16).reachedM2).toBeGreaterThanOrEqual(reachedM2 - 1e-6);
          expect(reachWithin(land, sources.toReversed(), withinM, 16).reachedM2).toBe(reachedM2);
        },
      ),
      { numRuns: 25, seed: 5 },
    );
  });
});

/** Brute force: every place of a lattice that is in the land and near or in a source stands for its square. */
function countReached(land: AreaGeometry, sources: readonly ReachSource[], withinM: number): number {
  const step = 10;
  const outlines = sources.flatMap(placesOn);
  let count = 0;
  for (let x = -500 + step / 2; x < 500; x += step) {
    for (let y = -500 + step / 2; y < 500; y += step) {
      const here = at(x, y);
      if (!isInArea(here, land)) continue;
      const near = outlines.some(([px, py]) => (px - x) ** 2 + (py - y) ** 2 <= withinM ** 2);
      if (near || sources.some((one) => one.type !== 'Point' && isInArea(here, one))) count++;
    }
  }
  return count * step * step;
}

/** Many places along the outline of a source: slow, and nothing shared with the code under test. */
function placesOn(source: ReachSource): readonly (readonly [number, number])[] {
  if (source.type === 'Point') return [FRAME.toMetres(source.coordinates)];
  const ring = (source.type === 'Polygon' ? source.coordinates[0]! : []).map((p) => FRAME.toMetres(p));
  return ring.slice(1).flatMap((b, i) => {
    const a = ring[i]!;
    return Array.from(
      { length: 30 },
      (_, k) => [a[0] + (k / 30) * (b[0] - a[0]), a[1] + (k / 30) * (b[1] - a[1])] as const,
    );
  });
}
