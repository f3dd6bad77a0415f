import Flatbush from 'flatbush';
import { areaM2, frameOf, meanWidthM, polygonAreaM2 } from '../geo/area.ts';
import { boundsOf, polygonsOf, type Bounds } from '../geo/bounds.ts';
import { intersectAreas, subtractAreas, toAreaGeometry, uniteAreas, type Polygons } from '../geo/clip.ts';
import type { LocalMetres } from '../geo/local-metres.ts';
import { mayLeave, mayOverlap, outlineOf, type Outline as EdgedArea } from '../geo/outline.ts';
import { findRingFault, type RingFaultReason } from '../geo/ring-faults.ts';
import { ok, type Result } from '../lib/result.ts';
import type { AreaGeometry, LonLat } from '../model/area.ts';
import { suspectBoxes, unmetEdges } from './tiling-suspects.ts';
import { traceGaps } from './tiling-trace.ts';

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
  /** `edges` when the edges of grids and town alone told everything and nothing had to be clipped. */
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
  const edged = grids.map((g): EdgedGrid => ({ code: g.code, area: outlineOf(g.geometry) }));
  const whole = outlineOf(town);
  if (broken.length > 0) {
    const mended = grids.map((g): EdgedGrid => ({ code: g.code, area: outlineOf(repair(g.geometry)) }));
    const faults = clipFaults(outlineOf(repair(town)), mended, null, { frame, toleranceM });
    return { method: 'clipping', ...areas, faults: [...broken, ...faults] };
  }
  const unmet = unmetEdges(
    whole,
    edged.map(({ area }) => area),
  );
  const { gaps, rest } = traceGaps(unmet, suspectBoxes(unmet));
  const traced = facesOf(ok(gaps.map((ring) => [ring.map(([lon, lat]): [number, number] => [lon, lat])])), null, {
    frame,
    toleranceM,
  }).map(asGap);
  if (rest.length === 0) return { method: 'edges', ...areas, faults: traced.toSorted(bySize) };
  const clipped = clipFaults(whole, edged, rest, { frame, toleranceM });
  return { method: 'clipping', ...areas, faults: [...traced, ...clipped].toSorted(byKindAndSize) };
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

interface EdgedGrid {
  readonly code: string;
  readonly area: EdgedArea;
}

/** More suspect places than this are cheaper to clip at once. */
const MOST_PLACES = 40;

/** Clips only at the suspect places (null: everywhere), and there only what a look at the edges cannot rule out. */
function clipFaults(
  town: EdgedArea,
  grids: readonly EdgedGrid[],
  places: readonly Bounds[] | null,
  measure: Measure,
): TilingFault[] {
  const suspects = places ? grids.filter(({ area }) => places.some((place) => doBoxesMeet(place, area.bounds))) : grids;
  const subjects =
    places && places.length <= MOST_PLACES ? places.map((place) => partOf(town, place)) : [town.geometry];
  const gaps = subjects.flatMap((subject) => gapsIn(subject, suspects, measure)).map(asGap);
  const overlaps = bboxPairs(suspects)
    .filter(([a, b]) => mayOverlap(a.area, b.area))
    .flatMap(([a, b]) =>
      facesOf(intersectAreas(a.area.geometry, b.area.geometry), a.code, measure).map((face) =>
        'rule' in face
          ? face
          : { rule: 'TIL-3' as const, kind: 'overlap' as const, ...face, grids: [a.code, b.code] as const },
      ),
    );
  const outside = suspects
    .filter((g) => mayLeave(g.area, town))
    .flatMap((g) =>
      facesOf(subtractAreas(g.area.geometry, [town.geometry]), g.code, measure).map((face) =>
        'rule' in face ? face : { rule: 'TIL-4' as const, kind: 'outside' as const, ...face, grid: g.code },
      ),
    );
  return [...gaps.toSorted(bySize), ...overlaps.toSorted(bySize), ...outside.toSorted(bySize)];
}

/** What of the town lies in a box; the whole town where that cannot be clipped. */
function partOf(town: EdgedArea, [west, south, east, north]: Bounds): AreaGeometry | null {
  const corners: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const part = intersectAreas(town.geometry, { type: 'Polygon', coordinates: [corners] });
  return part.ok ? toAreaGeometry(part.value) : town.geometry;
}

function gapsIn(
  subject: AreaGeometry | null,
  grids: readonly EdgedGrid[],
  measure: Measure,
): ReturnType<typeof facesOf> {
  if (subject === null) return [];
  const bounds = boundsOf([subject]);
  const near = grids.filter(({ area }) => doBoxesMeet(bounds, area.bounds)).map(({ area }) => area.geometry);
  return facesOf(subtractAreas(subject, near), null, measure);
}

function doBoxesMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
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

function asGap(face: ReturnType<typeof facesOf>[number]): TilingFault {
  return 'rule' in face ? face : { rule: 'TIL-2', kind: 'gap', ...face };
}

const KINDS = ['gap', 'overlap', 'outside', 'broken-ring'] as const;

function byKindAndSize(a: TilingFault, b: TilingFault): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || bySize(a, b);
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
