import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaM2 } from '../../../shared/geo/area.ts';
import { intersectAreas, subtractAreas, toAreaGeometry, type Polygons } from '../../../shared/geo/clip.ts';
import { mayLeave, mayOverlap, outlineOf } from '../../../shared/geo/outline.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';

/** Star-shaped areas on a coarse lattice, so that corners and edges often coincide. */
const star = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([x, y, [east, north, west, south]]): AreaGeometry => {
    const corners = [
      [x + east!, y],
      [x, y + north!],
      [x - west!, y],
      [x, y - south!],
    ];
    const ring = [...corners, corners[0]!].map(([u, v]): [number, number] => [113.8 + u! / 1000, 34.5 + v! / 1000]);
    return { type: 'Polygon', coordinates: [ring] };
  });

function sizeOf(polygons: Polygons): number {
  const area = toAreaGeometry(polygons);
  return area ? areaM2(area) : 0;
}

describe('edge comparisons', () => {
  it('rule an overlap or a part outside out only where the clipper finds none', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        const both = intersectAreas(a, b);
        const left = subtractAreas(a, [b]);
        if (!both.ok || !left.ok) return;
        if (!mayOverlap(outlineOf(a), outlineOf(b))) expect(sizeOf(both.value)).toBeLessThan(1);
        if (!mayLeave(outlineOf(a), outlineOf(b))) expect(sizeOf(left.value)).toBeLessThan(1);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('do rule them out for neighbours and for a part inside', () => {
    const box = (west: number, south: number, east: number, north: number) =>
      outlineOf({
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      });
    expect(mayOverlap(box(0, 0, 1, 1), box(1, 0, 2, 1))).toBe(false);
    expect(mayOverlap(box(0, 0, 1, 1), box(0.9, 0, 2, 1))).toBe(true);
    expect(mayLeave(box(1, 1, 2, 2), box(0, 0, 3, 3))).toBe(false);
    expect(mayLeave(box(1, 1, 4, 2), box(0, 0, 3, 3))).toBe(true);
  });
});
