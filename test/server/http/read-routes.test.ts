import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import { areaCollectionSchema, communitySchema, gridSchema, townSchema } from '../../../shared/model/area.ts';
import type { Store } from '../../../server/ports/store.ts';
import { addAccount, signInAs } from '../../support/accounts-bench.ts';
import { bearer, complaints, openHttpBench, type Got, type HttpBench } from '../../support/http-bench.ts';
import { pngImage } from '../../support/made-images.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, gridCode, inGrid, twoTowns } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  const towns = await twoTowns();
  const packs = [{ pack: 'zhengzhou-2018', basis: 'assumed' as const }, ...towns.district.packs];
  bench = await openHttpBench({ store, loaded: { ...towns, district: { ...towns.district, packs } } });
  await walk(0, 30);
  await bench.call('POST', '/api/v1/cases', { body: opening(inGrid(0)), headers: await bench.signIn('dispatcher') });
  await store.trend.append('district', { ...SAMPLE, atMs: bench.clock.nowMs() - 60_000 });
  bench.world.tick(bench.clock.nowMs());
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const SAMPLE = {
  atMs: 0,
  onDuty: 3,
  walkedGrids: 1,
  emptyGrids: 2,
  openCases: 1,
  lateCases: 0,
  reportedToday: 1,
  closedToday: 0,
  onTimeRate: null,
};

function opening(place: { readonly lon: number; readonly lat: number }) {
  return { kind: 'event', ...place, description: '占道经营', source: 'patrol' };
}

/** Officer 0 walks east through a grid, one fix a second. */
async function walk(grid: number, fixes: number): Promise<void> {
  const token = await bench.phoneToken();
  const startMs = bench.clock.nowMs() - fixes * 1000;
  const body = {
    fixes: Array.from({ length: fixes }, (_, i) => ({
      device: 'phone-0',
      time: startMs + i * 1000,
      ...inGrid(grid, 100 + i, 150),
      accuracy: 5,
      speed: 1,
    })),
  };
  const { json } = await bench.call<'sendPositions'>('POST', '/api/v1/positions', { body, headers: bearer(token) });
  expect(json.results.every(({ verdict }) => verdict === 'accepted')).toBe(true);
}

async function caseId(): Promise<string> {
  const { json } = await bench.call<'listCases'>('GET', '/api/v1/cases');
  return json.items[0]!.id;
}

/** The part of the OpenAPI description that is read here: operations by path and method. */
type Described = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly operationId: string;
          readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
          readonly requestBody?: {
            readonly content: { readonly 'application/json': { readonly schema: { readonly required: string[] } } };
          };
        }
      >
    >
  >
>;

const BYTES: ReadonlySet<string> = new Set(['application/vnd.mapbox-vector-tile', 'image/jpeg']);

function bodyOf({ media }: Endpoint, { json, text }: Got): unknown {
  return BYTES.has(media) ? Buffer.from(text) : (json ?? text);
}

/** Adds a photo to a case and answers its id. */
async function addPhoto(to: string, headers: Record<string, string>): Promise<string> {
  const id = randomUUID();
  const body = new Uint8Array(await pngImage());
  const { status } = await fetch(`${bench.url}/api/v1/cases/${to}/photos/${id}?kind=near`, {
    method: 'PUT',
    headers,
    body,
  });
  expect(status).toBe(200);
  return id;
}

describe('every GET route', () => {
  it('HTTP-1 answers what its own schema says', async () => {
    const now = bench.clock.nowMs();
    const dispatcher = await bench.signIn('dispatcher');
    const aCase = await caseId();
    const at = {
      ':layer': 'towns',
      '/rates/:rate': '/rates/closing',
      '/services/:code.:format': '/services/event-0405.json',
      '/requests/:id.:format': `/requests/${await caseId()}.json`,
      '/tokens/:token.:format': `/tokens/${await caseId()}.json`,
      ':format': 'json',
      '/grids/:code': `/grids/${gridCode(0)}`,
      ':code': WEST,
      '/:z/:x/:y': '/12/0/0',
      '/officers/:id': '/officers/E-0',
      '/accounts/:id': `/accounts/${await addAccount(bench, 'warden', { roles: ['security-admin'] })}`,
      ':photoId': await addPhoto(aCase, dispatcher),
      '/cases/:id': `/cases/${aCase}`,
      '/policies/:id': '/policies/zhengzhou-grid-2012',
      '/works/:task': '/works/zhengzhou-13',
    };
    const queries: Record<string, string> = {
      getTrack: `?from=${now - 3_600_000}&to=${now}&purpose=dispatch`,
      getCoverage: `?town=${WEST}`,
      listGrids: `?town=${WEST}`,
      listDuplicates: `?lon=${inGrid(1).lon}&lat=${inGrid(1).lat}&kind=event`,
      sendOsmand: `?id=phone-1&lat=${inGrid(1).lat}&lon=${inGrid(1).lon}&timestamp=${Math.floor(now / 1000)}`,
    };
    const admin = (await signInAs(bench, 'warden')).headers;
    const office = await bench.signIn('district-office');
    const { json: issued } = await bench.call<'issueApiKey'>('POST', '/api/v1/api-keys', {
      body: { name: 'reader', scopes: ['open311:read'] },
      headers: admin,
    });
    const reader = bearer(issued.key);
    const askers: Record<string, Record<string, string>> = {
      listOpen311Requests: reader,
      getOpen311Request: reader,
      getOpen311Token: reader,
      getTrack: dispatcher,
      suggestForCase: dispatcher,
      listTrackTickets: dispatcher,
      listOwnViews: await bench.signIn('enforcement'),
      getField: await bench.signIn('enforcement'),
      listDevices: office,
      listDisplays: office,
    };
    const wrong: Record<string, unknown> = {};
    for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
      if (endpoint.method !== 'get' || endpoint.status === 302) continue;
      const path = Object.entries(at).reduce((text, [from, to]) => text.replace(from, to), endpoint.path);
      // A visitor sees what a leader sees, and no tracks.
      const headers = askers[id] ?? (/^(account|audit|api-key):/.test(endpoint.admission) ? admin : {});
      const got = await bench.call('GET', path + (queries[id] ?? ''), { headers });
      const found = got.status === 200 ? complaints(endpoint.answer, bodyOf(endpoint, got)) : [got.status, got.text];
      if (found.length > 0) wrong[id] = found;
      expect(got.headers.get('content-type'), id).toContain(endpoint.media);
    }
    expect(wrong).toEqual({});
  });

  it('HTTP-1 is in the OpenAPI description, with every other route', async () => {
    const { json } = await bench.call<'getOpenApi'>('GET', '/api/openapi.json');
    const described = Object.entries(json.paths as Described).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    const expected = Object.entries<Endpoint>(ENDPOINTS).map(
      ([id, { method, path }]) => `${id} ${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(expected.sort());
    expect(json.openapi).toBe('3.1.0');
    const paths = json.paths as Described;
    const open = paths['/api/v1/cases']?.['post'];
    expect(open?.requestBody?.content['application/json'].schema.required).toContain('description');
    const track = paths['/api/v1/officers/{id}/track']?.['get'];
    expect(track?.parameters.map(({ name, required }) => `${name} ${required}`)).toEqual([
      'id true',
      'from true',
      'to true',
      'purpose false',
    ]);
  });
});

describe('areas', () => {
  it('HTTP-1 are GeoJSON of their own kind', async () => {
    for (const [layer, schema] of [
      ['towns', townSchema],
      ['communities', communitySchema],
      ['grids', gridSchema],
    ] as const) {
      const { json } = await bench.call<'getAreas'>('GET', `/api/v1/areas/${layer}`);
      expect(complaints(areaCollectionSchema(schema), json), layer).toEqual([]);
    }
    expect((await bench.call('GET', '/api/v1/areas/landmarks')).json).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
    expect((await bench.call('GET', '/api/v1/areas/roofs')).status).toBe(404);
  });

  it('HTTP-11 may be kept for ever under the current version, and are asked for again without it', async () => {
    const kept = await bench.call('GET', '/api/v1/areas/grids?v=test');
    expect(kept.headers.get('cache-control')).toContain('immutable');
    expect(kept.headers.get('content-encoding')).toBe('gzip');
    const old = await bench.call('GET', '/api/v1/areas/grids?v=older');
    expect(old.headers.get('cache-control')).toBe('private, no-cache');
    const etag = old.headers.get('etag')!;
    const again = await bench.call('GET', '/api/v1/areas/grids', {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const plain = await bench.call('GET', '/api/v1/areas/grids', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), plain.text]).toEqual([null, old.text]);
  });
});

describe('figures', () => {
  it('HTTP-1 of towns count their own grids, officers and cases', async () => {
    const { json } = await bench.call<'listTowns'>('GET', '/api/v1/towns');
    const [west, east] = json.items;
    expect(west).toMatchObject({ code: WEST, counts: { grids: 2, officers: 2, openCases: 1, lateCases: 0 } });
    expect(east).toMatchObject({ code: EAST, counts: { grids: 2, officers: 2, openCases: 0, lateCases: 0 } });
    expect(west!.counts!.covered + west!.counts!.thin).toBe(1);
    expect((await bench.call('GET', `/api/v1/towns/${WEST}`)).json).toEqual(west);
  });

  it('HTTP-1 of grids name officers and live coverage, of the asked town only', async () => {
    const { json } = await bench.call<'listGrids'>('GET', `/api/v1/grids?town=${WEST}`);
    expect(json.features).toHaveLength(2);
    expect(json.features[0]!.properties).toMatchObject({ town: WEST, officer: 'E-0', present: [0] });
    expect(json.features[0]!.properties.completeness).toBeGreaterThan(0);
    expect((await bench.call<'listGrids'>('GET', '/api/v1/grids')).json.features).toHaveLength(4);
  });

  it('HTTP-1 of officers are the live ones', async () => {
    const { json } = await bench.call<'listOfficers'>('GET', `/api/v1/officers?town=${WEST}`);
    expect(json.items.map(({ id, state }) => [id, state])).toEqual([
      ['E-0', 'moving'],
      ['E-1', 'silent'],
    ]);
    expect(json.items[0]!.lon).toBeCloseTo(inGrid(0, 129).lon, 5);
  });

  it('HTTP-1 of a track are the fixes between two moments, in order', async () => {
    const now = bench.clock.nowMs();
    const path = `/api/v1/officers/E-0/track?from=${new Date(now - 10_000).toISOString()}&to=${now}&purpose=dispatch`;
    const { json } = await bench.call<'getTrack'>('GET', path, { headers: await bench.signIn('dispatcher') });
    expect(json.points).toHaveLength(10);
    expect(json.points[0]?.timeMs).toBe(now - 10_000);
  });

  it('HTTP-1 of coverage in the past come from the fixes until then, by the rules of the live map', async () => {
    const now = bench.clock.nowMs();
    bench.world.tick(now);
    const live = await bench.call<'getCoverage'>('GET', `/api/v1/coverage?town=${WEST}`);
    const replayed = await bench.call<'getCoverage'>('GET', `/api/v1/coverage?town=${WEST}&at=${now}`);
    expect(replayed.json.grids).toEqual(live.json.grids);
    expect(live.json.totals).toMatchObject({ grids: 2, cells: live.json.grids[0]!.cells + live.json.grids[1]!.cells });
    const before = await bench.call<'getCoverage'>('GET', `/api/v1/coverage?town=${WEST}&at=${now - 60_000}`);
    expect(before.json.totals).toMatchObject({ visitedCells: 0, completeness: 0 });
    const future = await bench.call<'getCoverage'>('GET', `/api/v1/coverage?at=${now + 1}`);
    expect([future.status, future.json.errors]).toEqual([400, [{ path: 'at', message: 'lies in the future' }]]);
  });

  it('HTTP-1 of the trend are those of the scope and the hours asked for', async () => {
    const nowMs = bench.clock.nowMs();
    const { json } = await bench.call<'getTrend'>('GET', '/api/v1/trend?scope=district&hours=1');
    expect(json.items).toContainEqual({ ...SAMPLE, atMs: nowMs - 60_000 });
    expect(json.items.every(({ atMs }: { atMs: number }) => atMs >= nowMs - 3_600_000 && atMs <= nowMs)).toBe(true);
    const ofTown = await bench.call<'getTrend'>('GET', `/api/v1/trend?scope=town:${WEST}`);
    expect(ofTown.json.items).not.toContainEqual({ ...SAMPLE, atMs: nowMs - 60_000 });
    expect((await bench.call<'getTrend'>('GET', '/api/v1/trend?scope=town:nowhere')).status).toBe(404);
  });

  it('HTTP-1 of the district say what it stands on', async () => {
    const { json } = await bench.call<'getDistrict'>('GET', '/api/v1/district');
    expect(json).toMatchObject({
      id: 'two-towns',
      demo: true,
      store: 'embedded',
      schematic: true,
      basemap: { kind: 'schematic' },
      packs: [
        { id: 'zhengzhou-2018', basis: 'assumed' },
        { id: 'zhengzhou-grid-2012', basis: 'assumed' },
      ],
      coverage: { basis: 'assumed' },
    });
  });

  it('HTTP-1 for Prometheus hold the counts of the ingest', async () => {
    const { text } = await bench.call('GET', '/metrics');
    expect(text).toMatch(/^jingge_fixes_total\{[^}]*verdict="accepted"[^}]*\} \d+$/m);
    expect(text).toContain('jingge_event_loop_lag_p99_seconds');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toMatch(/^jingge_store_failures_total\{[^}]*\} 0$/m);
    expect(text).toMatch(/^jingge_store_failures_open\{[^}]*\} 0$/m);
    expect(text).toMatch(/^jingge_coverage_day_bytes\{[^}]*\} \d+$/m);
  });
});
