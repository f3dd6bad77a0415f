import { assert } from '../lib/assert.ts';

const EARTH_RADIUS_M = 6_371_008.8;
const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;
const MAX_CELLS = 30_000_000;
/** Cells are numbered tile by tile, 8 × 8, so that what one officer sees lies together in memory. */
const TILE_BITS = 3;
const TILE_MASK = (1 << TILE_BITS) - 1;

/**
 * A lattice of square unit cells over a district (COV-1). Metres are taken on a local plane that touches the earth at
 * the district's centre; cells are then even steps of longitude and latitude, and row 0 is the southernmost. What numbers
 * cells have is known to `cellOf` alone.
 */
export interface Lattice {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  /** How many cell numbers there are: those of all tiles, also where tiles reach beyond the last row and column. */
  readonly cells: number;
  readonly tileColumns: number;
  readonly lonStep: number;
  readonly latStep: number;
  /** Cells to a degree, for who need not know on which side of a line a position lies to the last bit. */
  readonly columnsPerLon: number;
  readonly rowsPerLat: number;
  readonly metresPerLon: number;
  readonly metresPerLat: number;
}

/**
 * @param bounds west, south, east, north in degrees
 * @throws when the bounds would need more than 30 million cells (a stray vertex far away)
 */
export function layLattice(
  bounds: readonly [number, number, number, number],
  centreLat: number,
  cellSizeM: number,
): Lattice {
  const metresPerLon = METRES_PER_DEGREE * Math.cos((centreLat * Math.PI) / 180);
  const lonStep = cellSizeM / metresPerLon;
  const latStep = cellSizeM / METRES_PER_DEGREE;
  const [west, south, east, north] = bounds;
  const columns = Math.max(1, Math.floor((east - west) / lonStep) + 1);
  const rows = Math.max(1, Math.floor((north - south) / latStep) + 1);
  assert(columns * rows <= MAX_CELLS, `a lattice of ${columns} x ${rows} cells is too large: check the grid outlines`);
  const tileColumns = (columns + TILE_MASK) >> TILE_BITS;
  const cells = (tileColumns * ((rows + TILE_MASK) >> TILE_BITS)) << (2 * TILE_BITS);
  const metresPerLat = METRES_PER_DEGREE;
  return {
    west,
    south,
    columns,
    rows,
    cells,
    tileColumns,
    lonStep,
    latStep,
    columnsPerLon: 1 / lonStep,
    rowsPerLat: 1 / latStep,
    metresPerLon,
    metresPerLat,
  };
}

/** The cell that a position lies in; -1 outside the lattice. */
export function cellAt(lattice: Lattice, lon: number, lat: number): number {
  const column = Math.floor((lon - lattice.west) / lattice.lonStep);
  const row = Math.floor((lat - lattice.south) / lattice.latStep);
  if (!(column >= 0 && column < lattice.columns && row >= 0 && row < lattice.rows)) return -1;
  return cellOf(lattice, column, row);
}

/** The number of the cell in a column and row. */
export function cellOf(lattice: Lattice, column: number, row: number): number {
  return rowPart(lattice, row) + columnPart(column);
}

/** What the row adds to the numbers of its cells. */
export function rowPart({ tileColumns }: Lattice, row: number): number {
  return (((row >> TILE_BITS) * tileColumns) << (2 * TILE_BITS)) | ((row & TILE_MASK) << TILE_BITS);
}

/** What the column adds to the numbers of its cells. */
export function columnPart(column: number): number {
  return ((column >> TILE_BITS) << (2 * TILE_BITS)) | (column & TILE_MASK);
}

/** The column that holds a place so many degrees east of the lattice's west, the nearest one for a place outside. */
export function columnNear({ columnsPerLon, columns }: Lattice, eastDeg: number): number {
  const column = (eastDeg * columnsPerLon) | 0;
  return column < 0 ? 0 : column < columns ? column : columns - 1;
}

/** The row that holds a place so many degrees north of the lattice's south, the nearest one for a place outside. */
export function rowNear({ rowsPerLat, rows }: Lattice, northDeg: number): number {
  const row = (northDeg * rowsPerLat) | 0;
  return row < 0 ? 0 : row < rows ? row : rows - 1;
}

export function columnOf({ tileColumns }: Lattice, cell: number): number {
  return (((cell >> (2 * TILE_BITS)) % tileColumns) << TILE_BITS) | (cell & TILE_MASK);
}

export function rowOf({ tileColumns }: Lattice, cell: number): number {
  return (Math.floor((cell >> (2 * TILE_BITS)) / tileColumns) << TILE_BITS) | ((cell >> TILE_BITS) & TILE_MASK);
}

export function columnLon(lattice: Lattice, column: number): number {
  return lattice.west + (column + 0.5) * lattice.lonStep;
}

export function rowLat(lattice: Lattice, row: number): number {
  return lattice.south + (row + 0.5) * lattice.latStep;
}
