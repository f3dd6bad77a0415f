import Flatbush from 'flatbush';
import { areaM2, frameOf, meanWidthM, polygonAreaM2 } from '../geo/area.ts';
import { polygonsOf } from '../geo/bounds.ts';
import { intersectAreas, subtractAreas, toAreaGeometry, uniteAreas, type Polygons } from '../geo/clip.ts';
import type { LocalMetres } from '../geo/local-metres.ts';
import { edgeKey, mayLeave, mayOverlap, outlineOf, type Outline as EdgedArea } from '../geo/outline.ts';
import { findRingFault, type RingFaultReason } from '../geo/ring-faults.ts';
import type { Result } from '../lib/result.ts';
import type { AreaGeometry, LonLat } from '../model/area.ts';

/** A third-level grid as the check needs it. */
export interface TilingGrid {
  readonly code: string;
  readonly geometry: AreaGeometry;
}

type Outline = Extract<AreaGeometry, { type: 'Polygon' }>;

/** Something that breaks "no gap and no overlap" (无缝隙全覆盖), with the rule of docs/rules/tiling.md that found it. */
type TilingFault =
  | { readonly rule: 'TIL-2'; readonly kind: 'gap'; readonly areaM2: number; readonly outline: Outline }
  | {
      readonly rule: 'TIL-3';
      readonly kind: 'overlap';
      readonly areaM2: number;
      readonly outline: Outline;
      readonly grids: readonly [string, string];
    }
  | {
      readonly rule: 'TIL-4';
      readonly kind: 'outside';
      readonly areaM2: number;
      readonly outline: Outline;
      readonly grid: string;
    }
  | {
      readonly rule: 'TIL-5';
      readonly kind: 'broken-ring';
      /** Null when the town's own outline is broken. */
      readonly grid: string | null;
      readonly reason: RingFaultReason | 'not-clippable';
      readonly at: LonLat | null;
    };

export interface TilingReport {
  /** `edges` when every edge was matched exactly and nothing had to be clipped. */
  readonly method: 'edges' | 'clipping';
  readonly townAreaM2: number;
  readonly gridsAreaM2: number;
  /** Largest first within each kind. */
  readonly faults: readonly TilingFault[];
}

/**
 * Does a town's third-level grids cover it with no gap and no overlap (TIL-1 … TIL-6)? A gap or overlap is listed when its mean width
 * is at least `toleranceM` metres; thinner ones come from rounding. Exact edges are matched first and need no clipping.
 */
export function checkTiling(town: AreaGeometry, grids: readonly TilingGrid[], toleranceM: number): TilingReport {
  const frame = frameOf([town]);
  const broken = [...ringFaultsOf(town, null), ...grids.flatMap((g) => ringFaultsOf(g.geometry, g.code))];
  const areas = {
    townAreaM2: areaM2(town, frame),
    gridsAreaM2: grids.reduce((sum, g) => sum + areaM2(g.geometry, frame), 0),
  };
  if (broken.length === 0 && areEdgesMatched(town, grids)) return { method: 'edges', ...areas, faults: [] };
  const mended = grids.map((g) => ({ ...g, geometry: repair(g.geometry) }));
  return {
    method: 'clipping',
    ...areas,
    faults: [...broken, ...clipFaults(repair(town), mended, { frame, toleranceM })],
  };
}

interface Measure {
  readonly frame: LocalMetres;
  readonly toleranceM: number;
}

function ringFaultsOf(geometry: AreaGeometry, grid: string | null): TilingFault[] {
  return polygonsOf(geometry).flatMap((polygon) =>
    polygon.flatMap((ring) => {
      const fault = findRingFault(ring);
      return fault ? [{ rule: 'TIL-5' as const, kind: 'broken-ring' as const, grid, ...fault }] : [];
    }),
  );
}

/** A broken ring is untangled, so that the rest can still be checked. */
function repair(geometry: AreaGeometry): AreaGeometry {
  if (ringFaultsOf(geometry, null).length === 0) return geometry;
  const united = uniteAreas([geometry]);
  return (united.ok ? toAreaGeometry(united.value) : null) ?? geometry;
}

/**
 * True when every edge of every grid is met by a neighbour's in the opposite direction or by the town's border in the same, and
 * every border edge by a grid. Then the grids' outlines add up to the town's, which proves that simple rings tile exactly.
 */
function areEdgesMatched(town: AreaGeometry, grids: readonly TilingGrid[]): boolean {
  const balance = new Map<string, number>();
  const count = (geometry: AreaGeometry, sign: 1 | -1) => {
    for (const { from, to } of outlineOf(geometry).edges) {
      const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
      const key = forward ? edgeKey(from, to) : edgeKey(to, from);
      balance.set(key, (balance.get(key) ?? 0) + (forward ? sign : -sign));
    }
  };
  for (const grid of grids) count(grid.geometry, 1);
  count(town, -1);
  return [...balance.values()].every((n) => n === 0);
}

interface EdgedGrid {
  readonly code: string;
  readonly area: EdgedArea;
}

/** Clips only what a look at the edges cannot rule out. */
function clipFaults(town: AreaGeometry, grids: readonly TilingGrid[], measure: Measure): TilingFault[] {
  const whole = outlineOf(town);
  const edged = grids.map((g): EdgedGrid => ({ code: g.code, area: outlineOf(g.geometry) }));
  const gaps = facesOf(
    subtractAreas(
      town,
      grids.map((g) => g.geometry),
    ),
    null,
    measure,
  ).map((face) => ('rule' in face ? face : { rule: 'TIL-2' as const, kind: 'gap' as const, ...face }));
  const overlaps = bboxPairs(edged)
    .filter(([a, b]) => mayOverlap(a.area, b.area))
    .flatMap(([a, b]) =>
      facesOf(intersectAreas(a.area.geometry, b.area.geometry), a.code, measure).map((face) =>
        'rule' in face
          ? face
          : { rule: 'TIL-3' as const, kind: 'overlap' as const, ...face, grids: [a.code, b.code] as const },
      ),
    );
  const outside = edged
    .filter((g) => mayLeave(g.area, whole))
    .flatMap((g) =>
      facesOf(subtractAreas(g.area.geometry, [town]), g.code, measure).map((face) =>
        'rule' in face ? face : { rule: 'TIL-4' as const, kind: 'outside' as const, ...face, grid: g.code },
      ),
    );
  return [...gaps.toSorted(bySize), ...overlaps.toSorted(bySize), ...outside.toSorted(bySize)];
}

type Face = { readonly areaM2: number; readonly outline: Outline };

/** The polygons of a clip that are wide enough to count, or the grid that could not be clipped. */
function facesOf(
  clipped: Result<Polygons>,
  grid: string | null,
  { frame, toleranceM }: Measure,
): (Face | Extract<TilingFault, { kind: 'broken-ring' }>)[] {
  if (!clipped.ok) return [{ rule: 'TIL-5', kind: 'broken-ring', grid, reason: 'not-clippable', at: null }];
  return clipped.value
    .filter((polygon) => meanWidthM(polygon, frame) >= toleranceM && polygonAreaM2(polygon, frame) > 0)
    .map((polygon) => ({ areaM2: polygonAreaM2(polygon, frame), outline: { type: 'Polygon', coordinates: polygon } }));
}

function bySize(a: TilingFault, b: TilingFault): number {
  return ('areaM2' in b ? b.areaM2 : 0) - ('areaM2' in a ? a.areaM2 : 0);
}

/** Pairs of grids whose boxes meet, each once. */
function bboxPairs(grids: readonly EdgedGrid[]): [EdgedGrid, EdgedGrid][] {
  if (grids.length === 0) return [];
  const index = new Flatbush(grids.length);
  const boxes = grids.map((g) => g.area.bounds);
  for (const box of boxes) index.add(...box);
  index.finish();
  return boxes.flatMap((box, i) =>
    index
      .search(...box)
      .filter((j) => j > i)
      .sort((a, b) => a - b)
      .map((j): [EdgedGrid, EdgedGrid] => [grids[i]!, grids[j]!]),
  );
}
