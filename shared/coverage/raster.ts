import { crossingLon, type GridOutlines } from './grid-outline.ts';
import { columnLon, rowLat, type Lattice } from './lattice.ts';

/** Which grid each cell belongs to, and between which grids a position in a cell has to be decided exactly. */
export interface Raster {
  /** By cell: the grid that its centre lies in (the lowest index where outlines overlap), -1 for none. */
  readonly gridOfCell: Int32Array;
  /** Cell `c` has candidates `candidates[candidateStart[c]]` up to `candidateStart[c + 1]`, ascending; none inside one grid. */
  readonly candidateStart: Int32Array;
  readonly candidates: Int32Array;
}

/** Rasterises outlines once (COV-2): centres by scan line, borders by every cell that an edge touches. */
export function rasterise(lattice: Lattice, outlines: GridOutlines): Raster {
  const gridOfCell = new Int32Array(lattice.columns * lattice.rows).fill(-1);
  const pairs: Pairs = { cells: [], grids: [] };
  for (let grid = 0; grid + 1 < outlines.start.length; grid++) {
    fillCentres(lattice, outlines, grid, gridOfCell, pairs);
    traceEdges(lattice, outlines, grid, pairs);
  }
  for (let i = pairs.cells.length - 1; i >= 0; i--) {
    const owner = gridOfCell[pairs.cells[i]!]!;
    if (owner >= 0) put(pairs, pairs.cells[i]!, owner);
  }
  return { gridOfCell, ...indexPairs(pairs, gridOfCell.length) };
}

interface Pairs {
  readonly cells: number[];
  readonly grids: number[];
}

function put(pairs: Pairs, cell: number, grid: number): void {
  pairs.cells.push(cell);
  pairs.grids.push(grid);
}

function fillCentres(lattice: Lattice, outlines: GridOutlines, grid: number, owners: Int32Array, pairs: Pairs): void {
  const from = outlines.start[grid]! * 4;
  const to = outlines.start[grid + 1]! * 4;
  const [firstRow, lastRow] = rowRange(lattice, outlines.edges, from, to);
  for (let row = firstRow; row <= lastRow; row++) {
    const lat = rowLat(lattice, row);
    const crossings: number[] = [];
    for (let at = from; at < to; at += 4) {
      const lon = crossingLon(outlines.edges, at, lat);
      if (!Number.isNaN(lon)) crossings.push(lon);
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      fillRun(lattice, row, crossings[i]!, crossings[i + 1]!, grid, owners, pairs);
    }
  }
}

/** Centres from `west` (counted) to `east` (not counted): the half-open rule of `isInside`. */
function fillRun(
  lattice: Lattice,
  row: number,
  west: number,
  east: number,
  grid: number,
  owners: Int32Array,
  pairs: Pairs,
): void {
  let column = Math.max(0, Math.floor((west - lattice.west) / lattice.lonStep - 0.5) - 1);
  for (; column < lattice.columns; column++) {
    const lon = columnLon(lattice, column);
    if (lon < west) continue;
    if (lon >= east) return;
    const cell = row * lattice.columns + column;
    if (owners[cell]! >= 0) put(pairs, cell, grid);
    else owners[cell] = grid;
  }
}

function rowRange(lattice: Lattice, edges: Float64Array, from: number, to: number): [number, number] {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at += 4) {
    south = Math.min(south, edges[at + 1]!);
    north = Math.max(north, edges[at + 3]!);
  }
  if (south > north) return [0, -1];
  return [rowOf(lattice, south), rowOf(lattice, north)];
}

function rowOf(lattice: Lattice, lat: number): number {
  return Math.min(lattice.rows - 1, Math.max(0, Math.floor((lat - lattice.south) / lattice.latStep)));
}

function columnOf(lattice: Lattice, lon: number): number {
  return Math.min(lattice.columns - 1, Math.max(0, Math.floor((lon - lattice.west) / lattice.lonStep)));
}

/** Marks every cell that an edge of the grid touches, with a hair of margin against rounding. */
function traceEdges(lattice: Lattice, outlines: GridOutlines, grid: number, pairs: Pairs): void {
  const { edges, start } = outlines;
  const hair = 1e-9;
  for (let at = start[grid]! * 4; at < start[grid + 1]! * 4; at += 4) {
    const y0 = edges[at + 1]!;
    const y1 = edges[at + 3]!;
    for (let row = rowOf(lattice, y0 - hair); row <= rowOf(lattice, y1 + hair); row++) {
      const bottom = lattice.south + row * lattice.latStep;
      const a = lonOnEdge(edges, at, Math.max(y0, bottom - hair));
      const b = lonOnEdge(edges, at, Math.min(y1, bottom + lattice.latStep + hair));
      const level = y1 - y0 < hair;
      const west = level ? Math.min(edges[at]!, edges[at + 2]!) : Math.min(a, b);
      const east = level ? Math.max(edges[at]!, edges[at + 2]!) : Math.max(a, b);
      for (let column = columnOf(lattice, west - hair); column <= columnOf(lattice, east + hair); column++) {
        put(pairs, row * lattice.columns + column, grid);
      }
    }
  }
}

function lonOnEdge(edges: Float64Array, at: number, lat: number): number {
  const y0 = edges[at + 1]!;
  const y1 = edges[at + 3]!;
  const share = y1 > y0 ? Math.min(1, Math.max(0, (lat - y0) / (y1 - y0))) : 0;
  return edges[at]! + share * (edges[at + 2]! - edges[at]!);
}

/** Groups pairs by cell, each grid once and ascending. */
function indexPairs(pairs: Pairs, cells: number): Pick<Raster, 'candidateStart' | 'candidates'> {
  const byCell = new Map<number, Set<number>>();
  pairs.cells.forEach((cell, i) => {
    const known = byCell.get(cell);
    if (known) known.add(pairs.grids[i]!);
    else byCell.set(cell, new Set([pairs.grids[i]!]));
  });
  const candidateStart = new Int32Array(cells + 1);
  let total = 0;
  for (let cell = 0; cell < cells; cell++) {
    candidateStart[cell] = total;
    total += byCell.get(cell)?.size ?? 0;
  }
  candidateStart[cells] = total;
  const candidates = new Int32Array(total);
  for (const [cell, grids] of byCell)
    candidates.set(
      [...grids].sort((a, b) => a - b),
      candidateStart[cell]!,
    );
  return { candidateStart, candidates };
}
