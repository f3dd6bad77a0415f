import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTiling } from '../../../shared/coverage/tiling.ts';
import { layUnitGrids } from '../../../shared/coverage/unit-grids.ts';
import { areaM2 } from '../../../shared/geo/area.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { at } from '../../support/grid-tiles.ts';

const CODE = '410173001002';
const TOLERANCE_M = 0.001;

function area(...rings: [number, number][][]): AreaGeometry {
  const coordinates = rings.map((ring) =>
    [...ring, ring[0]!].map(([east, north]) => [...at(east, north)] as [number, number]),
  );
  return deepFreeze({ type: 'Polygon', coordinates });
}

function box(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

function laid(...geometries: AreaGeometry[]) {
  const result = layUnitGrids(geometries.map((geometry, i) => ({ code: `41017300100${i}`, geometry })));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Against its own outline by edges alone, and against the outline as it was given. */
function expectTiled(geometry: AreaGeometry, { grids, outline }: ReturnType<typeof laid>[number]): void {
  expect(checkTiling(outline, grids, 0)).toMatchObject({ method: 'edges', faults: [] });
  expect(checkTiling(geometry, grids, TOLERANCE_M).faults).toEqual([]);
  expect(grids.reduce((sum, grid) => sum + grid.areaM2, 0) / areaM2(geometry)).toBeCloseTo(1, 9);
}

describe('TIL-7 unit grids', () => {
  it('TIL-7 are squares of 10,000 m² inside, cut at the outline', () => {
    const town = area(box(0, 0, 1000, 1000));
    const [one] = laid(town);
    expectTiled(town, one!);
    const whole = one!.grids.filter(({ areaM2: size }) => size > 9_900);
    expect(whole.length).toBe(81);
    for (const { areaM2: size } of one!.grids) expect(size).toBeLessThan(10_060);
  });

  it('TIL-7 cover a town with holes, small holes and slots with no gap and no overlap', () => {
    const town = area(
      [
        [0, 0],
        [900, 0],
        [900, 430],
        [610, 431],
        [612, 437],
        [900, 440],
        [900, 900],
        [0, 900],
      ],
      box(200, 200, 520, 560),
      box(708, 705, 712, 711),
    );
    expectTiled(town, laid(town)[0]!);
  });

  it('TIL-7 cover a town in parts, one of them smaller than a cell', () => {
    const parts = [box(0, 0, 400, 300), box(733, 122, 739, 127)].map(
      (ring) => area(ring).coordinates as [number, number][][],
    );
    const town = deepFreeze({ type: 'MultiPolygon', coordinates: parts } as AreaGeometry);
    expectTiled(town, laid(town)[0]!);
  });

  it('TIL-7 cover any crooked town', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: 700 }), { minLength: 4, maxLength: 24 }), (radii) => {
        const ring = radii.map((radius, i): [number, number] => {
          const turn = (i / radii.length) * 2 * Math.PI;
          return [radius * Math.cos(turn), radius * Math.sin(turn)];
        });
        const town = area(ring);
        expectTiled(town, laid(town)[0]!);
      }),
      { numRuns: 25 },
    );
  });

  it('TIL-7 of neighbouring communities meet at their common edges', () => {
    const west = area([
      [0, 0],
      [480, 0],
      [520, 210],
      [455, 390],
      [0, 400],
    ]);
    const east = area([
      [480, 0],
      [900, 0],
      [900, 400],
      [455, 390],
      [520, 210],
    ]);
    const both = laid(west, east);
    const town = area([
      [0, 0],
      [480, 0],
      [900, 0],
      [900, 400],
      [455, 390],
      [0, 400],
    ]);
    expect(
      checkTiling(
        town,
        both.flatMap(({ grids }) => grids),
        TOLERANCE_M,
      ).faults,
    ).toEqual([]);
    const edges = new Set(both[0]!.outline.coordinates.flat(2).map(String));
    const common = both[1]!.outline.coordinates
      .flat(2)
      .map(String)
      .filter((corner) => edges.has(corner));
    expect(common.length).toBeGreaterThan(4);
  });
});

describe('TIL-8 codes of unit grids', () => {
  it('TIL-8 are the code of the community and a number, from the west in rows from the north', () => {
    const result = layUnitGrids([{ code: CODE, geometry: area(box(0, 0, 250, 250)) }]);
    const grids = result.ok ? result.value[0]!.grids : [];
    expect(grids.map(({ code }) => code)).toEqual(grids.map((_, i) => `${CODE}${String(i + 1).padStart(3, '0')}`));
    const corner = ({ geometry }: (typeof grids)[number]) => {
      const points = (geometry.coordinates as [number, number][][])[0]!;
      return [Math.min(...points.map(([lon]) => lon)), Math.max(...points.map(([, lat]) => lat))] as const;
    };
    const [first, second, last] = [grids[0]!, grids[1]!, grids.at(-1)!].map(corner);
    expect(first![0]).toBeLessThan(second![0]);
    expect(first![1]).toBe(second![1]);
    expect(last![1]).toBeLessThan(first![1]);
  });

  it('TIL-8 end at 999: a larger area is refused by name', () => {
    const lay = (side: number) => layUnitGrids([{ code: CODE, geometry: area(box(0, 0, side, 1000)) }]);
    expect(lay(8000).ok).toBe(true);
    expect(lay(10_000)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^area 410173001002: 1\d{3} unit grids/),
    });
  });

  it('TIL-8 need an area code of 12 digits and a sound outline', () => {
    const sound = area(box(0, 0, 250, 250));
    expect(layUnitGrids([{ code: '41017300100', geometry: sound }])).toMatchObject({ ok: false });
    expect(layUnitGrids([{ code: '41017300100x', geometry: sound }])).toMatchObject({ ok: false });
    const bow = area([
      [0, 0],
      [200, 200],
      [200, 0],
      [0, 200],
    ]);
    expect(layUnitGrids([{ code: CODE, geometry: bow }])).toEqual({
      ok: false,
      error: `area ${CODE}: a ring of its outline is self-crossing`,
    });
    expect(layUnitGrids([])).toEqual({ ok: true, value: [] });
  });
});
