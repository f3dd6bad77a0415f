import type { TilingGrid } from '../../../shared/coverage/tiling.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';
import { putOutlines, type PostGis } from './postgis.ts';

export interface TownGrids {
  readonly town: AreaGeometry;
  readonly grids: readonly TilingGrid[];
}

/** Area that the grids of each town leave out, and that two of them share, m². */
const FAULTS = `
  SELECT town.key AS town, coalesce(gaps.m2, 0) AS "gapM2", coalesce(common.m2, 0) AS "overlapM2"
    FROM bench_towns AS town
    LEFT JOIN (SELECT town.key, ST_Area(ST_Difference(town.geom, covered.geom)::geography) AS m2
                 FROM bench_towns AS town
                 JOIN (SELECT part, ST_Union(geom) AS geom FROM bench_tiles GROUP BY part) AS covered USING (part)) AS gaps USING (key)
    LEFT JOIN (SELECT a.part, sum(ST_Area(ST_Intersection(a.geom, b.geom)::geography)) AS m2
                 FROM bench_tiles AS a JOIN bench_tiles AS b
                   ON a.part = b.part AND a.key < b.key AND a.geom && b.geom AND ST_Relate(a.geom, b.geom, '2********')
                GROUP BY a.part) AS common USING (part)
   ORDER BY town.key`;

const INVALID = `
  SELECT count(*)::int AS invalid
    FROM (SELECT ST_CoverageInvalidEdges(geom) OVER (PARTITION BY part) AS edges FROM bench_tiles) AS checked
   WHERE edges IS NOT NULL`;

/** Gaps and overlaps by town as one would ask PostGIS for them; and its own check of a coverage, where it has one (from 3.4 on). */
export async function postgisTiling(
  postgis: PostGis,
  towns: readonly TownGrids[],
): Promise<{
  readonly byTown: readonly { readonly gapM2: number; readonly overlapM2: number }[];
  readonly ms: number;
  /** Null before PostGIS 3.4. It finds overlaps and unmatched edges, but no grid that is missing. */
  readonly coverage: { readonly invalid: number; readonly ms: number } | null;
}> {
  await putOutlines(
    postgis,
    'bench_towns',
    towns.map(({ town }, key) => ({ key, part: String(key), geometry: town })),
  );
  await putOutlines(
    postgis,
    'bench_tiles',
    towns.flatMap(({ grids }, part) => grids.map(({ geometry }, key) => ({ key, part: String(part), geometry }))),
  );
  const byTown = await postgis.rows<{ gapM2: number; overlapM2: number }>(FAULTS);
  const ms = await postgis.fastestMs(2, FAULTS);
  const [known] = await postgis.rows<{ found: boolean }>(
    `SELECT to_regproc('st_coverageinvalidedges') IS NOT NULL AS found`,
  );
  if (!known!.found) return { byTown, ms, coverage: null };
  const [{ invalid } = { invalid: 0 }] = await postgis.rows<{ invalid: number }>(INVALID);
  return { byTown, ms, coverage: { invalid, ms: await postgis.fastestMs(3, INVALID) } };
}
