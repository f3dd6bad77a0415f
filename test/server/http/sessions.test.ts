import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import type { EndpointId } from '../../../shared/http/endpoints/index.ts';
import type { Store } from '../../../server/ports/store.ts';
import { seatOf } from '../../../server/wire/seat.ts';
import { OPERATOR_TOKEN, bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let closed: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  closed = await openHttpBench({ store, config: { demo: false } });
});
afterAll(async () => {
  await bench.close();
  await closed.close();
  await store.close();
});

const PROXIED = { 'x-forwarded-for': '203.0.113.9' };

describe('sessions', () => {
  it('HTTP-5 are opaque HttpOnly cookies that say who one is, until signing out', async () => {
    const signed = await bench.call('POST', '/api/v1/session', { body: { demo: 'town-manager', town: WEST } });
    expect(signed.status).toBe(201);
    const cookie = signed.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^jingge_session=s%3A[^;]{60,}; Path=\/; HttpOnly; SameSite=Lax$/);
    const headers = { cookie: `other=1; ${cookie.split(';')[0]}` };
    const who = await bench.call<'getSession'>('GET', '/api/v1/session', { headers });
    expect(who.json).toEqual(signed.json);
    expect(who.json).toMatchObject({ role: 'town-manager', town: WEST, signedIn: true, demo: true });
    const out = await bench.call('DELETE', '/api/v1/session', { headers });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(out.headers.getSetCookie().map((text) => text.split('=')[0])).toEqual([
      '__Host-jingge_session',
      'jingge_session',
    ]);
    expect((await bench.call<'getSession'>('GET', '/api/v1/session', { headers })).json).toMatchObject({
      role: 'leader',
      signedIn: false,
    });
  });

  it('HTTP-5 of a demo end after a day, or when unused for twelve hours', async () => {
    const headers = await bench.signIn('audit');
    const role = () => bench.call<'getSession'>('GET', '/api/v1/session', { headers }).then(({ json }) => json.role);
    bench.clock.advance(12 * 3_600_000);
    expect(await role()).toBe('audit');
    bench.clock.advance(12 * 3_600_000);
    expect(await role()).toBe('audit');
    bench.clock.advance(1);
    expect(await role()).toBe('leader');
  });

  it('HTTP-5 are renewed by signing in again: the old one ends', async () => {
    const headers = await bench.signIn('audit');
    await bench.call('POST', '/api/v1/session', { body: { demo: 'finance' }, headers });
    expect((await bench.call<'getSession'>('GET', '/api/v1/session', { headers })).json.signedIn).toBe(false);
  });

  it.each([
    ['username', {}],
    ['password', { username: 'a' }],
    ['town', { username: 'a', password: 'b', town: WEST }],
    ['demo', { demo: 'root' }],
    ['demo', { demo: 'operator' }],
    ['town', { demo: 'town-manager' }],
    ['town', { demo: 'town-manager', town: '410173099' }],
    ['town', { demo: 'leader', town: 'a b' }],
    ['username', { username: 'a', password: 'b', demo: 'leader' }],
  ])('HTTP-2 name the wrong field %s of %j', async (path, body) => {
    const { status, json } = await bench.call('POST', '/api/v1/session', { body });
    expect([status, json.errors[0]?.path]).toEqual([400, path]);
  });
});

describe('a town manager', () => {
  it('ACC-11 sees the own town on every road, and another exactly as one that does not exist', async () => {
    const headers = await bench.signIn('town-manager', WEST);
    const get = <Id extends EndpointId>(path: string) => bench.call<Id>('GET', path, { headers });
    expect((await get<'listTowns'>('/api/v1/towns')).json.items.map(({ code }) => code)).toEqual([WEST]);
    expect((await get<'listOfficers'>('/api/v1/officers')).json.items).toHaveLength(2);
    expect((await get<'listGrids'>('/api/v1/grids')).json.features).toHaveLength(2);
    expect((await get('/api/v1/coverage')).json).toMatchObject({ town: WEST, totals: { grids: 2 } });
    expect((await get('/api/v1/trend')).status).toBe(404);
    expect((await get(`/api/v1/trend?scope=town:${WEST}`)).status).toBe(200);
    for (const path of [
      '/api/v1/towns/T',
      '/api/v1/grids?town=T',
      '/api/v1/officers?town=T',
      '/api/v1/coverage?town=T',
      '/api/v1/cases?town=T',
    ]) {
      const foreign = await get(path.replace('T', EAST).replace('/api/v1/4', '/api/v1/T'));
      const unknown = await get(path.replace('T', '410173999'));
      expect([foreign.status, foreign.json.detail.replace(EAST, '?')], path).toEqual([
        404,
        unknown.json.detail.replace('410173999', '?'),
      ]);
    }
    const track = await get(`/api/v1/officers/E-2/track?from=0&to=1`);
    expect(track.status).toBe(404);
  });

  it('ACC-2 watches the own scope and no other', async () => {
    const { access } = bench.application;
    const caller = { headers: await bench.signIn('town-manager', WEST), socket: { remoteAddress: '127.0.0.1' } };
    const watcher = await access.watcher(caller);
    if (typeof watcher === 'string') throw new Error(watcher);
    expect(seatOf(watcher.actor, `town:${WEST}`)).toEqual({ scope: `town:${WEST}`, withPositions: true });
    expect(seatOf(watcher.actor, `town:${EAST}`)).toBeNull();
    expect(seatOf(watcher.actor, 'district')).toBeNull();
    expect(watcher.credentials.map(({ kind }) => kind)).toEqual(['session']);
    const [secret = ''] = decodeURIComponent(caller.headers['cookie'] ?? '')
      .split('s:')[1]!
      .split('.');
    expect(JSON.stringify(watcher)).not.toContain(secret);
    const stranger = { headers: {}, socket: { remoteAddress: '127.0.0.1' } };
    expect(await access.watcher(stranger)).toMatchObject({ actor: { role: 'leader', town: null }, credentials: [] });
  });
});

describe('without demo identities', () => {
  it('HTTP-5 nobody is anybody without signing in, at the machine neither', async () => {
    const { access } = closed.application;
    for (const path of ['/api/v1/towns', '/api/v1/session', '/api/v1/cases'])
      expect((await closed.call('GET', path)).status, path).toBe(401);
    expect((await closed.call('POST', '/api/v1/session', { body: { demo: 'leader' } })).json.code).toBe('demo-off');
    const caller = { headers: { host: 'localhost' }, socket: { remoteAddress: '127.0.0.1' } };
    expect(await access.watcher(caller)).toBe('not-signed-in');
  });

  it('HTTP-5 a session of a demo that was switched off lets nobody in', async () => {
    const headers = await bench.signIn('leader');
    expect((await closed.call('GET', '/api/v1/session', { headers })).status).toBe(401);
  });

  it('HTTP-5 everything but health, positions, osmand and the ways in is 401 to strangers', async () => {
    const open = new Set([
      'getHealth',
      'sendOsmand',
      'postOsmand',
      'getMetrics',
      'getSetup',
      'setUp',
      'signIn',
      'signOut',
      'startOidc',
      'finishOidc',
      'claimDisplay',
      // What a city has to say of itself by the specification.
      'getOpen311Discovery',
      'listOpen311Services',
      'getOpen311Service',
    ]);
    for (const [id, { method, path, open311 }] of Object.entries<Endpoint>(ENDPOINTS)) {
      const got = await closed.call(method.toUpperCase(), path.replace(':format', 'json'), { headers: PROXIED });
      if (open.has(id)) expect(got.status, id).not.toBe(401);
      // By the specification a missing key is forbidden (O311-6).
      else if (open311 !== null) expect(got.status, id).toBe(403);
      else expect([got.status, got.json?.code], id).toEqual([401, 'not-signed-in']);
    }
    for (const path of ['/', '/map', '/nothing']) {
      expect((await closed.call('GET', path, { headers: PROXIED })).status, path).toBe(401);
      const forged = { ...PROXIED, ...bearer('x') };
      expect((await closed.call('GET', path, { headers: forged })).status, path).toBe(401);
    }
    expect((await closed.call('GET', '/metrics', { headers: PROXIED })).status).toBe(403);
  });

  it('HTTP-5 a browser is led to the page to sign in with, which is open with what it is made of', async () => {
    const headers = { accept: 'text/html,*/*' };
    const led = await closed.call('GET', '/map?town=1', { headers });
    expect([led.status, led.headers.get('location')]).toEqual([
      302,
      `/sign-in?next=${encodeURIComponent('/map?town=1')}`,
    ]);
    expect((await closed.call('GET', '/', { headers })).headers.get('location')).toBe('/sign-in');
    for (const path of ['/sign-in', '/setup', '/assets/none.js'])
      expect([200, 404], path).toContain((await closed.call('GET', path, { headers })).status);
    expect((await closed.call('GET', '/api/v1/towns', { headers })).status).toBe(401);
  });

  it('HTTP-5 tokens work from anywhere', async () => {
    const headers = { ...bearer(OPERATOR_TOKEN), ...PROXIED };
    expect((await closed.call('GET', '/api/v1/towns', { headers })).status).toBe(200);
    const unknown = await closed.call('GET', '/api/v1/towns', { headers: bearer('x') });
    expect([unknown.status, unknown.json.code]).toEqual([401, 'bad-token']);
  });
});
