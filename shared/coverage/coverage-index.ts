import type { AreaCollection, Grid, LonLat } from '../model/area.ts';
import { gridByEdges } from './cell-edges.ts';
import { flattenOutlines, type GridOutlines } from './grid-outline.ts';
import { cellAt, cellOf, layLattice, type Lattice } from './lattice.ts';
import { rasterise, type Raster } from './raster.ts';
import { representativePoint } from './representative-point.ts';

/** Bits of `cellMarks`: the cell belongs to a grid; own cells of small grids lie in it. */
export const HAS_GRID = 1;
export const HAS_OWN_CELLS = 2;

/** Unit cells of a district and whose they are; built once per boundary version, read by every fix. */
export interface CoverageIndex {
  /** Highest grid index + 1. */
  readonly gridCount: number;
  readonly lattice: Lattice;
  readonly outlines: GridOutlines;
  readonly raster: Raster;
  /** Own cells of grids that catch no cell centre, numbered from `lattice.cells`. */
  readonly ownCells: {
    readonly grid: Int32Array;
    readonly lon: Float64Array;
    readonly lat: Float64Array;
    /** By lattice cell: which of them lie in it. */
    readonly inCell: ReadonlyMap<number, readonly number[]>;
  };
  /** By lattice cell two bits, four cells to a byte: `HAS_GRID` and `HAS_OWN_CELLS`. Small enough to stay near the processor. */
  readonly cellMarks: Uint8Array;
  /** By grid: its own cell, or -1. */
  readonly ownCellOfGrid: Int32Array;
  /** By grid: how many cells it has; at least 1 for every grid with an outline. */
  readonly cellsOfGrid: Int32Array;
}

/**
 * Lays unit cells over the grids (COV-1, COV-2). Every cell belongs to the grid that its centre lies in; a grid too
 * small to catch a centre gets one cell of its own at a point inside it, so that it can be walked like the others.
 *
 * @param centre where the local plane touches the earth; by default the middle of the grids
 */
export function buildCoverageIndex(input: {
  readonly grids: AreaCollection<Grid>;
  readonly cellSizeM?: number | undefined;
  readonly centre?: LonLat | undefined;
}): CoverageIndex {
  const { grids, cellSizeM = 100 } = input;
  const gridCount = grids.features.reduce((most, { properties }) => Math.max(most, properties.index + 1), 0);
  const byIndex: (AreaCollection<Grid>['features'][number] | undefined)[] = Array.from({ length: gridCount });
  for (const feature of grids.features) byIndex[feature.properties.index] = feature;
  const outlines = flattenOutlines(byIndex.map((feature) => feature?.geometry));
  const bounds = boundsOf(outlines.edges);
  const lattice = layLattice(bounds, input.centre?.[1] ?? (bounds[1] + bounds[3]) / 2, cellSizeM);
  const raster = rasterise(lattice, outlines);
  const cellsOfGrid = new Int32Array(gridCount);
  for (const grid of raster.gridOfCell) if (grid >= 0) cellsOfGrid[grid]!++;
  const small = byIndex.flatMap((feature, grid) =>
    feature && cellsOfGrid[grid] === 0
      ? [{ grid, point: representativePoint(outlines, grid, feature.properties.labelPoint) }]
      : [],
  );
  for (const { grid } of small) cellsOfGrid[grid] = 1;
  return {
    gridCount,
    lattice,
    outlines,
    raster,
    cellsOfGrid,
    ...ownCells(lattice, raster.gridOfCell, gridCount, small),
  };
}

function boundsOf(edges: Float64Array): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    bounds[0] = Math.min(bounds[0], edges[i]!);
    bounds[1] = Math.min(bounds[1], edges[i + 1]!);
    bounds[2] = Math.max(bounds[2], edges[i]!);
    bounds[3] = Math.max(bounds[3], edges[i + 1]!);
  }
  return edges.length > 0 ? bounds : [0, 0, 0, 0];
}

function ownCells(
  lattice: Lattice,
  gridOfCell: Int32Array,
  gridCount: number,
  small: readonly { readonly grid: number; readonly point: LonLat }[],
): Pick<CoverageIndex, 'ownCells' | 'ownCellOfGrid' | 'cellMarks'> {
  const ownCellOfGrid = new Int32Array(gridCount).fill(-1);
  const cellMarks = new Uint8Array(Math.ceil(gridOfCell.length / 4));
  const inCell = new Map<number, number[]>();
  gridOfCell.forEach((grid, cell) => {
    if (grid >= 0) cellMarks[cell >> 2]! |= HAS_GRID << ((cell & 3) * 2);
  });
  small.forEach(({ grid, point }, i) => {
    ownCellOfGrid[grid] = gridOfCell.length + i;
    const cell = cellAt(lattice, point[0], point[1]);
    if (cell < 0) return;
    cellMarks[cell >> 2]! |= HAS_OWN_CELLS << ((cell & 3) * 2);
    const others = inCell.get(cell);
    if (others) others.push(i);
    else inCell.set(cell, [i]);
  });
  return {
    ownCellOfGrid,
    cellMarks,
    ownCells: {
      grid: Int32Array.from(small, ({ grid }) => grid),
      lon: Float64Array.from(small, ({ point }) => point[0]),
      lat: Float64Array.from(small, ({ point }) => point[1]),
      inCell,
    },
  };
}

/** The grid that a position lies in, -1 for none. Exact, whatever the number of grids (COV-2). */
export function gridAt(index: CoverageIndex, lon: number, lat: number): number {
  const { lattice, raster, outlines } = index;
  const x = (lon - lattice.west) / lattice.lonStep;
  const y = (lat - lattice.south) / lattice.latStep;
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (!(column >= 0 && column < lattice.columns && row >= 0 && row < lattice.rows)) return -1;
  const word = raster.borders.wordOfCell[cellOf(lattice, column, row)]!;
  return word >= -1 ? word : gridByEdges(raster.borders, outlines, word, x - column, y - row, lon, lat);
}

/** How many cells there are: those of the lattice, then the own cells of small grids. */
export function cellCount(index: CoverageIndex): number {
  return index.raster.gridOfCell.length + index.ownCells.grid.length;
}

/** The grid that a cell belongs to, -1 for none. */
export function gridOfCell(index: CoverageIndex, cell: number): number {
  const inLattice = index.raster.gridOfCell.length;
  return cell < inLattice ? index.raster.gridOfCell[cell]! : index.ownCells.grid[cell - inLattice]!;
}
