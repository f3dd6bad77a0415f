import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkTiling, type TilingGrid } from '../../shared/coverage/tiling.ts';
import type { AreaCollection, AreaGeometry, Grid, Town } from '../../shared/model/area.ts';
import { turfTiling } from './peers/turf-tiling.ts';
import { count, fastestMs, mustAgree, type Bench } from './row.ts';

/** Metres; mean width below which a gap is rounding. */
const TOLERANCE_M = 0.05;

/** The check of a whole shipped district for gaps and overlaps, one grid of each town broken. */
export const tilingBench: Bench = {
  id: 'tiling',
  title: 'Tiling check of a district',
  async run({ say }) {
    const towns = await brokenTowns();
    const grids = towns.reduce((sum, town) => sum + town.grids.length, 0);
    const found = towns.map(({ town, grids: own }) => checkTiling(town, own, TOLERANCE_M).faults);
    const areaOf = (kind: 'gap' | 'overlap') =>
      found.flat().reduce((sum, f) => sum + (f.kind === kind && 'areaM2' in f ? f.areaM2 : 0), 0);
    let peer = { gapM2: 0, overlapM2: 0 };
    const peerMs = fastestMs(1, () => {
      peer = towns
        .map(({ town, grids: own }) =>
          turfTiling(
            feature(town),
            own.map(({ geometry }) => feature(geometry)),
          ),
        )
        .reduce((sum, one) => ({ gapM2: sum.gapM2 + one.gapM2, overlapM2: sum.overlapM2 + one.overlapM2 }), peer);
    });
    mustAgree(isClose(areaOf('gap'), peer.gapM2), `${areaOf('gap')} m² of gaps, ${peer.gapM2} by Turf`);
    const ms = fastestMs(3, () => {
      for (const { town, grids: own } of towns) checkTiling(town, own, TOLERANCE_M);
    });
    say(`${count(grids)} grids: ${ms.toFixed(0)} ms, Turf ${peerMs.toFixed(0)} ms`);
    return [
      {
        bench: 'tiling',
        size: `${count(grids)} grids, ${towns.length} towns`,
        ours: ms,
        peer: 'Turf union, difference, intersect',
        peerValue: peerMs,
        unit: 'ms',
        ratio: peerMs / ms,
        goal: '≤ 1 s, ≥ 20×',
        met: ms <= 1000 && peerMs >= 20 * ms,
      },
    ];
  },
};

interface BrokenTown {
  readonly town: AreaGeometry;
  readonly grids: readonly TilingGrid[];
}

const DISTRICT = join(import.meta.dirname, '../../data/districts/zhenggang');

/** Every town of the default district without its first grid: the gap is the same for whoever looks for it. */
async function brokenTowns(): Promise<BrokenTown[]> {
  const read = async <P>(file: string) => JSON.parse(await readFile(join(DISTRICT, file), 'utf8')) as AreaCollection<P>;
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

/** Turf measures on the sphere of another radius, we on a local plane: within a hundredth. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) * 0.01;
}
