import { assert } from '../lib/assert.ts';

const EARTH_RADIUS_M = 6_371_008.8;
const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;
const MAX_CELLS = 30_000_000;

/**
 * A lattice of square unit cells over a district (COV-1). Metres are taken on a local plane that touches the earth at
 * the district's centre; cells are then even steps of longitude and latitude, and row 0 is the southernmost.
 */
export interface Lattice {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly lonStep: number;
  readonly latStep: number;
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
  return { west, south, columns, rows, lonStep, latStep, metresPerLon, metresPerLat: METRES_PER_DEGREE };
}

/** The cell that a position lies in; -1 outside the lattice. */
export function cellAt(lattice: Lattice, lon: number, lat: number): number {
  const column = Math.floor((lon - lattice.west) / lattice.lonStep);
  const row = Math.floor((lat - lattice.south) / lattice.latStep);
  if (!(column >= 0 && column < lattice.columns && row >= 0 && row < lattice.rows)) return -1;
  return row * lattice.columns + column;
}

export function columnLon(lattice: Lattice, column: number): number {
  return lattice.west + (column + 0.5) * lattice.lonStep;
}

export function rowLat(lattice: Lattice, row: number): number {
  return lattice.south + (row + 0.5) * lattice.latStep;
}
