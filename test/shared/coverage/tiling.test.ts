import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTiling, type TilingGrid } from '../../../shared/coverage/tiling.ts';
import { areaM2, frameOf } from '../../../shared/geo/area.ts';
import { subtractAreas } from '../../../shared/geo/clip.ts';
import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';

const FRAME = toLocalMetres([113.8, 34.5]);
const TOLERANCE_M = 0.5;

/** A polygon from corners in metres. */
function area(...corners: [number, number][]): AreaGeometry {
  const ring = corners.map((c) => [...FRAME.toLonLat(c)] as [number, number]);
  return deepFreeze({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });
}

function box(west: number, south: number, east: number, north: number): AreaGeometry {
  return area([west, south], [east, south], [east, north], [west, north]);
}

function grid(code: string, geometry: AreaGeometry): TilingGrid {
  return deepFreeze({ code, geometry });
}

const TOWN = box(0, 0, 2000, 1000);
const WEST = grid('west', box(0, 0, 1000, 1000));
const EAST = grid('east', box(1000, 0, 2000, 1000));
/** The town with the corners that its two halves share. */
const TOWN_WITH_CORNERS = area([0, 0], [1000, 0], [2000, 0], [2000, 1000], [1000, 1000], [0, 1000]);

describe('checkTiling', () => {
  it('TIL-1 proves a clean tiling by its edges alone', () => {
    const report = checkTiling(TOWN_WITH_CORNERS, [WEST, EAST], TOLERANCE_M);
    expect(report).toMatchObject({ method: 'edges', faults: [] });
    expect(report.gridsAreaM2).toBeCloseTo(report.townAreaM2, 3);
  });

  it('TIL-1 does not mind which way rings turn', () => {
    const turned = area([0, 1000], [1000, 1000], [1000, 0], [0, 0]);
    expect(checkTiling(TOWN_WITH_CORNERS, [grid('west', turned), EAST], TOLERANCE_M).method).toBe('edges');
  });

  it('TIL-1 finds no fault where corners differ but areas agree', () => {
    expect(checkTiling(TOWN, [WEST, EAST], TOLERANCE_M)).toMatchObject({ method: 'clipping', faults: [] });
  });

  it('TIL-1 accepts a town with a hole and grids round it', () => {
    const hole: [number, number][] = [
      [400, 400],
      [600, 400],
      [600, 600],
      [400, 600],
    ];
    const withHole = (outer: AreaGeometry): AreaGeometry => ({
      type: 'Polygon',
      coordinates: [
        (outer.coordinates as [number, number][][])[0]!,
        (area(...hole).coordinates as [number, number][][])[0]!,
      ],
    });
    const town = withHole(box(0, 0, 1000, 1000));
    expect(checkTiling(town, [grid('a', town)], TOLERANCE_M)).toMatchObject({ method: 'edges', faults: [] });
    const filled = checkTiling(town, [grid('a', box(0, 0, 1000, 1000))], TOLERANCE_M);
    expect(filled.faults).toMatchObject([{ rule: 'TIL-4', grid: 'a' }]);
  });

  it('TIL-2 lists a missing grid as a gap with its area and outline', () => {
    const [gap, ...rest] = checkTiling(TOWN_WITH_CORNERS, [WEST], TOLERANCE_M).faults;
    expect(rest).toEqual([]);
    expect(gap).toMatchObject({ rule: 'TIL-2', kind: 'gap' });
    expect(gap?.kind === 'gap' && gap.areaM2).toBeCloseTo(1e6, -3);
    expect(gap?.kind === 'gap' && gap.outline.coordinates[0]).toHaveLength(5);
  });

  it('TIL-2 lists the largest gap first', () => {
    const report = checkTiling(
      TOWN,
      [grid('a', box(0, 0, 900, 1000)), grid('b', box(1000, 0, 1700, 1000))],
      TOLERANCE_M,
    );
    expect(report.faults.map((f) => 'areaM2' in f && Math.round(f.areaM2 / 1000))).toEqual([300, 100]);
  });

  it('TIL-2 reads the gap of a missing grid off the edges, to the last bit', () => {
    const report = checkTiling(TOWN_WITH_CORNERS, [WEST], TOLERANCE_M);
    expect(report.method).toBe('edges');
    const [gap] = report.faults;
    const cornersOf = (geometry: AreaGeometry) =>
      new Set((geometry.coordinates as [number, number][][])[0]!.map(String));
    expect(gap?.kind === 'gap' && cornersOf(gap.outline)).toEqual(cornersOf(EAST.geometry));
  });

  it('TIL-2 clips where the edges alone do not tell: a gap round a grid, gaps that meet at a corner, corners that differ', () => {
    const ring = (outer: AreaGeometry, inner: AreaGeometry): AreaGeometry => ({
      type: 'Polygon',
      coordinates: [...(outer.coordinates as never[]), ...(inner.coordinates as never[])],
    });
    const middle = box(800, 400, 1200, 600);
    const round = checkTiling(TOWN, [grid('middle', middle)], TOLERANCE_M);
    expect(round).toMatchObject({ method: 'clipping', faults: [{ kind: 'gap' }] });
    expect(round.faults[0]?.kind === 'gap' && round.faults[0].outline.coordinates).toHaveLength(2);
    const filled = [grid('middle', middle), grid('round', ring(TOWN, middle))];
    expect(checkTiling(TOWN, filled, TOLERANCE_M)).toMatchObject({ method: 'edges', faults: [] });
    const quarters = [grid('sw', box(0, 0, 1000, 500)), grid('ne', box(1000, 500, 2000, 1000))];
    expect(checkTiling(TOWN, quarters, TOLERANCE_M).faults).toMatchObject([{ kind: 'gap' }, { kind: 'gap' }]);
    expect(checkTiling(TOWN, [WEST], TOLERANCE_M)).toMatchObject({ method: 'clipping', faults: [{ kind: 'gap' }] });
  });

  it('TIL-2 finds the gaps of a crooked tiling as a clipper does, whichever grids are missing', () => {
    const pull = fc.integer({ min: -40, max: 40 });
    const pulls = fc.array(fc.tuple(pull, pull), { minLength: 36, maxLength: 36 });
    const missing = fc.uniqueArray(fc.nat({ max: 24 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pulls, missing, (moved, gone) => {
        const corner = (c: number, l: number): [number, number] => {
          const [east, north] = moved[l * 6 + c]!;
          return [c * 200 + east, l * 200 + north];
        };
        const side = [0, 1, 2, 3, 4];
        const town = area(
          ...side.map((i) => corner(i, 0)),
          ...side.map((i) => corner(5, i)),
          ...side.map((i) => corner(5 - i, 5)),
          ...side.map((i) => corner(0, 5 - i)),
        );
        const frame = frameOf([town]);
        const all = Array.from({ length: 25 }, (_, i) => {
          const [c, l] = [i % 5, Math.floor(i / 5)];
          return grid(`g${i}`, area(corner(c, l), corner(c + 1, l), corner(c + 1, l + 1), corner(c, l + 1)));
        });
        const left = all.filter((_, i) => !gone.includes(i));
        const clipped = subtractAreas(
          town,
          left.map(({ geometry }) => geometry),
        );
        const expected = clipped.ok ? clipped.value.map((p) => areaM2({ type: 'Polygon', coordinates: p }, frame)) : [];
        const { faults } = checkTiling(town, left, TOLERANCE_M);
        expect(faults.every(({ kind }) => kind === 'gap')).toBe(true);
        expect(total(faults.map((f) => ('areaM2' in f ? f.areaM2 : 0)))).toBeCloseTo(total(expected), 1);
        expect(total(expected)).toBeCloseTo(total(gone.map((i) => areaM2(all[i]!.geometry, frame))), 1);
        expect(faults.length).toBe(expected.length);
      }),
      { numRuns: 60 },
    );
  });

  it('TIL-2 says that a town without grids is one gap', () => {
    expect(checkTiling(TOWN, [], TOLERANCE_M).faults).toMatchObject([{ kind: 'gap' }]);
  });

  it('TIL-3 lists an overlap with both codes', () => {
    const wide = grid('east', box(900, 0, 2000, 1000));
    const [overlap, ...rest] = checkTiling(TOWN, [WEST, wide], TOLERANCE_M).faults;
    expect(rest).toEqual([]);
    expect(overlap).toMatchObject({ rule: 'TIL-3', grids: ['west', 'east'] });
    expect(overlap?.kind === 'overlap' && overlap.areaM2).toBeCloseTo(1e5, -2);
  });

  it('TIL-3 lists a duplicate with its whole area', () => {
    const faults = checkTiling(TOWN_WITH_CORNERS, [WEST, EAST, { ...WEST, code: 'copy' }], TOLERANCE_M).faults;
    expect(faults).toMatchObject([{ kind: 'overlap', grids: ['west', 'copy'] }]);
  });

  it('TIL-3 finds a small grid wholly inside another', () => {
    const faults = checkTiling(
      TOWN_WITH_CORNERS,
      [WEST, EAST, grid('inner', box(200, 200, 400, 400))],
      TOLERANCE_M,
    ).faults;
    expect(faults).toMatchObject([{ kind: 'overlap', grids: ['west', 'inner'] }]);
  });

  it('TIL-4 lists what lies beyond the border', () => {
    const faults = checkTiling(TOWN, [WEST, grid('east', box(1000, 0, 2100, 1000))], TOLERANCE_M).faults;
    expect(faults).toMatchObject([{ rule: 'TIL-4', kind: 'outside', grid: 'east' }]);
  });

  it('TIL-5 names a ring that crosses itself and goes on', () => {
    const bow = grid('bow', area([0, 0], [1000, 1000], [1000, 0], [0, 1000]));
    const faults = checkTiling(TOWN, [bow, EAST], TOLERANCE_M).faults;
    expect(faults[0]).toMatchObject({ rule: 'TIL-5', grid: 'bow', reason: 'self-crossing' });
    expect(faults.filter((f) => f.kind === 'gap')).toHaveLength(2);
  });

  it('TIL-5 names a ring that is not closed, has too few points or repeats one', () => {
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [113.8, 34.5],
          [113.81, 34.5],
          [113.81, 34.51],
          [113.8, 34.51],
        ],
      ],
    } as AreaGeometry;
    const few = {
      type: 'Polygon',
      coordinates: [
        [
          [113.8, 34.5],
          [113.81, 34.5],
          [113.8, 34.5],
        ],
      ],
    } as AreaGeometry;
    const twice = area([0, 0], [1000, 0], [1000, 0], [1000, 1000], [0, 1000]);
    const reasons = checkTiling(TOWN, [grid('open', open), grid('few', few), grid('twice', twice)], TOLERANCE_M)
      .faults.filter((f) => f.kind === 'broken-ring')
      .map((f) => [f.grid, f.reason]);
    expect(reasons).toEqual([
      ['open', 'not-closed'],
      ['few', 'too-few-points'],
      ['twice', 'repeated-point'],
    ]);
  });

  it("TIL-5 names the town's own outline as null", () => {
    const bow = area([0, 0], [1000, 1000], [1000, 0], [0, 1000]);
    expect(checkTiling(bow, [WEST], TOLERANCE_M).faults[0]).toMatchObject({ grid: null, reason: 'self-crossing' });
  });

  it('TIL-6 leaves out a sliver thinner than the tolerance', () => {
    expect(checkTiling(TOWN, [WEST, grid('east', box(1000.4, 0, 2000, 1000))], TOLERANCE_M).faults).toEqual([]);
    expect(checkTiling(TOWN, [WEST, grid('east', box(999.6, 0, 2000, 1000))], TOLERANCE_M).faults).toEqual([]);
  });

  it('TIL-6 lists a sliver as wide as the tolerance', () => {
    expect(checkTiling(TOWN, [WEST, grid('east', box(1000.6, 0, 2000, 1000))], TOLERANCE_M).faults).toMatchObject([
      { kind: 'gap' },
    ]);
    expect(checkTiling(TOWN, [WEST, grid('east', box(999.4, 0, 2000, 1000))], TOLERANCE_M).faults).toMatchObject([
      { kind: 'overlap' },
    ]);
  });

  it('TIL-2 TIL-3 account for all area: town = grids − overlaps − outside + gaps', () => {
    const coordinate = fc.integer({ min: -300, max: 2300 });
    const rectangle = fc
      .tuple(coordinate, coordinate, fc.integer({ min: 50, max: 900 }), fc.integer({ min: 50, max: 900 }))
      .map(([x, y, w, h]) => box(x, y, x + w, y + h));
    fc.assert(
      fc.property(fc.tuple(rectangle, rectangle), ([first, second]) => {
        const report = checkTiling(TOWN, [grid('a', first), grid('b', second)], 0);
        const sum = (kind: string) =>
          report.faults.reduce((total, f) => total + (f.kind === kind && 'areaM2' in f ? f.areaM2 : 0), 0);
        const outsideTwice = overlapOutside(first, second);
        expect(report.gridsAreaM2 - sum('overlap') - sum('outside') + outsideTwice + sum('gap')).toBeCloseTo(
          report.townAreaM2,
          -1,
        );
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

/** Area that both grids have beyond the town: it is in both their outside parts and in the overlap. */
function overlapOutside(a: AreaGeometry, b: AreaGeometry): number {
  const shared = checkTiling(b, [grid('a', a)], 0).townAreaM2 - gapArea(checkTiling(b, [grid('a', a)], 0));
  if (shared < 1) return 0;
  const [axw, axs, axe, axn] = extent(a);
  const [bxw, bxs, bxe, bxn] = extent(b);
  const both = box(Math.max(axw, bxw), Math.max(axs, bxs), Math.min(axe, bxe), Math.min(axn, bxn));
  return checkTiling(TOWN, [grid('both', both)], 0).faults.reduce(
    (sum, f) => sum + (f.kind === 'outside' ? f.areaM2 : 0),
    0,
  );
}

function gapArea(report: ReturnType<typeof checkTiling>): number {
  return report.faults.reduce((sum, f) => sum + (f.kind === 'gap' ? f.areaM2 : 0), 0);
}

function extent(geometry: AreaGeometry): [number, number, number, number] {
  const points = (geometry.coordinates as [number, number][][])[0]!.map((p) => FRAME.toMetres(p));
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
