import * as turf from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon } from 'geojson';

type Outline = Feature<Polygon | MultiPolygon>;

/** Area that a town's grids leave out, and that two of them share, m², as one would ask Turf for it. */
export function turfTiling(
  town: Outline,
  grids: readonly Outline[],
): { readonly gapM2: number; readonly overlapM2: number } {
  const covered = turf.union(turf.featureCollection([...grids]));
  const gap = covered && turf.difference(turf.featureCollection([town, covered]));
  return { gapM2: gap ? turf.area(gap) : 0, overlapM2: overlapM2(grids) };
}

function overlapM2(grids: readonly Outline[]): number {
  const boxes = new Flatbush(grids.length);
  const bounds = grids.map((grid) => turf.bbox(grid));
  for (const [west, south, east, north] of bounds) boxes.add(west, south, east, north);
  boxes.finish();
  let sum = 0;
  grids.forEach((grid, i) => {
    const [west, south, east, north] = bounds[i]!;
    for (const j of boxes.search(west, south, east, north)) {
      if (j <= i) continue;
      const shared = turf.intersect(turf.featureCollection([grid, grids[j]!]));
      if (shared) sum += turf.area(shared);
    }
  });
  return sum;
}
