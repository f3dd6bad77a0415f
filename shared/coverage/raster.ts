import { indexCellEdges, type CellEdges } from './cell-edges.ts';
import { crossingLon, type GridOutlines } from './grid-outline.ts';
import { cellOf, columnLon, rowLat, type Lattice } from './lattice.ts';

/** Which grid each cell belongs to, and how positions in cells on a border are told apart exactly. */
export interface Raster {
  /** By cell: the grid that its centre lies in (the lowest index where outlines overlap), -1 for none. */
  readonly gridOfCell: Int32Array;
  readonly borders: CellEdges;
}

/** Rasterises outlines once (COV-2): centres by scan line, borders by every cell that an edge touches. */
export function rasterise(lattice: Lattice, outlines: GridOutlines): Raster {
  const gridOfCell = new Int32Array(lattice.cells).fill(-1);
  const grids = outlines.start.length - 1;
  const gridOfEdge = new Int32Array(outlines.edges.length / 4);
  const doubles: [cell: number, grid: number][] = [];
  for (let grid = 0; grid < grids; grid++) {
    gridOfEdge.fill(grid, outlines.start[grid]!, outlines.start[grid + 1]!);
    fillCentres(lattice, outlines, grid, gridOfCell, doubles);
  }
  const { start, edge } = touchedCells(lattice, outlines);
  const holders = new Map<number, number[]>();
  for (const [cell, grid] of doubles) {
    const known = holders.get(cell);
    if (known) known.push(grid);
    else holders.set(cell, [grid]);
  }
  return { gridOfCell, borders: indexCellEdges(lattice, outlines, { start, edge, gridOfEdge, gridOfCell, holders }) };
}

function fillCentres(
  lattice: Lattice,
  outlines: GridOutlines,
  grid: number,
  owners: Int32Array,
  doubles: [number, number][],
): void {
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
      fillRun(lattice, row, crossings[i]!, crossings[i + 1]!, grid, owners, doubles);
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
  doubles: [number, number][],
): void {
  let column = Math.max(0, Math.floor((west - lattice.west) / lattice.lonStep - 0.5) - 1);
  for (; column < lattice.columns; column++) {
    const lon = columnLon(lattice, column);
    if (lon < west) continue;
    if (lon >= east) return;
    const cell = cellOf(lattice, column, row);
    if (owners[cell]! >= 0) doubles.push([cell, grid]);
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
  return [rowAt(lattice, south), rowAt(lattice, north)];
}

function rowAt(lattice: Lattice, lat: number): number {
  return Math.min(lattice.rows - 1, Math.max(0, Math.floor((lat - lattice.south) / lattice.latStep)));
}

function columnAt(lattice: Lattice, lon: number): number {
  return Math.min(lattice.columns - 1, Math.max(0, Math.floor((lon - lattice.west) / lattice.lonStep)));
}

/** Edges by the cells that they touch, counted first and then written, so that nothing grows. */
function touchedCells(lattice: Lattice, outlines: GridOutlines): { start: Int32Array; edge: Int32Array } {
  const start = new Int32Array(lattice.cells + 1);
  traceEdges(lattice, outlines, (cell) => void start[cell + 1]!++);
  for (let cell = 1; cell < start.length; cell++) start[cell]! += start[cell - 1]!;
  const next = start.slice();
  const edge = new Int32Array(start.at(-1)!);
  traceEdges(lattice, outlines, (cell, at) => {
    edge[next[cell]!] = at;
    next[cell]!++;
  });
  return { start, edge };
}

/** Visits every cell that an edge touches, with a hair of margin against rounding. */
function traceEdges(lattice: Lattice, { edges }: GridOutlines, visit: (cell: number, at: number) => void): void {
  const hair = 1e-9;
  for (let at = 0; at < edges.length; at += 4) {
    const y0 = edges[at + 1]!;
    const y1 = edges[at + 3]!;
    const lastRow = rowAt(lattice, y1 + hair);
    for (let row = rowAt(lattice, y0 - hair); row <= lastRow; row++) {
      const bottom = lattice.south + row * lattice.latStep;
      const a = lonOnEdge(edges, at, Math.max(y0, bottom - hair));
      const b = lonOnEdge(edges, at, Math.min(y1, bottom + lattice.latStep + hair));
      const level = y1 - y0 < hair;
      const west = level ? Math.min(edges[at]!, edges[at + 2]!) : Math.min(a, b);
      const east = level ? Math.max(edges[at]!, edges[at + 2]!) : Math.max(a, b);
      const lastColumn = columnAt(lattice, east + hair);
      for (let column = columnAt(lattice, west - hair); column <= lastColumn; column++)
        visit(cellOf(lattice, column, row), at);
    }
  }
}

function lonOnEdge(edges: Float64Array, at: number, lat: number): number {
  const y0 = edges[at + 1]!;
  const y1 = edges[at + 3]!;
  const share = y1 > y0 ? Math.min(1, Math.max(0, (lat - y0) / (y1 - y0))) : 0;
  return edges[at]! + share * (edges[at + 2]! - edges[at]!);
}
