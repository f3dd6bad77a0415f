import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildCoverageIndex,
  cellCount,
  gridAt,
  gridOfCell,
  type CoverageIndex,
} from '../../../shared/coverage/coverage-index.ts';
import { gridsAt } from '../../../shared/coverage/grids-at.ts';
import { columnLon, columnOf, rowLat, rowOf } from '../../../shared/coverage/lattice.ts';
import type { AreaCollection, Grid, LonLat } from '../../../shared/model/area.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { at, gridsOf, ORIGIN, rectangle, row } from '../../support/grid-tiles.ts';

const build = (grids: AreaCollection<Grid>) => buildCoverageIndex({ grids: deepFreeze(grids), centre: ORIGIN });

describe('COV-1 unit cells', () => {
  it('COV-1 lays cells of 10,000 square metres', () => {
    const index = build(row([1000], 500));
    expect([...index.cellsOfGrid]).toEqual([50]);
    const { lonStep, latStep, metresPerLon, metresPerLat } = index.lattice;
    expect(lonStep * metresPerLon * latStep * metresPerLat).toBeCloseTo(10_000, 6);
  });

  it('COV-1 refuses outlines that would need an unreasonable lattice', () => {
    expect(() => build(gridsOf([rectangle(0, 0, 9_000_000, 3_000_000)]))).toThrow(/too large/);
  });
});

describe('COV-2 whose a cell and a position is', () => {
  it('COV-2 gives a position on a shared edge to the grid east or north of it, never to both', () => {
    const sideBySide = build(gridsOf([rectangle(0, 0, 150, 150), rectangle(150, 0, 300, 150)]));
    expect(gridAt(sideBySide, ...at(150, 75))).toBe(1);
    const stacked = build(gridsOf([rectangle(0, 0, 150, 150), rectangle(0, 150, 150, 300)]));
    expect(gridAt(stacked, ...at(75, 150))).toBe(1);
  });

  it('COV-2 finds nothing outside, in a hole, or off the lattice', () => {
    const grids = gridsOf([rectangle(0, 0, 900, 900)]);
    const hole = rectangle(300, 300, 600, 600).map(([e, n]) => [...at(e, n)] as [number, number]);
    grids.features[0]!.geometry.coordinates.push([...hole, hole[0]!] as never);
    const index = build(grids);
    expect(found(index, [at(450, 450), at(150, 450), at(-1, 450), at(1e6, 450)])).toEqual([-1, 0, -1, -1]);
    expect(found(index, [[Number.NaN, Number.NaN]])).toEqual([-1]);
    expect(index.cellsOfGrid[0]).toBe(72);
  });

  it('COV-2 gives a grid that catches no cell centre one cell of its own, inside it', () => {
    const index = build(
      gridsOf([rectangle(0, 0, 100, 1000), rectangle(100, 0, 130, 1000), rectangle(130, 0, 330, 1000)]),
    );
    expect(index.cellsOfGrid[1]).toBe(1);
    const own = index.ownCellOfGrid[1]!;
    expect(gridOfCell(index, own)).toBe(1);
    expect(gridAt(index, index.ownCells.lon[0]!, index.ownCells.lat[0]!)).toBe(1);
    expect(index.ownCellOfGrid[0]).toBe(-1);
  });

  it('COV-2 puts the own cell inside even where the label point is not', () => {
    const hook = gridsOf([
      [
        [0, 0],
        [40, 0],
        [40, 5],
        [5, 5],
        [5, 40],
        [0, 40],
      ],
    ]);
    const index = build(hook);
    expect(gridAt(index, index.ownCells.lon[0]!, index.ownCells.lat[0]!)).toBe(0);
  });

  it('COV-2 leaves overlaps to the lower index', () => {
    const index = build(gridsOf([rectangle(0, 0, 500, 500), rectangle(300, 0, 800, 500)]));
    expect(gridAt(index, ...at(400, 250))).toBe(0);
    expect(gridAt(index, ...at(600, 250))).toBe(1);
    expect([...index.cellsOfGrid]).toEqual([25, 15]);
  });

  it('COV-2 puts every cell in exactly one grid of a crooked tiling, as the exact test does', () => {
    fc.assert(
      fc.property(crookedTiling, (grids) => {
        const index = build(grids);
        const counted = new Int32Array(index.gridCount);
        for (let cell = 0; cell < cellCount(index); cell++) {
          const grid = gridOfCell(index, cell);
          if (grid >= 0) counted[grid]!++;
          if (cell >= index.raster.gridOfCell.length) continue;
          const lon = columnLon(index.lattice, columnOf(index.lattice, cell));
          const lat = rowLat(index.lattice, rowOf(index.lattice, cell));
          const holders = grids.features.filter(({ geometry }) => contains(geometry.coordinates[0] as never, lon, lat));
          expect(holders.map(({ properties }) => properties.index)).toEqual(grid >= 0 ? [grid] : []);
        }
        expect([...counted]).toEqual([...index.cellsOfGrid]);
        expect(Math.min(...index.cellsOfGrid)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it('COV-2 finds the same grid as the exact test at any position', () => {
    fc.assert(
      fc.property(crookedTiling, fc.array(position, { minLength: 30, maxLength: 30 }), (grids, positions) => {
        const places = positions.map(([east, north]) => at(east, north));
        expect(found(build(grids), places)).toEqual(holdersOfAll(grids, places));
      }),
      { numRuns: 60 },
    );
  });

  it('COV-2 finds the same grid as the exact test on corners, on edges and a hair beside them', () => {
    fc.assert(
      fc.property(crookedTiling, fc.infiniteStream(share), (grids, shares) => {
        const places = grids.features.flatMap(({ geometry }) =>
          placesAlong(geometry.coordinates[0] as [number, number][], shares),
        );
        const holders = places.map(([lon, lat]) => holdersOf(grids, lon, lat));
        expect(Math.max(...holders.map(({ length }) => length))).toBe(1);
        expect(found(build(grids), places)).toEqual(holders.map(([grid = -1]) => grid));
      }),
      { numRuns: 30 },
    );
  });

  it('COV-2 finds the lowest grid where crooked outlines lie over each other and over holes, on their edges too', () => {
    const drawn = fc.array(blob, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        drawn,
        fc.array(position, { minLength: 40, maxLength: 40 }),
        fc.infiniteStream(share),
        (rings, positions, shares) => {
          const grids = gridsOf(rings);
          grids.features[0]!.geometry.coordinates.push(...(grids.features[1]!.geometry.coordinates as never[]));
          const index = build(grids);
          const edged = grids.features.flatMap(({ geometry }) =>
            (geometry.coordinates as [number, number][][]).flatMap((ring) => placesAlong(ring, shares)),
          );
          const places = [...positions.map(([east, north]) => at(east, north)), ...edged];
          expect(found(index, places)).toEqual(holdersOfAll(grids, places));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('COV-2 finds the same grid as the exact test on lines and corners of the unit cells', () => {
    fc.assert(
      fc.property(crookedTiling, (grids) => {
        const index = build(grids);
        const { west, south, columns, rows, lonStep, latStep } = index.lattice;
        const places: LonLat[] = [];
        for (let line = 0; line <= columns * 2; line++) {
          for (let level = 0; level <= rows * 2; level++)
            places.push([west + (line / 2) * lonStep, south + (level / 2) * latStep]);
        }
        expect(found(index, places)).toEqual(holdersOfAll(grids, places));
      }),
      { numRuns: 30 },
    );
  });
});

/** Asked one by one; asked together they must be the same, whatever the room for the answers. */
function found(index: CoverageIndex, places: readonly LonLat[]): number[] {
  const alone = places.map(([lon, lat]) => gridAt(index, lon, lat));
  const together = new Int32Array(places.length + 1).fill(-7);
  const column = (axis: 0 | 1) => Float64Array.from(places, (place) => place[axis]);
  gridsAt(index, column(0), column(1), together, places.length);
  expect([...together]).toEqual([...alone, -7]);
  return alone;
}

const holdersOfAll = (grids: AreaCollection<Grid>, places: readonly LonLat[]) =>
  places.map(([lon, lat]) => holdersOf(grids, lon, lat)[0] ?? -1);

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A closed line of ten corners round a middle, some of them within a few metres of each other. */
const blob = fc
  .tuple(
    fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })),
    fc.array(fc.integer({ min: 2, max: 260 }), { minLength: 10, maxLength: 10 }),
  )
  .map(([[east, north], radii]) =>
    radii.map((radius, i): [number, number] => {
      const turn = (i / radii.length) * 2 * Math.PI;
      return [east + radius * Math.cos(turn), north + radius * Math.sin(turn)];
    }),
  );

/** Grids that hold a position by the textbook test, lowest first. */
function holdersOf(grids: AreaCollection<Grid>, lon: number, lat: number): number[] {
  return grids.features
    .filter(
      ({ geometry }) =>
        (geometry.coordinates as [number, number][][]).filter((ring) => contains(ring, lon, lat)).length % 2 === 1,
    )
    .map(({ properties }) => properties.index);
}

/** Corners of a ring and points on its edges, each also a rounding error, a micrometre and a millimetre aside. */
function placesAlong(ring: readonly [number, number][], shares: fc.Stream<number>): [number, number][] {
  const on = ring.slice(1).flatMap((b, i): [number, number][] => {
    const a = ring[i]!;
    const share = shares.next().value!;
    return [a, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]];
  });
  return on.flatMap(([lon, lat]): [number, number][] => [
    [lon, lat],
    ...[1e-14, 1e-11, 1e-8].flatMap((aside): [number, number][] => [
      [lon + aside, lat],
      [lon - aside, lat],
      [lon, lat + aside],
      [lon, lat - aside],
    ]),
  ]);
}

const SIZE = 4;
const STEP_M = 130;
const position = fc.tuple(
  fc.double({ min: -100, max: 700, noNaN: true }),
  fc.double({ min: -100, max: 700, noNaN: true }),
);

/** Four by four quadrilaterals whose inner corners are pulled about; neighbours share their corners exactly. */
const crookedTiling = fc
  .array(fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 })), {
    minLength: (SIZE + 1) ** 2,
    maxLength: (SIZE + 1) ** 2,
  })
  .map((pulls) => {
    const corner = (column: number, line: number): [number, number] => {
      const [east, north] = pulls[line * (SIZE + 1) + column]!;
      return [column * STEP_M + east, line * STEP_M + north];
    };
    const cells = Array.from({ length: SIZE * SIZE }, (_, i) => [i % SIZE, Math.floor(i / SIZE)] as const);
    return gridsOf(cells.map(([c, l]) => [corner(c, l), corner(c + 1, l), corner(c + 1, l + 1), corner(c, l + 1)]));
  });

/** The textbook half-open crossing test, written down independently of the engine. */
function contains(ring: readonly [number, number][], lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = ring[i]![1] <= ring[i + 1]![1] ? [ring[i]!, ring[i + 1]!] : [ring[i + 1]!, ring[i]!];
    if (a[1] > lat || lat >= b[1]) continue;
    if (a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) > lon) inside = !inside;
  }
  return inside;
}
