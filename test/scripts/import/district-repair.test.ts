import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layTown } from '../../../scripts/import/district-lay.ts';
import { mendGeometry } from '../../../scripts/import/district-repair.ts';
import { checkTiling } from '../../../shared/coverage/tiling.ts';
import { polygonsOf } from '../../../shared/geo/bounds.ts';
import { findRingFault } from '../../../shared/geo/ring-faults.ts';
import { signedRingArea } from '../../../shared/geo/ring.ts';

/** Rings of any corners: most of them cross themselves. */
const position = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([x, y]) => [113.8 + x / 1e4, 34.5 + y / 1e4]);
const ring = fc.array(position, { minLength: 0, maxLength: 12 });
const polygon = fc.array(ring, { minLength: 0, maxLength: 3 });
const geometry = fc
  .array(polygon, { minLength: 0, maxLength: 3 })
  .map((coordinates) => ({ type: 'MultiPolygon', coordinates }));

describe('mendGeometry and layTown', () => {
  it('give sound rings or a reason for any rings at all, and grids that tile them', () => {
    fc.assert(
      fc.property(geometry, fc.string(), (raw, seed) => {
        const mended = mendGeometry(raw, (p) => p);
        if (!mended.ok) {
          expect(mended.error.length).toBeGreaterThan(5);
          return;
        }
        for (const rings of polygonsOf(mended.value.geometry)) {
          rings.forEach((r, i) => {
            expect(findRingFault(r)).toBeNull();
            expect(signedRingArea(r) > 0).toBe(i === 0);
          });
        }
        const laid = layTown(mended.value.geometry, 200_000, seed);
        const grids = laid.communities.flatMap((c) => c.grids).map((g, i) => ({ code: String(i), geometry: g }));
        expect(checkTiling(laid.geometry, grids, 0).faults).toEqual([]);
      }),
      { numRuns: 120, seed: 5 },
    );
  });

  it('say what is wrong with what is no polygon', () => {
    for (const raw of [
      null,
      7,
      {},
      { type: 'Polygon' },
      { type: 'Polygon', coordinates: [[['a', 1]]] },
      { type: 'LineString', coordinates: [] },
    ]) {
      expect(mendGeometry(raw, (p) => p).ok).toBe(false);
    }
  });
});
