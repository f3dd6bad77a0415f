import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layGrids } from '../../scripts/districts/lay-grids.ts';
import { Mesh } from '../../scripts/districts/mesh.ts';
import { closed, traceOutline } from '../../scripts/districts/trace-outline.ts';
import { checkTiling } from '../../shared/coverage/tiling.ts';
import { ringPerimeter, signedRingArea } from '../../shared/geo/ring.ts';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { LonLat } from '../../shared/model/area.ts';

const CENTRE: LonLat = [113.8, 34.5];
const PLAN = {
  targetAreaM2: () => 300_000,
  style: ([x]: readonly [number, number]) => ({ directionRad: x / 4000, freedom: 0.4, bend: 0.05 }),
};

/** A star-shaped town: radii in metres at even angles. */
function meshOf(radii: readonly number[]): { mesh: Mesh; face: number } {
  const mesh = new Mesh(CENTRE);
  const ring = radii.map((r, i) => {
    const angle = (i / radii.length) * 2 * Math.PI;
    return mesh.vertexAt([r * Math.cos(angle), r * Math.sin(angle)]);
  });
  return { mesh, face: mesh.addFace(ring) };
}

const radii = fc.array(fc.integer({ min: 700, max: 3500 }), { minLength: 5, maxLength: 24 });

describe('laid grids', () => {
  it('TIL-1 tile any star-shaped town exactly', () => {
    fc.assert(
      fc.property(radii, fc.string(), (shape, seed) => {
        const { mesh, face } = meshOf(shape);
        const town = traceOutline(mesh, [face]);
        const { faces } = layGrids(mesh, face, PLAN, seededRandom(seed));
        const grids = faces.map((f, i) => ({
          code: String(i),
          geometry: { type: 'Polygon' as const, coordinates: [closed(mesh, mesh.ring(f))] },
        }));
        expect(checkTiling(traceOutline(mesh, faces), grids, 0)).toMatchObject({ method: 'edges', faults: [] });
        expect(checkTiling(town, grids, 0.5).faults).toEqual([]);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('are about as large as asked and none is a sliver', () => {
    const { mesh, face } = meshOf(Array.from({ length: 16 }, (_, i) => 2400 + (i % 3) * 250));
    const { faces } = layGrids(mesh, face, PLAN, seededRandom('size'));
    const rings = faces.map((f) => mesh.ringMetres(f));
    const mean = rings.reduce((sum, r) => sum + signedRingArea(r), 0) / rings.length;
    expect(mean).toBeGreaterThan(150_000);
    expect(mean).toBeLessThan(450_000);
    for (const ring of rings) expect(ringPerimeter(ring) ** 2 / (4 * Math.PI * signedRingArea(ring))).toBeLessThan(6);
  });

  it('are the same for the same seed', () => {
    const lay = () => {
      const { mesh, face } = meshOf([2000, 2500, 1800, 2600, 2200, 1900, 2400]);
      return layGrids(mesh, face, PLAN, seededRandom('again')).faces.map((f) => closed(mesh, mesh.ring(f)));
    };
    expect(lay()).toEqual(lay());
  });
});
