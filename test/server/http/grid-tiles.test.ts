import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGridRegister } from '../../../client/stores/grid-register.ts';
import { GRID_TILE_ZOOMS, gridShapesVersion } from '../../../shared/http/endpoints/grid-tiles.ts';
import type { Store } from '../../../server/ports/store.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { readTile, tileAt } from '../../support/read-tile.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, gridCode, inGrid } from '../../support/two-towns.ts';

const V = gridShapesVersion('test');
let store: Store;
let bench: HttpBench;
let manager: Record<string, string>;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  bench.world.tick(bench.clock.nowMs());
  manager = await bench.signIn('town-manager', EAST);
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

/** The tile round a grid of the two towns, as one caller gets it. */
async function tileRound(grid: number, zoom: number, headers: Record<string, string> = {}) {
  const { lon, lat } = inGrid(grid);
  const tile = tileAt([lon, lat], zoom);
  const response = await fetch(`${bench.url}/api/v1/tiles/grids/${tile.z}/${tile.x}/${tile.y}?v=${V}`, { headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, layers: readTile(bytes, tile) };
}

describe('tiles of grids', () => {
  it('HTTP-17 have the outline of every grid under its number, and no more of it', async () => {
    const { layers, headers } = await tileRound(1, GRID_TILE_ZOOMS.from);
    expect(headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect(Object.keys(layers)).toEqual(['grids']);
    expect(layers['grids']!.map(({ id, properties }) => [id, properties])).toEqual([1, 2, 3, 4].map((id) => [id, {}]));
  });

  it('HTTP-17 lie where the grids lie, to the metre', async () => {
    const { layers } = await tileRound(2, GRID_TILE_ZOOMS.to);
    const drawn = layers['grids']!.find(({ id }) => id === 3)!;
    const { lon, lat } = inGrid(2, 0, 0);
    const there = inGrid(2, 300, 300);
    for (const [is, should] of [
      [drawn.bounds[0], lon],
      [drawn.bounds[1], lat],
      [drawn.bounds[2], there.lon],
      [drawn.bounds[3], there.lat],
    ] as const) {
      // Cut at the tile, a grid may reach less far than it does, never farther.
      expect(Math.abs(is - should)).toBeLessThan(0.004);
    }
    expect(drawn.bounds[0]).toBeGreaterThanOrEqual(lon - 1e-5);
    expect(drawn.bounds[2]).toBeLessThanOrEqual(there.lon + 1e-5);
  });

  it('HTTP-17 name grids from the zoom on at which names are drawn, each in one tile only', async () => {
    expect((await tileRound(0, 13)).layers['labels']).toBeUndefined();
    const { layers } = await tileRound(0, 16);
    const names = layers['labels']!.map(({ id, properties }) => [id, properties['code'], properties['place']]);
    expect(names).toContainEqual([1, gridCode(0), '']);
  });

  it('HTTP-17 hold only grids of the town of whoever asks', async () => {
    const whole = await tileRound(1, 12);
    expect(whole.layers['grids']!.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    const own = await tileRound(1, 12, manager);
    expect(own.layers['grids']!.map(({ id }) => id)).toEqual([3, 4]);
    const other = await tileRound(0, 16, manager);
    expect([other.status, other.bytes.length]).toEqual([200, 0]);
  });

  it('HTTP-17 are empty where there is no grid', async () => {
    const far = await fetch(`${bench.url}/api/v1/tiles/grids/12/0/0`);
    expect([far.status, (await far.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  it.each([
    ['10/1/1', 'z', 'must be 11 to 16'],
    ['17/1/1', 'z', 'must be 11 to 16'],
    ['x/1/1', 'z', 'must be a whole number'],
    ['12/4096/0', 'x', 'must be below 4096 at zoom 12'],
    ['12/0/4096', 'y', 'must be below 4096 at zoom 12'],
    ['12/-1/0', 'x', 'must be a whole number'],
    ['12/0/1.5', 'y', 'must be a whole number'],
  ])('HTTP-17 refuse %s, naming %s', async (address, path, message) => {
    const { status, json } = await bench.call('GET', `/api/v1/tiles/grids/${address}`);
    expect([status, json.errors]).toEqual([404, [{ path, message }]]);
  });

  it('HTTP-11 may be kept for ever under the current version, by one caller', async () => {
    const kept = await tileRound(0, 12);
    expect(kept.headers.get('cache-control')).toContain('immutable');
    for (const name of ['Cookie', 'Authorization', 'Accept-Encoding']) expect(kept.headers.get('vary')).toContain(name);
    expect(kept.headers.get('content-encoding')).toBe('gzip');
    const { lon, lat } = inGrid(0);
    const { z, x, y } = tileAt([lon, lat], 12);
    const old = await bench.call('GET', `/api/v1/tiles/grids/${z}/${x}/${y}?v=test`);
    expect(old.headers.get('cache-control')).toBe('private, no-cache');
    const again = await bench.call('GET', `/api/v1/tiles/grids/${z}/${x}/${y}`, {
      headers: { 'if-none-match': old.headers.get('etag')!, 'cache-control': 'max-age=0' },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await tileRound(0, 12, manager)).headers.get('etag')).not.toBe(kept.headers.get('etag'));
  });
});

describe('the register of grids', () => {
  it('HTTP-17 names every grid, or those of one town', async () => {
    const whole = await bench.call<'getGridRegister'>('GET', `/api/v1/grid-register?v=${V}`);
    expect(whole.headers.get('cache-control')).toContain('immutable');
    const register = createGridRegister(whole.json);
    expect(register.byCode(gridCode(2))).toMatchObject({ index: 2, town: EAST });
    expect(register.of({ town: WEST }).map(({ code }) => code)).toEqual([gridCode(0), gridCode(1)]);
    const own = await bench.call<'getGridRegister'>('GET', '/api/v1/grid-register', { headers: manager });
    expect([own.json.index, own.json.towns]).toEqual([[2, 3], [EAST]]);
  });

  it('HTTP-17 goes with areas files that are cut the same way', async () => {
    const { json } = await bench.call<'getAreas'>('GET', '/api/v1/areas/grids', { headers: manager });
    expect(json.features.map(({ id }) => id)).toEqual([3, 4]);
    const whole = await bench.call<'getAreas'>('GET', '/api/v1/areas/grids');
    expect(whole.json.features).toHaveLength(4);
  });
});

describe('one grid', () => {
  it('HTTP-17 comes with its shape and how it stands, as in the list', async () => {
    const { json } = await bench.call<'getGrid'>('GET', `/api/v1/grids/${gridCode(2)}`);
    const list = await bench.call<'listGrids'>('GET', `/api/v1/grids?town=${EAST}`);
    expect(json).toMatchObject({ id: 3, properties: { code: gridCode(2), officer: 'E-2' } });
    expect(list.json.features[0]).toEqual(Object.fromEntries(Object.entries(json)));
  });

  it('HTTP-17 of another town is as unknown as one that does not exist', async () => {
    for (const [code, headers] of [
      [gridCode(0), manager],
      ['nowhere', {}],
    ] as const) {
      const { status, json } = await bench.call('GET', `/api/v1/grids/${code}`, { headers });
      expect([status, json.detail]).toEqual([404, `There is no grid ${code} in this district.`]);
    }
  });
});
