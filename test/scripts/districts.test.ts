import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildDistrict } from '../../scripts/districts/build-district.ts';
import { writeDistrictFiles } from '../../scripts/districts/district-files.ts';
import { haimenLayout } from '../../scripts/districts/layouts/haimen.ts';
import { xinmiLayout } from '../../scripts/districts/layouts/xinmi.ts';
import { zhenggangLayout } from '../../scripts/districts/layouts/zhenggang.ts';
import { checkTiling } from '../../shared/coverage/tiling.ts';
import { areaM2, frameOf, isInArea } from '../../shared/geo/area.ts';
import {
  areaCollectionSchema,
  communitySchema,
  districtSchema,
  gridSchema,
  landmarkSchema,
  townSchema,
  type AreaGeometry,
} from '../../shared/model/area.ts';
import { FIELD_ROLES, rosterSchema } from '../../shared/model/officer.ts';

const ROOT = join(import.meta.dirname, '../../data/districts');
const MAX_BYTES = 3_000_000;
const landmarksSchema = z.object({
  features: z.array(z.object({ id: z.int().positive(), properties: landmarkSchema })),
});

function load(id: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, id, name), 'utf8'));
  return {
    district: districtSchema.parse(read('district.json')),
    towns: areaCollectionSchema(townSchema).parse(read('towns.geojson')).features,
    communities: areaCollectionSchema(communitySchema).parse(read('communities.geojson')).features,
    grids: areaCollectionSchema(gridSchema).parse(read('grids.geojson')).features,
    landmarks: landmarksSchema.parse(read('landmarks.geojson')).features,
    officers: rosterSchema.parse(read('roster.json')).officers,
  };
}

const layouts = [zhenggangLayout, haimenLayout, xinmiLayout];
const EXPECTED = {
  zhenggang: { towns: 15, communities: 236, unheld: 4, least: 1000, most: 1500 },
  haimen: { towns: 11, communities: 296, unheld: 3, least: 1000, most: 1600 },
  xinmi: { towns: 19, communities: 356, unheld: 3, least: 1000, most: 1600 },
} as const;

describe.each(layouts.map((l) => [l.id as keyof typeof EXPECTED, l] as const))('district %s', (id, layout) => {
  const files = load(id);
  const expected = EXPECTED[id];

  it('has the towns, committees and about the grids that it should', () => {
    expect(files.towns).toHaveLength(expected.towns);
    expect(files.communities).toHaveLength(expected.communities);
    expect(files.grids.length).toBeGreaterThan(expected.least);
    expect(files.grids.length).toBeLessThan(expected.most);
  });

  it('is at most 3 MB', () => {
    const bytes = readdirSync(join(ROOT, id)).reduce((sum, name) => sum + statSync(join(ROOT, id, name)).size, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('TIL-1 tiles every town exactly with grids, and with communities', () => {
    for (const town of files.towns) {
      const inTown = <P extends { town: string }>(f: { properties: P }) => f.properties.town === town.properties.code;
      const grids = files.grids.filter(inTown).map((g) => ({ code: g.properties.code, geometry: g.geometry }));
      const communities = files.communities
        .filter(inTown)
        .map((c) => ({ code: c.properties.code, geometry: c.geometry }));
      for (const parts of [grids, communities]) {
        const report = checkTiling(town.geometry, parts, 0);
        expect(report).toMatchObject({ method: 'edges', faults: [] });
        expect(report.gridsAreaM2 / report.townAreaM2).toBeCloseTo(1, 9);
      }
    }
  });

  it('states the area of every grid', () => {
    const frame = frameOf(files.towns.map((t) => t.geometry as AreaGeometry));
    for (const grid of files.grids) expect(areaM2(grid.geometry, frame) / grid.properties.areaM2).toBeCloseTo(1, 3);
  });

  it('has unique, well-formed codes that nest, and ids in order', () => {
    const codes = [...files.towns, ...files.communities, ...files.grids].map((f) => f.properties.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const town of files.towns) expect(town.properties.code).toMatch(new RegExp(`^${layout.code}\\d{3}000$`));
    for (const { properties: c } of files.communities) {
      expect(c.code).toMatch(/^\d{9}[0-3]\d{2}$/);
      expect(c.code.slice(0, 9)).toBe(c.town.slice(0, 9));
    }
    for (const { properties: g } of files.grids) {
      expect(g.code).toMatch(/^\d{15}$/);
      expect(g.code.slice(0, 12)).toBe(g.community);
      expect(g.community.slice(0, 9)).toBe(g.town.slice(0, 9));
    }
    for (const list of [files.towns, files.communities, files.grids]) {
      list.forEach((f, i) => expect([f.id, f.properties.index]).toEqual([i + 1, i]));
    }
  });

  it('has label points inside their areas', () => {
    const outside = [...files.towns, ...files.communities, ...files.grids].filter(
      (f) => !isInArea(f.properties.labelPoint, f.geometry),
    );
    expect(outside.map((f) => f.properties.code)).toEqual([]);
  });

  it('shares out the main areas of the district', () => {
    const sum = files.towns.reduce((total, t) => total + (t.properties.mainAreaShare?.value ?? 0), 0);
    expect(sum).toBeCloseTo(1, 2);
  });

  it('has landmarks of every kind that it should', () => {
    const kinds = new Set(files.landmarks.map((l) => l.properties.kind));
    expect(kinds).toContain('trunk');
    expect(kinds).toContain('water');
    expect(kinds.has('runway')).toBe(id === 'zhenggang');
  });

  it('has a roster in which only the planted findings stand out', () => {
    const codes = new Set(files.grids.map((g) => g.properties.code));
    const enforcement = files.officers.filter((o) => o.role === 'enforcement');
    const held = enforcement.flatMap((o) => o.grids);
    expect(held.every((code) => codes.has(code))).toBe(true);
    expect(new Set(held).size).toBe(held.length);
    expect(codes.size - held.length).toBe(expected.unheld);
    expect(enforcement.filter((o) => o.grids.length === 5)).toHaveLength(1);
    expect(enforcement.filter((o) => o.grids.length === 1)).toHaveLength(1);
    expect(enforcement.filter((o) => ![1, 2, 3, 5].includes(o.grids.length))).toEqual([]);
    expect(files.officers.filter((o) => o.role === 'auxiliary' && o.supervisor === null)).toHaveLength(1);
    expect(new Set(files.officers.map((o) => o.role)).size).toBe(FIELD_ROLES.length);
    expect(files.officers.every((o) => o.simulated)).toBe(true);
  });

  it('has somebody on duty at every minute, and every town is walked by day', () => {
    const onDuty =
      (minute: number) =>
      ({ shift: { startMinute: s, endMinute: e } }: (typeof files.officers)[number]) =>
        s < e ? minute >= s && minute < e : minute >= s || minute < e;
    for (let minute = 0; minute < 1440; minute += 15)
      expect(files.officers.filter(onDuty(minute)).length).toBeGreaterThan(20);
    for (const town of files.towns) {
      const noon = files.officers.filter((o) => o.town === town.properties.code).filter(onDuty(12 * 60));
      expect(new Set(noon.map((o) => o.role))).toContain('enforcement');
    }
  });

  it('is made again to the same bytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jingge-districts-'));
    writeDistrictFiles(folder, buildDistrict(layout).files);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).equals(readFileSync(join(ROOT, id, name))), name).toBe(true);
    }
    rmSync(folder, { recursive: true });
  });
});

describe('district haimen', () => {
  it('has the auxiliaries of annex 1, 557 and more, but for the planted town', () => {
    const minimum: Readonly<Record<string, number>> = {
      '320614400000': 170,
      '320614418000': 32,
      '320614414000': 20,
      '320614107000': 20,
      '320614106000': 20,
      '320614104000': 35,
      '320614416000': 110,
      '320614105000': 30,
      '320614103000': 30,
      '320614102000': 10,
      '320614415000': 80,
    };
    const { officers } = load('haimen');
    const short = Object.entries(minimum).filter(
      ([town, least]) => officers.filter((o) => o.role === 'auxiliary' && o.town === town).length < least,
    );
    expect(Object.values(minimum).reduce((a, b) => a + b)).toBe(557);
    expect(short).toEqual([['320614418000', 32]]);
  });
});

it('POL-2: a document binds only the districts that it is addressed to', () => {
  const basisOf = (id: string) => Object.fromEntries(load(id).district.packs.map(({ pack, basis }) => [pack, basis]));
  expect(basisOf('zhenggang')).toMatchObject({ 'zhenggang-2026': 'clause', 'zhengzhou-2018': 'clause' });
  // 郑政办文〔2018〕18号 goes to the urban districts, the plan of 2012 to 各县（市、区）.
  expect(basisOf('xinmi')).toMatchObject({ 'zhengzhou-2018': 'assumed', 'zhengzhou-grid-2012': 'clause' });
  expect(basisOf('haimen')).toMatchObject({ 'haimen-2022': 'clause', 'zhengzhou-grid-2012': 'assumed' });
});
