import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { importDistrict } from '../../scripts/import/district.ts';
import {
  areaCollectionSchema,
  communitySchema,
  districtSchema,
  gridSchema,
  townSchema,
} from '../../shared/model/area.ts';
import { rosterSchema } from '../../shared/model/officer.ts';

export type Ring = [number, number][];

export const WEST: Ring = [
  [113.8, 34.5],
  [113.82, 34.5],
  [113.82, 34.52],
  [113.8, 34.52],
  [113.8, 34.5],
];
export const EAST: Ring = [
  [113.82, 34.5],
  [113.84, 34.5],
  [113.84, 34.52],
  [113.82, 34.52],
  [113.82, 34.5],
];
export function polygon(...rings: Ring[]): { type: 'Polygon'; coordinates: Ring[] } {
  return { type: 'Polygon', coordinates: rings };
}

/** Two towns side by side. */
export const TWO_TOWNS = [
  { properties: { name: '西镇', code: '410000001' }, geometry: polygon(WEST) },
  { properties: { name: '东街道', code: '410000002' }, geometry: polygon(EAST) },
];

/** An empty data folder for each test of the file, with what the importer prints kept in `printed`. */
export function importBench() {
  const printed: string[] = [];
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jingge-import-'));
    vi.stubEnv('JINGGE_DATA', join(folder, 'data'));
    printed.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  const inFolder = (name: string): string => join(folder, name);

  return {
    printed,
    inFolder,
    /** Writes a GeoJSON file into the folder and answers its path. */
    geojson(name: string, features: readonly { properties?: object; geometry: unknown }[], more: object = {}): string {
      const full = features.map((feature) => ({ type: 'Feature', properties: {}, ...feature }));
      writeFileSync(inFolder(name), JSON.stringify({ type: 'FeatureCollection', features: full, ...more }));
      return inFolder(name);
    },
    /** Imports the district `demo`; answers the exit code. */
    run(towns: string, ...more: string[]): Promise<number> {
      return importDistrict(['--id', 'demo', '--name', '样区', '--towns', towns, ...more]);
    },
    /** The imported district, read back through the schemas. */
    result(id = 'demo') {
      const read = (name: string): unknown =>
        JSON.parse(readFileSync(inFolder(join('data/districts', id, name)), 'utf8'));
      return {
        district: districtSchema.parse(read('district.json')),
        towns: areaCollectionSchema(townSchema).parse(read('towns.geojson')).features,
        communities: areaCollectionSchema(communitySchema).parse(read('communities.geojson')).features,
        grids: areaCollectionSchema(gridSchema).parse(read('grids.geojson')).features,
        landmarks: read('landmarks.geojson'),
        officers: rosterSchema.parse(read('roster.json')).officers,
      };
    },
    nothingWritten(): boolean {
      return !existsSync(inFolder('data/districts')) || readdirSync(inFolder('data/districts')).length === 0;
    },
  };
}
