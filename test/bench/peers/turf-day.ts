import * as turf from '@turf/turf';
import Flatbush from 'flatbush';
import type { CoverageIndex } from '../../../shared/coverage/coverage-index.ts';
import { cellAt, cellOf, columnLon, rowLat } from '../../../shared/coverage/lattice.ts';
import type { CoverageFix } from '../../../shared/coverage/coverage-state.ts';
import type { CoveragePolicy } from '../../../shared/coverage/coverage-policy.ts';
import type { AreaCollection, Grid } from '../../../shared/model/area.ts';
import { flatbushAndTurf } from './turf-grids.ts';

/**
 * A day of coverage as one would write it with Turf: the grid of each fix, the unit cell that it is in, and every one whose
 * centre is within sight of the line from the fix before. No late fixes, no hysteresis, no withdrawal: less work than ours does.
 */
export function turfDay(grids: AreaCollection<Grid>, index: CoverageIndex, policy: CoveragePolicy) {
  const { lattice, raster } = index;
  const gridOf = flatbushAndTurf(grids);
  const centres = new Flatbush(lattice.columns * lattice.rows);
  for (let row = 0; row < lattice.rows; row++) {
    for (let column = 0; column < lattice.columns; column++)
      centres.add(columnLon(lattice, column), rowLat(lattice, row));
  }
  centres.finish();
  const visited = new Map<number, Set<number>>();
  const presence = new Map<number, number>();
  const before = new Map<number, CoverageFix>();

  function mark(owner: number, cell: number): void {
    const cells = visited.get(owner) ?? new Set();
    cells.add(cell);
    visited.set(owner, cells);
  }

  return {
    apply(fix: CoverageFix): void {
      const last = before.get(fix.officerIndex);
      before.set(fix.officerIndex, fix);
      const grid = gridOf(fix.lon, fix.lat);
      if (grid >= 0) presence.set(grid, Math.max(presence.get(grid) ?? 0, fix.fixTimeMs));
      const here: [number, number] = [fix.lon, fix.lat];
      const path = last ? turf.lineString([[last.lon, last.lat], here]) : turf.point(here);
      const [west, south, east, north] = turf.bbox(path);
      const reachLat = turf.lengthToDegrees(policy.sightM, 'meters') * 1.01;
      const reachLon = reachLat / Math.cos((fix.lat * Math.PI) / 180);
      for (const found of centres.search(west - reachLon, south - reachLat, east + reachLon, north + reachLat)) {
        const cell = cellOf(lattice, found % lattice.columns, Math.floor(found / lattice.columns));
        const owner = raster.gridOfCell[cell]!;
        if (owner < 0) continue;
        const centre = turf.point([
          columnLon(lattice, found % lattice.columns),
          rowLat(lattice, Math.floor(found / lattice.columns)),
        ]);
        const distance = last
          ? turf.pointToLineDistance(centre, path as ReturnType<typeof turf.lineString>, { units: 'meters' })
          : turf.distance(centre, here, { units: 'meters' });
        if (distance <= policy.sightM) mark(owner, cell);
      }
      const under = cellAt(lattice, fix.lon, fix.lat);
      if (under >= 0 && raster.gridOfCell[under]! >= 0) mark(raster.gridOfCell[under]!, under);
    },
    visitedOf: (grid: number) => visited.get(grid)?.size ?? 0,
  };
}
