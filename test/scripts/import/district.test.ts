import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import proj4 from 'proj4';
import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importDistrict } from '../../../scripts/import/district.ts';
import { checkTiling } from '../../../shared/coverage/tiling.ts';
import {
  areaCollectionSchema,
  communitySchema,
  districtSchema,
  gridSchema,
  townSchema,
} from '../../../shared/model/area.ts';
import { rosterSchema } from '../../../shared/model/officer.ts';
import { writeShapefile } from '../../support/shapefile-writer.ts';

type Ring = [number, number][];

const WEST: Ring = [
  [113.8, 34.5],
  [113.82, 34.5],
  [113.82, 34.52],
  [113.8, 34.52],
  [113.8, 34.5],
];
const EAST: Ring = [
  [113.82, 34.5],
  [113.84, 34.5],
  [113.84, 34.52],
  [113.82, 34.52],
  [113.82, 34.5],
];
const GK114 = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const GK114_PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],' +
  'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingge-import-'));
  vi.stubEnv('JINGGE_DATA', join(folder, 'data'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function geojson(
  name: string,
  features: readonly { properties?: object; geometry: unknown }[],
  more: object = {},
): string {
  const path = join(folder, name);
  const full = features.map((f) => ({ type: 'Feature', properties: {}, ...f }));
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: full, ...more }));
  return path;
}

function polygon(...rings: Ring[]): { type: 'Polygon'; coordinates: Ring[] } {
  return { type: 'Polygon', coordinates: rings };
}

const TWO_TOWNS = [
  { properties: { name: '西镇', code: '410000001' }, geometry: polygon(WEST) },
  { properties: { name: '东街道', code: '410000002' }, geometry: polygon(EAST) },
];

function run(towns: string, ...more: string[]): Promise<number> {
  return importDistrict(['--id', 'demo', '--name', '样区', '--towns', towns, ...more]);
}

function result(id = 'demo') {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'data/districts', id, name), 'utf8'));
  return {
    district: districtSchema.parse(read('district.json')),
    towns: areaCollectionSchema(townSchema).parse(read('towns.geojson')).features,
    communities: areaCollectionSchema(communitySchema).parse(read('communities.geojson')).features,
    grids: areaCollectionSchema(gridSchema).parse(read('grids.geojson')).features,
    landmarks: read('landmarks.geojson'),
    officers: rosterSchema.parse(read('roster.json')).officers,
  };
}

function nothingWritten(): boolean {
  return !existsSync(join(folder, 'data/districts')) || readdirSync(join(folder, 'data/districts')).length === 0;
}

describe('import district', () => {
  it('makes a district of the shipped format with laid grids that tile', async () => {
    expect(await run(geojson('towns.geojson', TWO_TOWNS))).toBe(0);
    const { district, towns, communities, grids, officers } = result();
    expect(district).toMatchObject({ id: 'demo', schematic: false, gridsSchematic: true, timeZone: 'Asia/Shanghai' });
    expect(district.provenance.join(' ')).toContain('schematic');
    expect(towns.map((t) => [t.properties.code, t.properties.name.zh, t.properties.kind])).toEqual([
      ['410000001', '西镇', 'town'],
      ['410000002', '东街道', 'street'],
    ]);
    for (const town of towns) {
      const own = grids.filter((g) => g.properties.town === town.properties.code);
      expect(own.length).toBeGreaterThan(6);
      const report = checkTiling(
        town.geometry,
        own.map((g) => ({ code: g.properties.code, geometry: g.geometry })),
        0,
      );
      expect(report).toMatchObject({ method: 'edges', faults: [] });
    }
    expect(new Set(grids.map((g) => g.properties.community))).toEqual(
      new Set(communities.map((c) => c.properties.code)),
    );
    expect(officers.every((o) => o.simulated)).toBe(true);
    expect(new Set(officers.filter((o) => o.role === 'enforcement').flatMap((o) => o.grids)).size).toBe(grids.length);
  });

  it('is the same for the same file', async () => {
    const path = geojson('towns.geojson', TWO_TOWNS);
    await run(path);
    const first = result();
    expect(await run(path, '--replace')).toBe(0);
    expect(result()).toEqual(first);
  });

  it('takes the size of grids from --grid-area-m2 and the time zone from --time-zone', async () => {
    const path = geojson('towns.geojson', TWO_TOWNS);
    await run(path, '--grid-area-m2', '100000', '--time-zone', 'America/Los_Angeles');
    const small = result();
    expect(small.district.timeZone).toBe('America/Los_Angeles');
    await run(path, '--grid-area-m2', '1000000', '--replace');
    expect(small.grids.length).toBeGreaterThan(3 * result().grids.length);
  });

  it('takes given grids, names those in no town, and tells how they tile', async () => {
    const far: Ring = EAST.map(([x, y]) => [x + 1, y]);
    const grids = geojson('grids.geojson', [
      { properties: { name: 'A', id: 'a1' }, geometry: polygon(WEST) },
      { properties: { name: 'B', id: 'b1' }, geometry: polygon(far) },
    ]);
    expect(await run(geojson('towns.geojson', TWO_TOWNS), '--grids', grids)).toBe(0);
    expect(result().grids.map((g) => [g.properties.code, g.properties.town])).toEqual([['a1', '410000001']]);
    expect(printed.join('\n')).toMatch(/refused row 2 B: it lies in no town/);
    expect(printed.join('\n')).toMatch(/东街道: 1 gaps/);
  });

  it('repairs what can be repaired, refuses the rest by name, and goes on', async () => {
    const bow: Ring = [
      [113.9, 34.5],
      [113.92, 34.52],
      [113.92, 34.5],
      [113.9, 34.52],
      [113.9, 34.5],
    ];
    const open = EAST.slice(0, 4);
    const repeated: Ring = [WEST[0]!, WEST[0]!, ...WEST.slice(1)];
    const path = geojson('towns.geojson', [
      { properties: { name: 'Bow' }, geometry: polygon(bow) },
      { properties: { name: 'Open' }, geometry: polygon(open) },
      { properties: { name: 'Twice' }, geometry: polygon(repeated) },
      { properties: { name: 'Point' }, geometry: { type: 'Point', coordinates: [113.8, 34.5] } },
      { properties: { name: 'Empty' }, geometry: null },
      {
        properties: { name: 'Line' },
        geometry: polygon([
          [113, 34],
          [114, 34],
          [113, 34],
          [113, 34],
        ]),
      },
      {
        properties: { name: 'Metres' },
        geometry: polygon([
          [5e5, 3e6],
          [6e5, 3e6],
          [6e5, 4e6],
          [5e5, 3e6],
        ]),
      },
    ]);
    expect(await run(path)).toBe(0);
    const text = printed.join('\n');
    expect(text).toMatch(/towns: 3 accepted \(3 of them repaired\), 4 refused/);
    expect(text).toMatch(/repaired row 1 Bow: crossing rings untangled/);
    expect(text).toMatch(/repaired row 2 Open: open ring closed/);
    expect(text).toMatch(/repaired row 3 Twice: repeated points removed/);
    expect(text).toMatch(/refused row 4 Point: its geometry is Point/);
    expect(text).toMatch(/refused row 5 Empty: it has no geometry/);
    expect(text).toMatch(/refused row 6 Line: no ring has an area/);
    expect(text).toMatch(/refused row 7 Metres: .*no place on earth/);
  });

  it('lays grids round holes and keeps far parts apart', async () => {
    const hole: Ring = [
      [113.806, 34.506],
      [113.806, 34.514],
      [113.814, 34.514],
      [113.814, 34.506],
      [113.806, 34.506],
    ];
    const island: Ring = EAST.map(([x, y]) => [x + 0.05, y]);
    const islet: Ring = [
      [113.85, 34.5],
      [113.8505, 34.5],
      [113.8505, 34.5005],
      [113.85, 34.5005],
      [113.85, 34.5],
    ];
    await run(
      geojson('towns.geojson', [
        {
          properties: { name: 'Ring' },
          geometry: { type: 'MultiPolygon', coordinates: [[WEST, hole], [island], [islet]] },
        },
      ]),
    );
    const { towns, grids } = result();
    const report = checkTiling(
      towns[0]!.geometry,
      grids.map((g) => ({ code: g.properties.code, geometry: g.geometry })),
      0,
    );
    expect(report).toMatchObject({ method: 'edges', faults: [] });
    expect(grids.length).toBeGreaterThan(15);
    expect(grids.filter((g) => g.geometry.type === 'MultiPolygon')).toHaveLength(1);
  });

  it('finds names and codes by header and makes up codes that are missing or taken', async () => {
    const path = geojson('towns.geojson', [
      { properties: { 名称: '甲', adcode: 7 }, geometry: polygon(WEST) },
      { properties: { 名称: '乙', adcode: 7 }, geometry: polygon(EAST) },
    ]);
    await run(path);
    expect(result().towns.map((t) => [t.properties.code, t.properties.name.zh])).toEqual([
      ['7', '甲'],
      ['T002', '乙'],
    ]);
    await run(path, '--replace', '--name-field', 'adcode');
    expect(result().towns.map((t) => t.properties.name.zh)).toEqual(['7', '7']);
    expect(await run(path, '--replace', '--name-field', 'nix')).toBe(1);
    expect(printed.at(-1)).toMatch(/no column "nix"; the file has 名称, adcode/);
  });
});

describe('import district: coordinate systems', () => {
  const westLon = () => result().towns[0]!.geometry.coordinates.flat(3) as number[];

  it('converts gcj02 and bd09 once', async () => {
    for (const [crs, from] of [
      ['gcj02', gcoord.GCJ02],
      ['bd09', gcoord.BD09],
    ] as const) {
      const moved = WEST.map((p) => gcoord.transform(p, gcoord.WGS84, from));
      await run(geojson('towns.geojson', [{ geometry: polygon(moved) }]), '--crs', crs, '--replace');
      expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 4);
    }
  });

  it('refuses degrees that are said to be metres, instead of drawing them on one spot', async () => {
    const towns = geojson('towns.geojson', TWO_TOWNS);
    for (const crs of ['EPSG:3857', 'EPSG:4547', 'EPSG:32650']) {
      expect(await run(towns, '--crs', crs)).toBe(1);
      expect(printed.at(-1)).toBe(
        `towns.geojson holds degrees, and ${crs} counts in metres: pass the --crs that the file is in. Nothing was written.`,
      );
    }
    expect(nothingWritten()).toBe(true);
    expect(await run(towns, '--crs', 'EPSG:4490')).toBe(0);
  });

  it('converts CGCS2000 Gauss-Kruger named by EPSG:4547 and in the legacy crs member', async () => {
    const metres = WEST.map((p) => proj4('WGS84', GK114, p));
    await run(geojson('towns.geojson', [{ geometry: polygon(metres) }]), '--crs', 'EPSG:4547');
    expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 5);
    const legacy = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } } };
    await run(geojson('legacy.geojson', [{ geometry: polygon(metres) }], legacy), '--replace');
    expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 5);
  });

  it('honours the .prj of a shapefile', async () => {
    const metres = [WEST, EAST].map((ring) => [ring.toReversed().map((p) => proj4('WGS84', GK114, p))]);
    const { shp, dbf } = writeShapefile(metres, { NAME: ['a', 'b'].map((t) => new TextEncoder().encode(t)) });
    writeFileSync(join(folder, 'towns.shp'), shp);
    writeFileSync(join(folder, 'towns.dbf'), dbf);
    expect(await run(join(folder, 'towns.shp'))).toBe(1);
    expect(printed.at(-1)).toMatch(/no \.prj and its coordinates are not degrees; pass --crs/);
    writeFileSync(join(folder, 'towns.prj'), GK114_PRJ);
    expect(await run(join(folder, 'towns.shp'))).toBe(0);
    expect(result().towns.map((t) => t.properties.name.zh)).toEqual(['a', 'b']);
    expect(Math.min(...westLon().filter((n) => n > 100))).toBeCloseTo(113.8, 5);
  });
});

describe('import district: shapefiles and archives', () => {
  const shapes = [WEST, EAST].map((ring) => [ring.toReversed()]);
  const names = (encoding: string) => ['张庄镇', '八岗镇'].map((n) => new Uint8Array(iconv.encode(n, encoding)));

  it('refuses an old datum whose shift is not public, unless --crs says what to take it for', async () => {
    const { shp, dbf } = writeShapefile([[WEST.toReversed()]], { NAME: [new TextEncoder().encode('a')] });
    writeFileSync(join(folder, 'towns.shp'), shp);
    writeFileSync(join(folder, 'towns.dbf'), dbf);
    writeFileSync(
      join(folder, 'towns.prj'),
      'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
    );
    expect(await run(join(folder, 'towns.shp'))).toBe(1);
    expect(printed.at(-1)).toMatch(/the shift from Xian_1980 to CGCS2000 is not public\); pass --crs/);
    expect(nothingWritten()).toBe(true);
    expect(await run(join(folder, 'towns.shp'), '--crs', 'EPSG:4490')).toBe(0);
  });

  it('reads attribute text as the .cpg says, as utf8 where it is valid, else as gb18030', async () => {
    for (const [encoding, cpg] of [
      ['gbk', null],
      ['utf8', null],
      ['gbk', 'GBK'],
      ['utf8', 'UTF-8'],
    ] as const) {
      const { shp, dbf } = writeShapefile(shapes, { NAME: names(encoding) });
      writeFileSync(join(folder, 'towns.shp'), shp);
      writeFileSync(join(folder, 'towns.dbf'), dbf);
      if (cpg) writeFileSync(join(folder, 'towns.cpg'), cpg);
      await run(join(folder, 'towns.shp'), '--replace');
      expect(result().towns.map((t) => t.properties.name.zh)).toEqual(['张庄镇', '八岗镇']);
    }
  });

  it('reads a zipped shapefile in a folder', async () => {
    const { shp, dbf } = writeShapefile(shapes, { NAME: names('gbk') });
    writeFileSync(join(folder, 'towns.zip'), zipSync({ 'x/towns.shp': shp, 'x/towns.dbf': dbf }));
    expect(await run(join(folder, 'towns.zip'))).toBe(0);
    expect(result().towns).toHaveLength(2);
  });

  it('refuses an archive with too many entries, one that unpacks too far, and one that is none', async () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`f${i}`, new Uint8Array(1)]));
    const bomb = { 'towns.shp': new Uint8Array(30_000_000) };
    for (const [bytes, reason] of [
      [zipSync(many), /more than 20 entries/],
      [zipSync(bomb, { level: 9 }), /more than 100 times its size/],
      [new TextEncoder().encode('no archive'), /no zip archive/],
    ] as const) {
      writeFileSync(join(folder, 'towns.zip'), bytes);
      expect(await run(join(folder, 'towns.zip'))).toBe(1);
      expect(printed.at(-1)).toMatch(reason);
    }
    expect(nothingWritten()).toBe(true);
  });

  it('calls an empty shapefile empty', async () => {
    writeFileSync(join(folder, 'towns.shp'), '');
    expect(await run(join(folder, 'towns.shp'))).toBe(1);
    expect(printed).toEqual(['towns.shp is empty. Nothing was written.']);
    expect(nothingWritten()).toBe(true);
  });

  it('refuses a broken shapefile with one sentence', async () => {
    writeFileSync(join(folder, 'towns.shp'), 'nonsense');
    expect(await run(join(folder, 'towns.shp'))).toBe(1);
    expect(printed).toHaveLength(1);
    expect(nothingWritten()).toBe(true);
  });
});

describe('import district: arguments', () => {
  it('answers wrong arguments with one sentence and 2, and writes nothing', async () => {
    const towns = geojson('towns.geojson', TWO_TOWNS);
    const wrong: string[][] = [
      [],
      ['--id', 'Demo!', '--name', 'x', '--towns', towns],
      ['--id', 'demo', '--name', 'x'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--crs', 'EPSG:1'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--time-zone', 'Mars/Base'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--grid-area-m2', '5'],
      ['--id', 'demo', '--name', 'x', '--towns', towns, '--colour', 'red'],
    ];
    for (const args of wrong) {
      printed.length = 0;
      expect(await importDistrict(args)).toBe(2);
      expect(printed).toHaveLength(1);
    }
    expect(nothingWritten()).toBe(true);
  });

  it('puts nothing over a district that is there, own or shipped, unless told to', async () => {
    const towns = geojson('towns.geojson', TWO_TOWNS);
    mkdirSync(join(folder, 'data/districts/demo'), { recursive: true });
    writeFileSync(join(folder, 'data/districts/demo/district.json'), '{}');
    expect(await run(towns)).toBe(2);
    expect(readFileSync(join(folder, 'data/districts/demo/district.json'), 'utf8')).toBe('{}');
    expect(await importDistrict(['--id', 'zhenggang', '--name', 'x', '--towns', towns])).toBe(2);
    expect(await run(towns, '--replace')).toBe(0);
    expect(readdirSync(join(folder, 'data/districts'))).toEqual(['demo']);
  });

  it('says one sentence for a file that is missing, unknown or not GeoJSON', async () => {
    writeFileSync(join(folder, 'a.geojson'), '{"type":"Feature"}');
    writeFileSync(join(folder, 'a.txt'), 'x');
    for (const [name, reason] of [
      ['none.geojson', /is not a file/],
      ['a.geojson', /not a GeoJSON FeatureCollection/],
      ['a.txt', /neither/],
    ] as const) {
      expect(await run(join(folder, name))).toBe(1);
      expect(printed.at(-1)).toMatch(reason);
    }
    expect(nothingWritten()).toBe(true);
  });

  it('sends an unknown subcommand away with 2', () => {
    const script = join(import.meta.dirname, '../../../scripts/import.ts');
    const tsx = join(import.meta.dirname, '../../../node_modules/tsx/dist/cli.mjs');
    const call = () => execFileSync(process.execPath, [tsx, script, 'nothing'], { stdio: 'pipe' });
    expect(call).toThrow(expect.objectContaining({ status: 2 }));
  });
});
