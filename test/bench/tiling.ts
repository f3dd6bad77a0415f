import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkTiling, type TilingReport } from '../../shared/coverage/tiling.ts';
import type { AreaCollection, AreaGeometry, Grid, Town } from '../../shared/model/area.ts';
import { findPostGis, type PostGis } from './peers/postgis.ts';
import { postgisTiling, type TownGrids } from './peers/postgis-tiling.ts';
import { turfTiling } from './peers/turf-tiling.ts';
import { count, fastestMs, mustAgree, type Bench, type BenchRow } from './row.ts';

/** Metres; mean width below which a gap is rounding. */
const TOLERANCE_M = 0.05;
const DISTRICTS = ['zhenggang', 'xinmi'];

/** The check of whole shipped districts for gaps and overlaps, one grid of each town missing. */
export const tilingBench: Bench = {
  id: 'tiling',
  title: 'Tiling check of a district',
  async run({ say }) {
    const postgis = await findPostGis();
    try {
      const rows: BenchRow[] = [];
      for (const district of DISTRICTS) rows.push(...(await rowsOf(district, postgis, say)));
      return rows;
    } finally {
      if (typeof postgis !== 'string') await postgis.close();
    }
  },
};

async function rowsOf(district: string, postgis: PostGis | string, say: (line: string) => void): Promise<BenchRow[]> {
  const towns = await brokenTowns(district);
  const size = `${count(towns.reduce((sum, { grids }) => sum + grids.length, 0))} grids, ${towns.length} towns, a grid missing in each`;
  const check = () => towns.map(({ town, grids }) => checkTiling(town, grids, TOLERANCE_M));
  const found = check();
  let byTurf: ReturnType<typeof turfTiling>[] = [];
  const turfMs = fastestMs(2, () => {
    byTurf = towns.map(({ town, grids }) =>
      turfTiling(
        feature(town),
        grids.map(({ geometry }) => feature(geometry)),
      ),
    );
  });
  agree(found, byTurf, 'Turf');
  const spatial = typeof postgis === 'string' ? null : await postgisTiling(postgis, towns);
  if (spatial) agree(found, spatial.byTown, 'PostGIS');
  const ours = fastestMs(5, check);
  say(`${size}: ${ours.toFixed(0)} ms, Turf ${turfMs.toFixed(0)} ms`);
  const row = { bench: 'tiling', size, ours, unit: 'ms' };
  const why = typeof postgis === 'string' ? postgis : null;
  const own =
    why ?? (spatial!.coverage ? 'does not see a missing grid' : `not in PostGIS ${(postgis as PostGis).version}`);
  if (spatial?.coverage)
    mustAgree(spatial.coverage.invalid === 0, `${spatial.coverage.invalid} invalid edges by PostGIS`);
  return [
    {
      ...row,
      peer: 'Turf union, difference, intersect',
      peerValue: turfMs,
      ratio: turfMs / ours,
      goal: '≤ 1 s, ≥ 20×',
      met: ours <= 1000 && turfMs >= 20 * ours,
    },
    {
      ...row,
      peer: `PostGIS ST_Union, ST_Difference, ST_Intersection${why ? ` (${why})` : ''}`,
      peerValue: spatial?.ms ?? null,
      ratio: spatial ? spatial.ms / ours : null,
      goal: null,
      met: null,
    },
    {
      ...row,
      peer: `PostGIS ST_CoverageInvalidEdges (${own})`,
      peerValue: spatial?.coverage?.ms ?? null,
      ratio: spatial?.coverage ? spatial.coverage.ms / ours : null,
      goal: null,
      met: null,
    },
  ];
}

/** The same area of gaps and of overlaps in every town, within a hundredth: each measures on an earth of its own shape. */
function agree(
  found: readonly TilingReport[],
  byPeer: readonly { readonly gapM2: number; readonly overlapM2: number }[],
  peer: string,
): void {
  const areaOf = ({ faults }: TilingReport, kind: 'gap' | 'overlap') =>
    faults.reduce((sum, fault) => sum + (fault.kind === kind && 'areaM2' in fault ? fault.areaM2 : 0), 0);
  found.forEach((report, town) => {
    const { gapM2, overlapM2 } = byPeer[town]!;
    const [gap, overlap] = [areaOf(report, 'gap'), areaOf(report, 'overlap')];
    mustAgree(isClose(gap, gapM2), `town ${town}: ${gap} m² of gaps, ${gapM2} by ${peer}`);
    mustAgree(isClose(overlap, overlapM2), `town ${town}: ${overlap} m² of overlaps, ${overlapM2} by ${peer}`);
  });
}

/** Every town of a district without its first grid: the gap is the same for whoever looks for it. */
async function brokenTowns(district: string): Promise<TownGrids[]> {
  const folder = join(import.meta.dirname, '../../data/districts', district);
  const read = async <P>(file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')) as AreaCollection<P>;
  const [towns, grids] = await Promise.all([read<Town>('towns.geojson'), read<Grid>('grids.geojson')]);
  return towns.features.map(({ properties: { code }, geometry }) => ({
    town: geometry,
    grids: grids.features
      .filter(({ properties }) => properties.town === code)
      .slice(1)
      .map(({ properties, geometry: outline }) => ({ code: properties.code, geometry: outline })),
  }));
}

function feature(geometry: AreaGeometry): Feature<Polygon | MultiPolygon> {
  return { type: 'Feature', properties: {}, geometry: geometry as Polygon | MultiPolygon };
}

/** A square metre is rounding, too. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, Math.max(a, b) * 0.01);
}
