import { isInside, type GridOutlines } from './grid-outline.ts';
import type { Lattice } from './lattice.ts';

/**
 * What decides the grid of a position in a cell that an outline passes through. Each such cell has a reference point of
 * which it is known in which grids it lies; a position is reached from it by one level and one upright step inside the
 * cell, and each edge of the cell that is crossed on the way leaves or enters its grids. Only edges that touch the cell
 * can be crossed, so that a lookup costs the same in a city of any size.
 */
export interface CellEdges {
  /** By cell: where its block begins in `blocks`, -1 when no outline touches the cell. */
  readonly blockOfCell: Int32Array;
  /**
   * Blocks, one after the other: `candidates | edges << 8`; a bit for each candidate that holds the reference point;
   * two words with four bits for each sixteenth of the cell; the candidates (ascending); then for each edge its place in
   * `GridOutlines.edges` and a bit for each candidate that it bounds. A sixteenth that no edge touches names the
   * candidate that holds it or `NOBODY`; the others say `DIVIDED`. A negative first word: so many candidates, to be
   * tested one by one.
   */
  readonly blocks: Int32Array;
}

/** Edges (place in `GridOutlines.edges`) by cell, and whose they are; and what else may hold the cell. */
interface Touches {
  /** Cell `c` is touched by `edge[start[c]]` up to `start[c + 1]`, in the order of the grids. */
  readonly start: Int32Array;
  readonly edge: Int32Array;
  /** By edge number: its grid. */
  readonly gridOfEdge: Int32Array;
  /** By cell: the grid that holds its centre, -1 for none. */
  readonly gridOfCell: Int32Array;
  /** By cell: further grids that hold its centre, where outlines overlap. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
}

/** Off-centre by fractions that no survey uses: an outline through the middle of a cell is common, one through this point is not. */
const REFERENCE_COLUMN = 0.414_213_56;
const REFERENCE_ROW = 0.577_350_27;
/** Degrees (0.01 mm): nearer to the reference point an edge is not crossed by rule but tested in full. */
const TOO_NEAR = 1e-10;
const MOST_CANDIDATES = 31;
/** Sixteenths: four columns and four rows in a cell. */
const PARTS = 4;
const NOBODY = 14;
const DIVIDED = 15;
/** Words before the candidates. */
const HEAD = 4;
/** Degrees (0.1 mm): an edge so near to a sixteenth touches it. */
const HAIR = 1e-9;

/** Builds the blocks of all cells that edges touch. */
export function indexCellEdges(lattice: Lattice, outlines: GridOutlines, touches: Touches): CellEdges {
  const cells = lattice.columns * lattice.rows;
  const blockOfCell = new Int32Array(cells).fill(-1);
  const words: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const candidates = candidatesOf(touches, cell);
    if (candidates.length === 0) continue;
    blockOfCell[cell] = words.length;
    putBlock(lattice, outlines, touches, cell, candidates, words);
  }
  return { blockOfCell, blocks: Int32Array.from(words) };
}

function candidatesOf({ start, edge, gridOfEdge, gridOfCell, holders }: Touches, cell: number): number[] {
  const others = holders.get(cell);
  if (start[cell] === start[cell + 1] && others === undefined) return [];
  const grids = new Set(others);
  if (gridOfCell[cell]! >= 0) grids.add(gridOfCell[cell]!);
  for (let i = start[cell]!; i < start[cell + 1]!; i++) grids.add(gridOfEdge[edge[i]! >> 2]!);
  return [...grids].sort((a, b) => a - b);
}

function putBlock(
  lattice: Lattice,
  outlines: GridOutlines,
  touches: Touches,
  cell: number,
  candidates: readonly number[],
  words: number[],
): void {
  const { start, edge, gridOfEdge } = touches;
  const { edges } = outlines;
  const lon = referenceLon(lattice, cell % lattice.columns);
  const lat = referenceLat(lattice, Math.floor(cell / lattice.columns));
  const known: { at: number; mask: number }[] = [];
  let isClear = candidates.length <= MOST_CANDIDATES;
  for (let i = start[cell]!; i < start[cell + 1]!; i++) {
    const at = edge[i]!;
    if (isTooNear(edges, at, lon, lat)) isClear = false;
    const bit = 1 << candidates.indexOf(gridOfEdge[at >> 2]!);
    const same = known.find((other) => isSameEdge(edges, other.at, at));
    if (same) same.mask ^= bit;
    else known.push({ at, mask: bit });
  }
  if (!isClear) {
    words.push(-candidates.length, 0, 0, 0, ...candidates);
    return;
  }
  const bits = candidates.reduce((sum, grid, i) => (isInside(outlines, grid, lon, lat) ? sum | (1 << i) : sum), 0);
  const places = known.map(({ at }) => at);
  const [south, north] = partsOf(lattice, outlines, cell, candidates, places);
  words.push(candidates.length | (known.length << 8), bits, south, north, ...candidates);
  for (const { at, mask } of known) words.push(at, mask);
}

/** Who holds each sixteenth of a cell, four bits each: the two southern rows in one word, the two northern in the other. */
function partsOf(
  lattice: Lattice,
  outlines: GridOutlines,
  cell: number,
  candidates: readonly number[],
  places: readonly number[],
): [south: number, north: number] {
  const west = lattice.west + (cell % lattice.columns) * lattice.lonStep;
  const south = lattice.south + Math.floor(cell / lattice.columns) * lattice.latStep;
  const halfLon = lattice.lonStep / PARTS / 2;
  const halfLat = lattice.latStep / PARTS / 2;
  const words: [number, number] = [0, 0];
  for (let part = 0; part < PARTS * PARTS; part++) {
    const lon = west + ((part % PARTS) * 2 + 1) * halfLon;
    const lat = south + (Math.floor(part / PARTS) * 2 + 1) * halfLat;
    const isDivided = places.some((at) => touchesBox(outlines.edges, at, lon, lat, halfLon + HAIR, halfLat + HAIR));
    const holder = isDivided ? DIVIDED : candidates.findIndex((grid) => isInside(outlines, grid, lon, lat));
    const value = holder === -1 ? NOBODY : holder >= NOBODY ? DIVIDED : holder;
    words[part >> 3]! |= value << ((part & 7) * 4);
  }
  return words;
}

/** Whether an edge touches the box around a point: no axis and no normal of the edge separates them. */
function touchesBox(
  edges: Float64Array,
  at: number,
  lon: number,
  lat: number,
  halfLon: number,
  halfLat: number,
): boolean {
  const x0 = edges[at]! - lon;
  const y0 = edges[at + 1]! - lat;
  const x1 = edges[at + 2]! - lon;
  const y1 = edges[at + 3]! - lat;
  if (Math.min(x0, x1) > halfLon || Math.max(x0, x1) < -halfLon) return false;
  if (Math.min(y0, y1) > halfLat || Math.max(y0, y1) < -halfLat) return false;
  return Math.abs(x0 * y1 - x1 * y0) <= Math.abs(y1 - y0) * halfLon + Math.abs(x1 - x0) * halfLat;
}

function isSameEdge(edges: Float64Array, a: number, b: number): boolean {
  for (let i = 0; i < 4; i++) if (edges[a + i] !== edges[b + i]) return false;
  return true;
}

function isTooNear(edges: Float64Array, at: number, lon: number, lat: number): boolean {
  if (Math.abs(edges[at]! - lon) < TOO_NEAR || Math.abs(edges[at + 2]! - lon) < TOO_NEAR) return true;
  return Math.abs(uprightLat(edges, at, lon) - lat) < TOO_NEAR;
}

/** Latitude where an edge meets a meridian; NaN when it does not. */
function uprightLat(edges: Float64Array, at: number, lon: number): number {
  const x0 = edges[at]!;
  const x1 = edges[at + 2]!;
  if (x0 <= lon === x1 <= lon) return Number.NaN;
  const y0 = edges[at + 1]!;
  return y0 + ((lon - x0) / (x1 - x0)) * (edges[at + 3]! - y0);
}

function referenceLon(lattice: Lattice, column: number): number {
  return lattice.west + (column + REFERENCE_COLUMN) * lattice.lonStep;
}

function referenceLat(lattice: Lattice, row: number): number {
  return lattice.south + (row + REFERENCE_ROW) * lattice.latStep;
}

/**
 * The grid of a position in a cell with a block: the one with the lowest index that holds it, -1 for none. The same as
 * testing each candidate with `isInside`, bit for bit.
 */
export function gridByEdges(
  { blocks }: CellEdges,
  outlines: GridOutlines,
  lattice: Lattice,
  block: number,
  column: number,
  row: number,
  lon: number,
  lat: number,
): number {
  const head = blocks[block]!;
  if (head < 0) return firstHolder(blocks, outlines, block + HEAD, -head, lon, lat);
  const partColumn = Math.floor(((lon - lattice.west) / lattice.lonStep - column) * PARTS);
  const partRow = Math.floor(((lat - lattice.south) / lattice.latStep - row) * PARTS);
  const holder = (blocks[block + 2 + (partRow >> 1)]! >>> (((partRow & 1) * PARTS + partColumn) * 4)) & 15;
  if (holder !== DIVIDED) return holder === NOBODY ? -1 : blocks[block + HEAD + holder]!;
  const { edges } = outlines;
  const candidates = head & 0xff;
  const fromLon = referenceLon(lattice, column);
  const fromLat = referenceLat(lattice, row);
  let bits = blocks[block + 1]!;
  const first = block + HEAD + candidates;
  const end = first + (head >> 8) * 2;
  for (let i = first; i < end; i += 2) {
    const at = blocks[i]!;
    const x0 = edges[at]!;
    const y0 = edges[at + 1]!;
    const x1 = edges[at + 2]!;
    const y1 = edges[at + 3]!;
    let crossings = 0;
    if (lat >= y0 && lat < y1) {
      const x = x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0);
      if (x > lon !== x > fromLon) crossings = 1;
    }
    if (x0 <= fromLon !== x1 <= fromLon) {
      const y = y0 + ((fromLon - x0) / (x1 - x0)) * (y1 - y0);
      if (Math.abs(y - lat) < TOO_NEAR) return firstHolder(blocks, outlines, block + HEAD, candidates, lon, lat);
      if (y > lat !== y > fromLat) crossings ^= 1;
    }
    if (crossings === 1) bits ^= blocks[i + 1]!;
  }
  return bits === 0 ? -1 : blocks[block + HEAD + (31 - Math.clz32(bits & -bits))]!;
}

function firstHolder(
  blocks: Int32Array,
  outlines: GridOutlines,
  from: number,
  candidates: number,
  lon: number,
  lat: number,
): number {
  for (let i = from; i < from + candidates; i++) if (isInside(outlines, blocks[i]!, lon, lat)) return blocks[i]!;
  return -1;
}
