import { gridAt } from '../../shared/coverage/coverage-index.ts';
import type { LonLat } from '../../shared/model/area.ts';
import { indexOf, madeGrids, madePlaces } from './made-city.ts';
import { findPostGis } from './peers/postgis.ts';
import { postgisGrids } from './peers/postgis-grids.ts';
import { flatbushAndTurf, turfOverAll } from './peers/turf-grids.ts';
import { count, fastestMs, mustAgree, type Bench, type BenchRow } from './row.ts';

const SIZES = [1_000, 10_000, 100_000];
const PLACES = 1_000_000;
const PEER_PLACES = 100_000;

/** Places to their grids, against the index that one would build first and against asking every grid. */
export const pointToGrid: Bench = {
  id: 'point-to-grid',
  title: 'Point → grid',
  async run({ say }) {
    const postgis = await findPostGis();
    const rows: BenchRow[] = [];
    for (const size of SIZES) {
      const grids = madeGrids(size);
      const index = indexOf(grids);
      const places = madePlaces(grids.sideM, PLACES);
      const few = places.slice(0, PEER_PLACES);
      const fewest = places.slice(0, Math.max(20, 2_000_000 / size));
      const boxes = flatbushAndTurf(grids);
      const all = turfOverAll(grids);
      agree(few.slice(0, 20_000), (lon, lat) => gridAt(index, lon, lat), boxes, 'flatbush + Turf');
      agree(fewest.slice(0, 20), (lon, lat) => gridAt(index, lon, lat), all, 'Turf over all');
      const spatial = typeof postgis === 'string' ? null : await postgisGrids(postgis, grids, few);
      if (spatial) {
        let place = 0;
        agree(
          few,
          (lon, lat) => gridAt(index, lon, lat),
          () => spatial.gridOf[place++]!,
          'PostGIS',
        );
      }
      const ours = perSecond(places, 5, (lon, lat) => gridAt(index, lon, lat));
      const row = { bench: 'point-to-grid', size: `${count(grids.features.length)} grids`, unit: 'places/s' };
      const largest = size === SIZES.at(-1);
      const boxed = perSecond(few, 3, boxes);
      const asked = perSecond(fewest, 2, all);
      rows.push(
        {
          ...row,
          ours,
          peer: 'flatbush + Turf',
          peerValue: boxed,
          ratio: ours / boxed,
          goal: largest ? '≥ 5 M/s, ≥ 10×' : null,
          met: largest ? ours >= 5e6 && ours >= 10 * boxed : null,
        },
        {
          ...row,
          ours,
          peer: 'Turf over all',
          peerValue: asked,
          ratio: ours / asked,
          goal: largest ? '≥ 500×' : null,
          met: largest ? ours >= 500 * asked : null,
        },
        {
          ...row,
          ours,
          peer: typeof postgis === 'string' ? `PostGIS GiST join (${postgis})` : `PostGIS ${postgis.version} GiST join`,
          peerValue: spatial?.perSecond ?? null,
          ratio: spatial ? ours / spatial.perSecond : null,
          goal: null,
          met: null,
        },
      );
      say(`${row.size}: ${(ours / 1e6).toFixed(1)} M/s`);
    }
    if (typeof postgis !== 'string') await postgis.close();
    return rows;
  },
};

type Lookup = (lon: number, lat: number) => number;

/** Places on an outline belong to one grid by our rule and to none or both by others: they are left out of the comparison. */
function agree(places: readonly LonLat[], ours: Lookup, peer: Lookup, what: string): void {
  const differing = places.filter(([lon, lat]) => ours(lon, lat) !== peer(lon, lat));
  mustAgree(differing.length === 0, `${differing.length} of ${places.length} places by ${what}`);
}

function perSecond(places: readonly LonLat[], rounds: number, lookup: Lookup): number {
  let sum = 0;
  const ms = fastestMs(rounds, () => {
    for (const [lon, lat] of places) sum += lookup(lon, lat);
  });
  mustAgree(Number.isFinite(sum), 'a grid index that is no number');
  return (places.length / ms) * 1000;
}
