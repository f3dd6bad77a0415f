import { areaM2, frameOf, isInArea } from '../geo/area.ts';
import { boundsOf, polygonsOf } from '../geo/bounds.ts';
import { isPointInRing, signedRingArea } from '../geo/ring.ts';
import { findRingFault } from '../geo/ring-faults.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { AreaGeometry, LonLat } from '../model/area.ts';
import { layLattice, type Lattice } from './lattice.ts';
import {
  cutOutline,
  lineLat,
  lineLon,
  type Chain,
  type Cut,
  type CutLines,
  type CutOutline,
  type Side,
} from './unit-grid-cuts.ts';

/** A community or town to lay unit grids in. */
interface UnitGridArea {
  /** 12 digits: district 6, street 3, community 3. */
  readonly code: string;
  readonly geometry: AreaGeometry;
}

/** A unit grid (万米单元网格): a square of 10,000 m², or the part of one that lies in its area. */
interface UnitGrid {
  /** 15 digits: the area's code and a number from 001 on (TIL-8). */
  readonly code: string;
  readonly areaM2: number;
  readonly geometry: AreaGeometry;
}

interface LaidArea {
  readonly code: string;
  readonly grids: readonly UnitGrid[];
  /** The area's outline with the corners that its grids add: against it the grids tile by their edges alone (TIL-1). */
  readonly outline: AreaGeometry;
}

const AREA_CODE = /^\d{12}$/;
const MOST_GRIDS = 999;
/** Other lines are taken when an outline runs along the first ones; shares of a step that no survey uses. */
const TRIES = 40;
const SHIFT = 0.381_966_011;

/**
 * Lays unit grids into areas (TIL-7, TIL-8): squares on one net of lines for all of them, each cut at the outlines.
 * Neighbouring areas with the same edges get grids with the same edges.
 *
 * @returns an error that names the area whose code or outline cannot be used, or that needs more than 999 numbers
 */
export function layUnitGrids(areas: readonly UnitGridArea[], cellSizeM = 100): Result<readonly LaidArea[]> {
  for (const { code, geometry } of areas) {
    if (!AREA_CODE.test(code)) return err(`area ${code}: its code is not one of 12 digits`);
    const fault = polygonsOf(geometry)
      .flat()
      .map(findRingFault)
      .find((found) => found !== null);
    if (fault) return err(`area ${code}: a ring of its outline is ${fault.reason}`);
  }
  if (areas.length === 0) return ok([]);
  const bounds = boundsOf(areas.map(({ geometry }) => geometry));
  const lattice = layLattice(bounds, (bounds[1] + bounds[3]) / 2, cellSizeM);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const lines = shifted(lattice, (attempt * SHIFT) % 1);
    const cut = areas.map(({ geometry }) => cutOutline(geometry, lines));
    const laid = cut.map((outline, i) => outline && layArea(areas[i]!, outline, lattice, lines));
    if (!laid.every((one) => one !== null)) continue;
    const full = laid.find(({ grids }) => grids.length > MOST_GRIDS);
    return full
      ? err(`area ${full.code}: ${full.grids.length} unit grids, and its numbers end at ${MOST_GRIDS}`)
      : ok(laid);
  }
  return err('no lines were found that all outlines can be cut at');
}

function shifted({ west, south, lonStep, latStep }: Lattice, share: number): CutLines {
  return { west: west - share * lonStep, south: south - share * latStep, lonStep, latStep };
}

/** Null when two cuts lie at one place and other lines are needed. */
function layArea(
  { code, geometry }: UnitGridArea,
  cut: CutOutline,
  lattice: Lattice,
  lines: CutLines,
): LaidArea | null {
  const chainsIn = groupByCell(cut.chains);
  const loopsIn = groupByCell(cut.loops);
  const frame = frameOf([geometry]);
  const [west, south, east, north] = boundsOf([geometry]);
  const grids: UnitGrid[] = [];
  const lastColumn = Math.min(lattice.columns, Math.floor((east - lines.west) / lines.lonStep));
  for (
    let row = Math.floor((north - lines.south) / lines.latStep);
    row >= Math.floor((south - lines.south) / lines.latStep);
    row--
  ) {
    for (let column = Math.floor((west - lines.west) / lines.lonStep); column <= lastColumn; column++) {
      const chains = chainsIn.get(`${column} ${row}`) ?? [];
      const rings =
        chains.length > 0 ? joinChains(chains, cornersOf(lines, column, row)) : wholeCell(geometry, lines, column, row);
      if (!rings) return null;
      const polygons = withLoops(
        rings,
        (loopsIn.get(`${column} ${row}`) ?? []).map(({ ring }) => ring),
      );
      if (polygons.length === 0) continue;
      const outline: AreaGeometry =
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0]! }
          : { type: 'MultiPolygon', coordinates: polygons };
      const number = String(grids.length + 1).padStart(3, '0');
      grids.push({ code: `${code}${number}`, areaM2: areaM2(outline, frame), geometry: outline });
    }
  }
  return { code, grids, outline: cut.outline };
}

function groupByCell<T extends { readonly column: number; readonly row: number }>(
  pieces: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const piece of pieces) {
    const key = `${piece.column} ${piece.row}`;
    const known = groups.get(key);
    if (known) known.push(piece);
    else groups.set(key, [piece]);
  }
  return groups;
}

/** South-west, south-east, north-east, north-west. */
function cornersOf(lines: CutLines, column: number, row: number): readonly LonLat[] {
  const [west, east] = [lineLon(lines, column), lineLon(lines, column + 1)];
  const [south, north] = [lineLat(lines, row), lineLat(lines, row + 1)];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** A cell that no outline cuts is in the area as a whole or not at all. */
function wholeCell(area: AreaGeometry, lines: CutLines, column: number, row: number): LonLat[][] {
  const corners = cornersOf(lines, column, row);
  return isInArea(corners[0]!, area) ? [[...corners, corners[0]!]] : [];
}

/** Rings of a cut cell: each chain goes on round the cell, with the cell on the left, to the next chain that comes in. */
function joinChains(chains: readonly Chain[], corners: readonly LonLat[]): LonLat[][] | null {
  const entries = chains.toSorted((a, b) => alongSides(a.from, b.from));
  if (entries.some(({ from }, i) => i > 0 && alongSides(entries[i - 1]!.from, from) === 0)) return null;
  const left = new Set(chains);
  const rings: LonLat[][] = [];
  for (const first of chains) {
    if (!left.has(first)) continue;
    const ring: LonLat[] = [];
    let chain = first;
    do {
      left.delete(chain);
      ring.push(...chain.points);
      const { to } = chain;
      const next = entries.find(({ from }) => alongSides(from, to) > 0) ?? entries[0]!;
      const isRound = alongSides(next.from, to) < 0;
      for (let side = to.side as number; side < next.from.side + (isRound ? 4 : 0); side++)
        ring.push(corners[(side + 1) % 4]!);
      chain = next;
    } while (chain !== first && left.has(chain));
    if (chain !== first) return null;
    rings.push([...ring, ring[0]!]);
  }
  return rings;
}

/** Order of cuts on a walk round the cell from its south-western corner. */
function alongSides(a: Cut, b: Cut): number {
  if (a.side !== b.side) return a.side - b.side;
  const place = (cut: Cut, side: Side) => (side % 2 === 0 ? cut.point[0] : cut.point[1]);
  const ahead = place(a, a.side) - place(b, b.side);
  return a.side < 2 ? ahead : -ahead;
}

/** Small parts beside the rings, small holes in the ring round them. */
function withLoops(rings: readonly LonLat[][], loops: readonly (readonly LonLat[])[]): [number, number][][][] {
  const parts = [...rings, ...loops.filter((loop) => signedRingArea(loop) > 0)].map((ring) => [plain(ring)]);
  for (const hole of loops.filter((loop) => signedRingArea(loop) < 0)) {
    const round = parts
      .filter(([outer]) => isPointInRing(hole[0]!, outer!))
      .toSorted((a, b) => signedRingArea(a[0]!) - signedRingArea(b[0]!));
    round[0]?.push(plain(hole));
  }
  return parts;
}

function plain(ring: readonly LonLat[]): [number, number][] {
  return ring.map(([lon, lat]): [number, number] => [lon, lat]);
}
