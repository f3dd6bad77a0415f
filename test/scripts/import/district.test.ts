import { describe, expect, it } from 'vitest';
import { checkTiling } from '../../../shared/coverage/tiling.ts';
import { EAST, TWO_TOWNS, WEST, importBench, polygon, type Ring } from '../../support/import-bench.ts';

const { printed, geojson, run, result } = importBench();

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

  it('names what it lays and what has no name so that every language can read it', async () => {
    const west = { properties: { name: 'Mission' }, geometry: polygon(WEST) };
    const nameless = { properties: {}, geometry: polygon(EAST) };
    await run(geojson('towns.geojson', [west, nameless]));
    const { towns, communities, grids } = result();
    expect(towns.map((town) => town.properties.name)).toEqual([
      { zh: 'Mission', en: 'Mission' },
      { zh: '第 2 区', en: 'Area 2' },
    ]);
    const ofMission = [...communities, ...grids].filter(
      ({ properties }) => properties.town === towns[0]!.properties.code,
    );
    expect(ofMission.length).toBeGreaterThan(6);
    for (const { properties } of ofMission) expect(properties.name).toMatch(/^Mission( \d+)?(-\d\d)?$/);
    await run(
      geojson('towns.geojson', [west]),
      '--replace',
      '--grids',
      geojson('grids.geojson', [{ geometry: polygon(WEST) }]),
    );
    expect(result().grids.map(({ properties }) => properties.name)).toEqual([result().grids[0]!.properties.code]);
  });
});
