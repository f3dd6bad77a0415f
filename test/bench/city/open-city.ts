import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCity, CITY_ID } from '../../../scripts/city/build-city.ts';
import { walkCity } from '../../../scripts/city/walk-city.ts';
import { writeDistrictFiles, type DistrictFiles } from '../../../scripts/districts/district-files.ts';
import { seededRandom } from '../../../shared/lib/seeded-random.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { openTestStore } from '../../support/test-store.ts';
import { startServerOn, type BenchServer } from '../feed/bench-server.ts';

/** `npm run demo:city` with everybody on the map from the beginning: there it takes minutes until each has sent once. */
export interface OpenCity {
  readonly city: DistrictFiles;
  readonly server: BenchServer;
  /** Lets officers walk, so many fixes a second. */
  walk(fixesPerS: number, say: (line: string) => void): Walk;
}

interface Walk {
  /** Resolves when the first phone may send, or when that failed. */
  stop(): Promise<void>;
}

const BATCH_ROWS = 5_000;
/** Everybody was heard of within this. */
const WITHIN_MS = 60_000;

export async function openCity(side: number): Promise<OpenCity> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'jingge-bench-'));
  const city = buildCity(side);
  writeDistrictFiles(join(dataFolder, 'districts', CITY_ID), city);
  await placeEverybody(dataFolder, city);
  const server = await startServerOn(dataFolder, CITY_ID);
  return {
    city,
    server,
    walk(rate, say) {
      let stopped = false;
      const walking = walkCity({ ...city, dataFolder, rate, say, isStopped: () => stopped });
      walking.catch(() => undefined);
      return {
        stop() {
          stopped = true;
          return walking;
        },
      };
    },
  };
}

/** A fix for each officer, somewhere around the middle of the first grid. */
async function placeEverybody(dataFolder: string, { grids, officers }: DistrictFiles): Promise<void> {
  const store = await openTestStore({ kind: 'embedded', dataFolder, district: CITY_ID });
  try {
    const fixes = await store.fixesOfRoster(officers.map(({ id }) => id));
    const middles = new Map(grids.features.map(({ properties }) => [properties.code, properties.labelPoint]));
    const random = seededRandom('bench city');
    const nowMs = Date.now();
    const rows = officers.map(({ id, index, grids: own }) => {
      const [lon, lat] = middles.get(own[0]!)!;
      return storedFix({
        device: `city-${id}`,
        officerIndex: index,
        fixTimeMs: nowMs - Math.floor(random() * WITHIN_MS),
        receivedMs: nowMs,
        lon: lon + (random() - 0.5) * 1e-3,
        lat: lat + (random() - 0.5) * 1e-3,
      });
    });
    for (let at = 0; at < rows.length; at += BATCH_ROWS) await fixes.append(rows.slice(at, at + BATCH_ROWS));
  } finally {
    await store.close();
  }
}
