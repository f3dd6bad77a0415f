import { HAS_GRID, HAS_OWN_CELLS, type CoverageIndex } from './coverage-index.ts';
import { squaredDistanceToSegment } from './grid-outline.ts';
import { cellOf, columnLon, rowLat } from './lattice.ts';

/** Room for cells that is filled again and again, so that a fix leaves no garbage behind. */
export interface CellsInSight {
  count: number;
  cells: Int32Array;
}

export function roomForCells(): CellsInSight {
  return { count: 0, cells: new Int32Array(64) };
}

/** Adds a cell. */
export function putCell(seen: CellsInSight, cell: number): void {
  if (seen.count === seen.cells.length) {
    const larger = new Int32Array(seen.cells.length * 2);
    larger.set(seen.cells);
    seen.cells = larger;
  }
  seen.cells[seen.count++] = cell;
}

/**
 * Puts into `seen` every cell whose centre is within `sightM` of the line from `a` to `b` (COV-3), the own cells of
 * small grids included. The work depends on the length of the line and the sight, not on the number of grids.
 *
 * @param seen emptied first
 */
export function collectCellsInSight(
  index: CoverageIndex,
  aLon: number,
  aLat: number,
  bLon: number,
  bLat: number,
  sightM: number,
  seen: CellsInSight,
): void {
  seen.count = 0;
  const { lattice } = index;
  const { metresPerLon, metresPerLat } = lattice;
  const reachLon = sightM / metresPerLon;
  const reachLat = sightM / metresPerLat;
  const west = Math.max(0, Math.floor((Math.min(aLon, bLon) - reachLon - lattice.west) / lattice.lonStep));
  const east = Math.min(
    lattice.columns - 1,
    Math.floor((Math.max(aLon, bLon) + reachLon - lattice.west) / lattice.lonStep),
  );
  const south = Math.max(0, Math.floor((Math.min(aLat, bLat) - reachLat - lattice.south) / lattice.latStep));
  const north = Math.min(
    lattice.rows - 1,
    Math.floor((Math.max(aLat, bLat) + reachLat - lattice.south) / lattice.latStep),
  );
  const reach = sightM * sightM;
  for (let row = south; row <= north; row++) {
    const lat = rowLat(lattice, row);
    const ay = (aLat - lat) * metresPerLat;
    const by = (bLat - lat) * metresPerLat;
    for (let column = west; column <= east; column++) {
      const cell = cellOf(lattice, column, row);
      const marks = index.cellMarks[cell >> 2]! >> ((cell & 3) * 2);
      if ((marks & HAS_OWN_CELLS) !== 0) collectOwnCells(index, cell, aLon, aLat, bLon, bLat, reach, seen);
      if ((marks & HAS_GRID) === 0) continue;
      const lon = columnLon(lattice, column);
      const squared = squaredDistanceToSegment((aLon - lon) * metresPerLon, ay, (bLon - lon) * metresPerLon, by);
      if (squared <= reach) putCell(seen, cell);
    }
  }
}

/** Adds the own cells of small grids that lie in a cell and are in sight. */
export function collectOwnCells(
  index: CoverageIndex,
  host: number,
  aLon: number,
  aLat: number,
  bLon: number,
  bLat: number,
  reach: number,
  seen: CellsInSight,
): void {
  const own = index.ownCells;
  const { metresPerLon, metresPerLat } = index.lattice;
  for (const i of own.inCell.get(host) ?? []) {
    const squared = squaredDistanceToSegment(
      (aLon - own.lon[i]!) * metresPerLon,
      (aLat - own.lat[i]!) * metresPerLat,
      (bLon - own.lon[i]!) * metresPerLon,
      (bLat - own.lat[i]!) * metresPerLat,
    );
    if (squared <= reach) putCell(seen, index.raster.gridOfCell.length + i);
  }
}
