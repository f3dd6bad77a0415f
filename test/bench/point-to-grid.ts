import type { CoverageIndex } from '../../shared/coverage/coverage-index.ts';
import { gridsAt } from '../../shared/coverage/grids-at.ts';
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
      const found = gridsOf(index, few);
      agree(few.slice(0, 20_000), found, boxes, 'flatbush + Turf');
      agree(fewest.slice(0, 20), found, all, 'Turf over all');
      const spatial = typeof postgis === 'string' ? null : await postgisGrids(postgis, grids, few);
      if (spatial) agree(few, found, (_lon, _lat, at) => spatial.gridOf[at]!, 'PostGIS');
      const ours = perSecond(places, 5, () => gridsOf(index, places).length);
      const row = { bench: 'point-to-grid', size: `${count(grids.features.length)} grids`, unit: 'places/s' };
      const largest = size === SIZES.at(-1);
      const boxed = perSecond(few, 3, () => sumOf(few, boxes));
      const asked = perSecond(fewest, 2, () => sumOf(fewest, all));
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

type Lookup = (lon: number, lat: number, at: number) => number;

/** Places come in batches of so many, as an upload or a page of the store brings them. */
const BATCH = 5_000;

/** The grid of each place; a batch is put into columns first, as for the rules of coverage. */
function gridsOf(index: CoverageIndex, places: readonly LonLat[]): Int32Array {
  const [lons, lats] = [new Float64Array(BATCH), new Float64Array(BATCH)];
  const grids = new Int32Array(places.length);
  for (let from = 0; from < places.length; from += BATCH) {
    const some = Math.min(BATCH, places.length - from);
    for (let i = 0; i < some; i++) {
      const place = places[from + i]!;
      lons[i] = place[0];
      lats[i] = place[1];
    }
    gridsAt(index, lons, lats, grids.subarray(from), some);
  }
  return grids;
}

/** Places on an outline belong to one grid by our rule and to none or both by others: there are none among these. */
function agree(places: readonly LonLat[], found: Int32Array, peer: Lookup, what: string): void {
  const differing = places.filter(([lon, lat], at) => found[at] !== peer(lon, lat, at));
  mustAgree(differing.length === 0, `${differing.length} of ${places.length} places by ${what}`);
}

function sumOf(places: readonly LonLat[], lookup: (lon: number, lat: number) => number): number {
  let sum = 0;
  for (const [lon, lat] of places) sum += lookup(lon, lat);
  return sum;
}

function perSecond(places: readonly LonLat[], rounds: number, work: () => number): number {
  let sum = 0;
  const ms = fastestMs(rounds, () => {
    sum += work();
  });
  mustAgree(Number.isFinite(sum), 'a grid index that is no number');
  return (places.length / ms) * 1000;
}
