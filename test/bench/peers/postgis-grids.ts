import type { AreaCollection, Grid, LonLat } from '../../../shared/model/area.ts';
import { putOutlines, putPlaces, type PostGis } from './postgis.ts';

const JOIN = 'bench_places AS place JOIN bench_grids AS grid ON ST_Intersects(grid.geom, place.geom)';

/** The grid of places by a join over a GiST index: what one would ask a spatial database. */
export async function postgisGrids(
  postgis: PostGis,
  grids: AreaCollection<Grid>,
  places: readonly LonLat[],
): Promise<{ readonly gridOf: Int32Array; readonly perSecond: number }> {
  const outlines = grids.features.map(({ properties, geometry }) => ({ key: properties.index, part: '', geometry }));
  await putOutlines(postgis, 'bench_grids', outlines);
  await putPlaces(postgis, 'bench_places', places);
  const gridOf = new Int32Array(places.length).fill(-1);
  const found = await postgis.rows<{ place: number; grid: number }>(
    `SELECT place.key AS place, grid.key AS grid FROM ${JOIN}`,
  );
  for (const { place, grid } of found) gridOf[place] = grid;
  const ms = await postgis.fastestMs(3, `SELECT count(*), sum(grid.key) FROM ${JOIN}`);
  return { gridOf, perSecond: (places.length / ms) * 1000 };
}
