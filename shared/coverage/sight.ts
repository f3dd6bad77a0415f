import type { CoverageIndex } from './coverage-index.ts';
import { squaredDistanceToSegment } from './grid-outline.ts';
import { columnLon, rowLat } from './lattice.ts';

/**
 * Calls `visit` for every cell whose centre is within `sightM` of the line from `a` to `b` (COV-3), the own cells of
 * small grids included. The work depends on the length of the line and the sight, not on the number of grids.
 */
export function forEachCellInSight(
  index: CoverageIndex,
  aLon: number,
  aLat: number,
  bLon: number,
  bLat: number,
  sightM: number,
  visit: (cell: number) => void,
): void {
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
  const sees = (lon: number, lat: number) =>
    squaredDistanceToSegment(
      (aLon - lon) * metresPerLon,
      (aLat - lat) * metresPerLat,
      (bLon - lon) * metresPerLon,
      (bLat - lat) * metresPerLat,
    ) <= reach;
  for (let row = south; row <= north; row++) {
    for (let column = west; column <= east; column++) {
      const cell = row * lattice.columns + column;
      if (index.raster.gridOfCell[cell]! >= 0 && sees(columnLon(lattice, column), rowLat(lattice, row))) visit(cell);
      if (index.ownCells.hosts[cell] === 1) visitOwnCells(index, cell, sees, visit);
    }
  }
}

function visitOwnCells(
  index: CoverageIndex,
  host: number,
  sees: (lon: number, lat: number) => boolean,
  visit: (cell: number) => void,
): void {
  const own = index.ownCells;
  for (let i = 0; i < own.host.length; i++) {
    if (own.host[i] === host && sees(own.lon[i]!, own.lat[i]!)) visit(index.raster.gridOfCell.length + i);
  }
}
