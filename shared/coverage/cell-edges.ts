import { isInside, type GridOutlines } from './grid-outline.ts';
import { columnOf, rowOf, type Lattice } from './lattice.ts';

/**
 * What decides the grid of a position, laid out so that a lookup reads one word of its cell and, where an outline passes
 * through the cell, one short block. Nearly always that is one edge from side to side: the block names the grids on
 * both sides of it. Other cells have a reference point of which it is known in which grids it lies; a position is reached
 * from it by a straight line inside the cell, and each edge that the line crosses leaves or enters its grids. Only
 * edges that touch the cell matter, so that a lookup costs the same in a city of any size.
 */
export interface CellEdges {
  /** By cell: the grid that holds all of it, -1 for none; from -2 downwards: `-2 - word` is where its block begins, plus its kind. */
  readonly wordOfCell: Int32Array;
  /**
   * Blocks, each from a multiple of 4, so that the lowest bits are free for the kind.
   *
   * `FLAT` and `STEEP`, an edge from side to side, `y = slope x + base` or `x = slope y + base`: the grid where the left
   * is more than the right, the grid where it is less (-1 for none), then slope and base in `places`.
   *
   * `CROSSED`: `candidates | edges << 4`, and from bit 16 a bit for each candidate that holds the reference point; the
   * candidates (ascending); then for each edge its two ends in `places` and a bit for each candidate that it bounds. A
   * negative first word: so many candidates, to be tested one by one.
   */
  readonly blocks: Int32Array;
  /** The same bytes as places: sides of the cell, from its south-western corner, edges cut off well outside of it. */
  readonly places: Float32Array;
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
const CROSSED = 0;
export const FLAT = 1;
const STEEP = 2;
export const KINDS = 3;
const LINE_WORDS = 4;
const EDGE_WORDS = 5;
const MOST_CANDIDATES = 15;
const MOST_EDGES = 4095;
/** Sides of a cell by which an edge is kept beyond it. */
const BEYOND = 0.5;
/**
 * Sides of a cell (0.4 mm): more than rounding to single precision can do to a distance or a cross product of two ways in
 * the kept part. A position that an edge passes by less is tested against the outlines themselves, to the last bit.
 */
export const UNSURE = 4e-6;

/** Builds the words of all cells and the blocks of those that edges touch. */
export function indexCellEdges(lattice: Lattice, outlines: GridOutlines, touches: Touches): CellEdges {
  const wordOfCell = touches.gridOfCell.slice();
  const { start } = touches;
  let room = new Int32Array(1 << 12);
  let end = 0;
  for (let cell = 0; cell < wordOfCell.length; cell++) {
    if (start[cell] === start[cell + 1]) continue;
    const { kind, words } = blockOf(lattice, outlines, touches, cell);
    const next = end + Math.ceil(words.length / LINE_WORDS) * LINE_WORDS;
    if (next > room.length) room = larger(room, next);
    room.set(words, end);
    wordOfCell[cell] = -2 - (end | kind);
    end = next;
  }
  const blocks = room.slice(0, end);
  return { wordOfCell, blocks, places: new Float32Array(blocks.buffer) };
}

function larger(room: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(least, Math.ceil(room.length * 1.5)));
  made.set(room);
  return made;
}

function candidatesOf({ start, edge, gridOfEdge, gridOfCell, holders }: Touches, cell: number): number[] {
  const grids = [...(holders.get(cell) ?? [])];
  if (gridOfCell[cell]! >= 0) grids.push(gridOfCell[cell]!);
  for (let i = start[cell]!; i < start[cell + 1]!; i++) {
    const grid = gridOfEdge[edge[i]! >> 2]!;
    if (!grids.includes(grid)) grids.push(grid);
  }
  return grids.sort((a, b) => a - b);
}

interface KnownEdge {
  readonly at: number;
  /** A bit for each candidate that it bounds; an edge that one grid has twice bounds nothing. */
  mask: number;
}

interface Block {
  readonly kind: typeof CROSSED | typeof FLAT | typeof STEEP;
  readonly words: ArrayLike<number>;
}

function blockOf(lattice: Lattice, outlines: GridOutlines, touches: Touches, cell: number): Block {
  const candidates = candidatesOf(touches, cell);
  const known = edgesOf(outlines, touches, cell, candidates);
  if (candidates.length > MOST_CANDIDATES || known.length > MOST_EDGES)
    return { kind: CROSSED, words: [-candidates.length, ...candidates] };
  const column = columnOf(lattice, cell);
  const row = rowOf(lattice, cell);
  const lon = lattice.west + (column + REFERENCE_COLUMN) * lattice.lonStep;
  const lat = lattice.south + (row + REFERENCE_ROW) * lattice.latStep;
  const bits = candidates.reduce((sum, grid, i) => (isInside(outlines, grid, lon, lat) ? sum | (1 << i) : sum), 0);
  const parts = known.map(({ at }) => nearPart(lattice, outlines.edges, at, column, row));
  const divided = known.length === 1 ? dividedBlock(candidates, bits, known[0]!.mask, parts[0]!) : null;
  if (divided) return divided;
  const words = new Int32Array(1 + candidates.length + known.length * EDGE_WORDS);
  const places = new Float32Array(words.buffer);
  words[0] = candidates.length | (known.length << 4) | (bits << 16);
  words.set(candidates, 1);
  known.forEach(({ mask }, i) => {
    const to = 1 + candidates.length + i * EDGE_WORDS;
    places.set(parts[i]!, to);
    words[to + EDGE_WORDS - 1] = mask;
  });
  return { kind: CROSSED, words };
}

/** The block of a cell that one edge divides; null when the edge ends in the cell or passes by the reference point. */
function dividedBlock(
  candidates: readonly number[],
  bits: number,
  mask: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): Block | null {
  if (isInCell(x0, y0) || isInCell(x1, y1)) return null;
  const isFlat = Math.abs(y1 - y0) <= Math.abs(x1 - x0);
  const slope = isFlat ? (y1 - y0) / (x1 - x0) : (x1 - x0) / (y1 - y0);
  const base = isFlat ? y0 - slope * x0 : x0 - slope * y0;
  const away = isFlat
    ? REFERENCE_ROW - slope * REFERENCE_COLUMN - base
    : REFERENCE_COLUMN - slope * REFERENCE_ROW - base;
  if (Math.abs(away) <= UNSURE) return null;
  const here = lowestOf(candidates, bits);
  const beyond = lowestOf(candidates, bits ^ mask);
  const words = Int32Array.from(away > 0 ? [here, beyond, 0, 0] : [beyond, here, 0, 0]);
  new Float32Array(words.buffer).set([slope, base], 2);
  return { kind: isFlat ? FLAT : STEEP, words };
}

function isInCell(x: number, y: number): boolean {
  return x > 0 && x < 1 && y > 0 && y < 1;
}

function lowestOf(candidates: ArrayLike<number>, bits: number): number {
  return bits === 0 ? -1 : candidates[31 - Math.clz32(bits & -bits)]!;
}

function edgesOf(
  { edges }: GridOutlines,
  { start, edge, gridOfEdge }: Touches,
  cell: number,
  candidates: readonly number[],
): readonly KnownEdge[] {
  const known: KnownEdge[] = [];
  for (let i = start[cell]!; i < start[cell + 1]!; i++) {
    const at = edge[i]!;
    if (edges[at] === edges[at + 2] && edges[at + 1] === edges[at + 3]) continue;
    const bit = 1 << candidates.indexOf(gridOfEdge[at >> 2]!);
    const same = known.find((other) => isSameEdge(edges, other.at, at));
    if (same) same.mask ^= bit;
    else known.push({ at, mask: bit });
  }
  return known;
}

function isSameEdge(edges: Float64Array, a: number, b: number): boolean {
  for (let i = 0; i < 4; i++) if (edges[a + i] !== edges[b + i]) return false;
  return true;
}

/** The part of an edge in and around a cell, in sides of the cell: small numbers keep their precision. */
function nearPart(
  lattice: Lattice,
  edges: Float64Array,
  at: number,
  column: number,
  row: number,
): [x0: number, y0: number, x1: number, y1: number] {
  const x0 = (edges[at]! - lattice.west) / lattice.lonStep - column;
  const y0 = (edges[at + 1]! - lattice.south) / lattice.latStep - row;
  const wayX = (edges[at + 2]! - lattice.west) / lattice.lonStep - column - x0;
  const wayY = (edges[at + 3]! - lattice.south) / lattice.latStep - row - y0;
  const [enterX, leaveX] = sharesWithin(x0, wayX);
  const [enterY, leaveY] = sharesWithin(y0, wayY);
  const enter = Math.max(0, enterX, enterY);
  const leave = Math.min(1, leaveX, leaveY);
  return [x0 + wayX * enter, y0 + wayY * enter, x0 + wayX * leave, y0 + wayY * leave];
}

/** From which to which share of a way along one axis it is near the cell. */
function sharesWithin(from: number, way: number): [enter: number, leave: number] {
  if (way === 0) return [0, 1];
  const a = (-BEYOND - from) / way;
  const b = (1 + BEYOND - from) / way;
  return a < b ? [a, b] : [b, a];
}

/**
 * The grid of a position in a cell with a block: the one with the lowest index that holds it, -1 for none. The same as
 * testing each candidate with `isInside`, bit for bit.
 *
 * @param word of the cell, -2 or less
 * @param x place in the cell, sides of it from its south-western corner
 */
export function gridByEdges(
  cells: CellEdges,
  outlines: GridOutlines,
  word: number,
  x: number,
  y: number,
  lon: number,
  lat: number,
): number {
  const { blocks, places } = cells;
  const block = (-2 - word) & ~KINDS;
  const kind = (-2 - word) & KINDS;
  if (kind === CROSSED) return gridByCrossings(cells, outlines, block, x, y, lon, lat);
  const slope = places[block + 2]!;
  const base = places[block + 3]!;
  // Whole steps, so that the side is read from the sign bit: a branch on it would be guessed wrong half the time.
  const steps = ((kind === FLAT ? y - slope * x - base : x - slope * y - base) * (1 / UNSURE)) | 0;
  if (steps !== 0) return blocks[block + (steps >>> 31)]!;
  const [more, less] = [blocks[block]!, blocks[block + 1]!];
  const low = Math.min(more, less);
  if (low >= 0 && isInside(outlines, low, lon, lat)) return low;
  const high = Math.max(more, less);
  return high >= 0 && isInside(outlines, high, lon, lat) ? high : -1;
}

function gridByCrossings(
  { blocks, places }: CellEdges,
  outlines: GridOutlines,
  block: number,
  x: number,
  y: number,
  lon: number,
  lat: number,
): number {
  const head = blocks[block]!;
  if (head < 0) return firstHolder(blocks, outlines, block + 1, -head, lon, lat);
  const candidates = head & 15;
  const wayX = REFERENCE_COLUMN - x;
  const wayY = REFERENCE_ROW - y;
  let bits = head >>> 16;
  const first = block + 1 + candidates;
  const end = first + ((head >>> 4) & MOST_EDGES) * EDGE_WORDS;
  for (let i = first; i < end; i += EDGE_WORDS) {
    const x0 = places[i]! - x;
    const y0 = places[i + 1]! - y;
    const x1 = places[i + 2]! - x;
    const y1 = places[i + 3]! - y;
    const side0 = wayX * y0 - wayY * x0;
    const side1 = wayX * y1 - wayY * x1;
    if ((side0 > UNSURE && side1 > UNSURE) || (side0 < -UNSURE && side1 < -UNSURE)) continue;
    const sideHere = x0 * y1 - y0 * x1;
    const sideThere = sideHere + wayX * (y0 - y1) + wayY * (x1 - x0);
    if (Math.min(Math.abs(side0), Math.abs(side1), Math.abs(sideHere), Math.abs(sideThere)) <= UNSURE)
      return firstHolder(blocks, outlines, block + 1, candidates, lon, lat);
    if (sideHere > 0 !== sideThere > 0) bits ^= blocks[i + 4]!;
  }
  return bits === 0 ? -1 : blocks[block + 1 + (31 - Math.clz32(bits & -bits))]!;
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
