import { FLAT, gridByEdges, KINDS, UNSURE } from './cell-edges.ts';
import type { CoverageIndex } from './coverage-index.ts';
import { cellAt, type Lattice } from './lattice.ts';

/**
 * So many places go through each step together. A lookup is mostly waiting for memory; places of one step do not wait
 * for each other, so that the processor fetches for many of them at once, and what a step fetched is near for the next.
 */
const BLOCK = 512;
/** In words of `blocks`: what one line of memory holds. */
const LINE = 16;

/** Room for one block of places, filled anew by each; nothing is kept in it. */
const room = {
  cell: new Int32Array(BLOCK),
  /** Places in cells that one edge divides, then those in other cells that edges touch. */
  divided: new Int32Array(BLOCK),
  crossed: new Int32Array(BLOCK),
  touched: 0,
};

/**
 * The grids that places lie in, -1 for none (COV-2): for each what `gridAt` answers, several times as fast in a large city.
 *
 * @param grids filled with one grid for each of the first `count` places
 */
export function gridsAt(
  index: CoverageIndex,
  lons: Float64Array,
  lats: Float64Array,
  grids: Int32Array,
  count: number = grids.length,
): void {
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(count, from + BLOCK);
    locate(index.lattice, lons, lats, from, to);
    readWords(index, grids, from, to);
    decide(index, lons, lats, grids, from, to);
  }
}

function locate(lattice: Lattice, lons: Float64Array, lats: Float64Array, from: number, to: number): void {
  const { cell } = room;
  for (let i = from; i < to; i++) cell[i - from] = cellAt(lattice, lons[i]!, lats[i]!);
}

function readWords({ raster }: CoverageIndex, grids: Int32Array, from: number, to: number): void {
  const { cell } = room;
  const { wordOfCell } = raster.borders;
  for (let i = from; i < to; i++) {
    const at = cell[i - from]!;
    grids[i] = at < 0 ? -1 : wordOfCell[at]!;
  }
}

/** Puts grids in the place of words. */
function decide(
  index: CoverageIndex,
  lons: Float64Array,
  lats: Float64Array,
  grids: Int32Array,
  from: number,
  to: number,
): void {
  const { divided, crossed } = room;
  let [lines, others] = [0, 0];
  for (let i = from; i < to; i++) {
    const word = grids[i]!;
    // Counted without branches: which kind a cell is of cannot be guessed.
    const isLeft = (word + 1) >>> 31;
    const isOther = isLeft & ((((-2 - word) & KINDS) - FLAT) >>> 31);
    divided[lines] = i;
    crossed[others] = i;
    lines += isLeft - isOther;
    others += isOther;
  }
  touchBlocks(index, grids, lines, others);
  decideDivided(index, lons, lats, grids, lines);
  for (let k = 0; k < others; k++) {
    const i = crossed[k]!;
    grids[i] = decideOne(index, grids[i]!, lons[i]!, lats[i]!);
  }
}

/** Has the blocks fetched that the next steps read; the sum is of no use, but loads without a use would be left out. */
function touchBlocks({ raster }: CoverageIndex, grids: Int32Array, lines: number, others: number): void {
  const { blocks } = raster.borders;
  const { divided, crossed } = room;
  const last = blocks.length - 1;
  let sum = 0;
  for (let k = 0; k < lines; k++) sum ^= blocks[(-2 - grids[divided[k]!]!) & ~KINDS]!;
  for (let k = 0; k < others; k++) {
    const block = (-2 - grids[crossed[k]!]!) & ~KINDS;
    sum ^= blocks[block]! ^ blocks[Math.min(last, block + LINE)]!;
  }
  room.touched = sum;
}

function decideDivided(
  index: CoverageIndex,
  lons: Float64Array,
  lats: Float64Array,
  grids: Int32Array,
  lines: number,
): void {
  const { west, south, lonStep, latStep } = index.lattice;
  const { blocks, places } = index.raster.borders;
  const { divided } = room;
  for (let k = 0; k < lines; k++) {
    const i = divided[k]!;
    const word = grids[i]!;
    const block = (-2 - word) & ~KINDS;
    const x = (lons[i]! - west) / lonStep;
    const y = (lats[i]! - south) / latStep;
    const inX = x - Math.floor(x);
    const inY = y - Math.floor(y);
    const along = inX + (((-2 - word) & KINDS) - FLAT) * (inY - inX);
    const across = inX + inY - along;
    const steps = ((across - places[block + 2]! * along - places[block + 3]!) * (1 / UNSURE)) | 0;
    grids[i] = steps !== 0 ? blocks[block + (steps >>> 31)]! : decideOne(index, word, lons[i]!, lats[i]!);
  }
}

function decideOne({ lattice, raster, outlines }: CoverageIndex, word: number, lon: number, lat: number): number {
  const x = (lon - lattice.west) / lattice.lonStep;
  const y = (lat - lattice.south) / lattice.latStep;
  return gridByEdges(raster.borders, outlines, word, x - Math.floor(x), y - Math.floor(y), lon, lat);
}
