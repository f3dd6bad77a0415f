import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { OPERATOR_TOKEN, bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, inGrid } from '../../support/two-towns.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let store: Store;
let bench: HttpBench;
let token: string;
const cookies: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  token = await bench.phoneToken();
  await signInAll();
  await send(token, fix());
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

/** Anew after a day: sessions run out. */
async function signInAll(): Promise<void> {
  for (const role of [
    'dispatcher',
    'district-office',
    'discipline',
    'audit',
    'leader',
    'system-admin',
    'security-admin',
  ])
    cookies[role] = await bench.signIn(role);
  cookies['west'] = await bench.signIn('town-manager', WEST);
  cookies['own'] = await bench.signIn('enforcement', WEST);
}

const as = (who: string) => ({ headers: cookies[who]! });
const fix = (over: object = {}) => ({
  device: 'phone-0',
  time: bench.clock.nowMs(),
  ...inGrid(0),
  accuracy: 5,
  ...over,
});
const send = (bearerToken: string, ...fixes: object[]) =>
  bench.call<'sendPositions'>('POST', '/api/v1/positions', { body: { fixes }, headers: bearer(bearerToken) });
const track = (who: string, officer = 'E-0', purpose: string | null = 'dispatch', backMs = HOUR_MS) => {
  const to = bench.clock.nowMs();
  const why = purpose === null ? '' : `&purpose=${purpose}`;
  return bench.call<'getTrack'>('GET', `/api/v1/officers/${officer}/track?from=${to - backMs}&to=${to}${why}`, as(who));
};
const actions = async (action: string) =>
  (await store.audit.list({ action, limit: 100 })).map(({ actor, subject }) => `${actor} ${subject}`);

describe('tracks', () => {
  it('ACC-20 asks for one of four purposes, by name of the field', async () => {
    for (const purpose of [null, '', 'curiosity']) {
      const { status, json } = await track('dispatcher', 'E-0', purpose);
      expect([status, json.errors[0]?.path]).toEqual([400, 'purpose']);
    }
    for (const purpose of ['dispatch', 'officer-safety', 'grid-coverage', 'case-evidence'])
      expect((await track('dispatcher', 'E-0', purpose)).json.points).toHaveLength(1);
  });

  it('ACC-21 keeps to the window of the role', async () => {
    expect((await track('west', 'E-0', 'dispatch', 7 * DAY_MS)).status).toBe(200);
    const { status, json } = await track('west', 'E-0', 'dispatch', 7 * DAY_MS + 1);
    expect([status, json.code]).toEqual([403, 'ticket-needed']);
    expect((await track('west', 'E-3')).status).toBe(404);
    expect((await track('leader')).status).toBe(403);
    expect((await track('audit')).json.code).toBe('ticket-needed');
    expect(await actions('track:refused')).toContain('demo:audit E-0');
  });

  it('ACC-22 opens an older track by a ticket that somebody else approves, for a day', async () => {
    const to = bench.clock.nowMs();
    const body = {
      officer: 'E-0',
      from: to - 20 * DAY_MS,
      to,
      purpose: 'case-evidence',
      reason: 'complaint of a shop',
    };
    const ask = (who: string, over = {}) =>
      bench.call<'askTrackTicket'>('POST', '/api/v1/track-tickets', { ...as(who), body: { ...body, ...over } });
    const decide = (who: string, id: string, what = 'approve') =>
      bench.call<'approveTrackTicket'>('POST', `/api/v1/track-tickets/${id}/${what}`, as(who));
    expect((await ask('west', { officer: 'E-3' })).json.errors[0]?.path).toBe('officer');
    expect((await ask('audit', { reason: '' })).json.errors[0]?.path).toBe('reason');

    const own = (await ask('district-office')).json.id;
    expect((await decide('district-office', own)).json.code).toBe('own-ticket');
    const { json: asked, status } = await ask('audit');
    expect([status, asked.state]).toEqual([201, 'asked']);
    expect((await track('audit', 'E-0', 'case-evidence')).status).toBe(403);
    expect((await decide('west', asked.id)).status).toBe(403);
    expect((await decide('discipline', asked.id)).json).toMatchObject({
      state: 'approved',
      decidedBy: 'demo:discipline',
    });
    expect((await decide('district-office', asked.id, 'refuse')).json.code).toBe('decided-already');

    expect((await track('audit', 'E-0', 'case-evidence', 20 * DAY_MS)).json.points).toHaveLength(1);
    expect((await track('audit', 'E-0', 'dispatch')).status).toBe(403);
    expect((await track('audit', 'E-0', 'case-evidence', 20 * DAY_MS + 1)).status).toBe(403);
    expect((await track('audit', 'E-1', 'case-evidence')).status).toBe(403);
    expect((await track('discipline', 'E-0', 'case-evidence')).status).toBe(403);
    bench.clock.advance(DAY_MS - 1);
    await signInAll();
    const within = `/api/v1/officers/E-0/track?from=${body.from}&to=${body.to}&purpose=case-evidence`;
    expect((await bench.call('GET', within, as('audit'))).status).toBe(200);
    bench.clock.advance(1);
    expect((await bench.call('GET', within, as('audit'))).json.code).toBe('ticket-needed');

    const listed = await bench.call<'listTrackTickets'>('GET', '/api/v1/track-tickets', as('west'));
    expect(listed.json.items).toEqual([]);
    expect(
      (await bench.call<'listTrackTickets'>('GET', '/api/v1/track-tickets', as('discipline'))).json.items,
    ).toHaveLength(2);
    expect(await actions('track-ticket:approved')).toEqual([`demo:discipline ${asked.id}`]);
  });

  it('ACC-23 shows nothing when the view cannot be written', async () => {
    const { addView } = store.tracks;
    const read = store.fixes.track;
    let reads = 0;
    Object.assign(store.tracks, { addView: () => Promise.reject(new Error('full')) });
    Object.assign(store.fixes, { track: () => (reads++, Promise.resolve([])) });
    const { status } = await track('dispatcher');
    Object.assign(store.tracks, { addView });
    Object.assign(store.fixes, { track: read });
    expect([status, reads]).toEqual([500, 0]);
  });

  it('ACC-24 tells officers who looked at them, and audit everything', async () => {
    await track('dispatcher', 'E-1', 'officer-safety');
    const own = await bench.call<'listOwnViews'>('GET', '/api/v1/account/views', as('own'));
    expect(own.json.items.every(({ officer }) => officer === 'E-0')).toBe(true);
    expect(own.json.items[0]).toMatchObject({ viewer: 'demo:audit', role: 'audit', purpose: 'case-evidence' });
    const all = await bench.call<'listTrackViews'>('GET', '/api/v1/track-views?officer=E-1&limit=1', as('audit'));
    expect(all.json.items).toMatchObject([
      { viewer: 'demo:dispatcher', purpose: 'officer-safety', toMs: bench.clock.nowMs() },
    ]);
    expect((await bench.call('GET', '/api/v1/track-views', as('dispatcher'))).status).toBe(403);
    expect((await bench.call('GET', '/api/v1/account/views', as('dispatcher'))).status).toBe(403);
    expect((await track('own', 'E-0', null, 30 * DAY_MS)).status).toBe(200);
    expect((await track('own', 'E-1')).status).toBe(404);
  });
});

describe('devices', () => {
  const enrol = (device: string, officer: string, who = 'system-admin') =>
    bench.call<'enrolDevices'>('POST', '/api/v1/devices', { ...as(who), body: { devices: [{ device, officer }] } });
  const list = async (who: string) =>
    (await bench.call<'listDevices'>('GET', '/api/v1/devices', as(who))).json.items.map(({ device }) => device);

  it('ACC-28 are listed and kept by town, without tokens', async () => {
    expect(await list('west')).toEqual(['phone-0', 'phone-1']);
    expect(await list('system-admin')).toHaveLength(4);
    expect((await bench.call('DELETE', '/api/v1/devices/phone-3', as('west'))).status).toBe(404);
    expect((await bench.call('POST', '/api/v1/devices/phone-3/rotate', as('west'))).status).toBe(404);
    const { text } = await bench.call('GET', '/api/v1/devices', as('system-admin'));
    expect(text).not.toMatch(/token|sha256/);
  });

  it('ACC-28 tell when they were last heard of and by which protocol, never where', async () => {
    const sender = (await enrol('heard', 'E-1')).json.items[0]!.token;
    const heard = async () =>
      (await bench.call<'listDevices'>('GET', '/api/v1/devices', as('west'))).json.items.find(
        ({ device }) => device === 'heard',
      );
    expect(await heard()).toMatchObject({ town: WEST, protocol: null, lastSeenMs: null });
    bench.clock.advance(1000);
    expect((await send(sender, fix({ device: 'heard' }))).json.results[0]?.verdict).toBe('accepted');
    expect(await heard()).toMatchObject({ protocol: 'positions', lastSeenMs: bench.clock.nowMs() });
    bench.clock.advance(1000);
    const { lon, lat } = inGrid(0);
    const at = new Date(bench.clock.nowMs()).toISOString();
    expect((await bench.call('GET', `/osmand?id=heard&lat=${lat}&lon=${lon}&timestamp=${at}`)).status).toBe(200);
    expect(await heard()).toMatchObject({ protocol: 'osmand', lastSeenMs: bench.clock.nowMs() });
    expect(await heard()).not.toHaveProperty('lon');
  });

  it('ACC-28 rotate and revoke at once, and nothing of a revoked one is stored', async () => {
    const first = (await enrol('own-1', 'E-0')).json.items[0]!.token;
    const mine = (over = {}) => fix({ device: 'own-1', ...over });
    bench.clock.advance(1000);
    expect((await send(first, mine())).json.results[0]?.verdict).toBe('accepted');
    const { json } = await bench.call<'rotateDevice'>('POST', '/api/v1/devices/own-1/rotate', as('west'));
    expect((await send(first, mine())).status).toBe(401);
    bench.clock.advance(1000);
    expect((await send(json.token, mine())).json.results[0]?.verdict).toBe('accepted');
    expect((await bench.call('DELETE', '/api/v1/devices/own-1', as('west'))).status).toBe(204);
    expect((await send(json.token, mine())).status).toBe(401);
    const before = await store.fixes.counts(0);
    const { lon, lat } = inGrid(0);
    bench.clock.advance(1000);
    expect((await bench.call('GET', `/osmand?id=own-1&lat=${lat}&lon=${lon}`)).status).toBe(400);
    expect(await store.fixes.counts(0)).toEqual(before);
    expect((await bench.call('POST', '/api/v1/devices/own-1/rotate', as('west'))).json.code).toBe('device-revoked');
    expect(await actions('device:revoked')).toEqual(['demo:town-manager own-1']);
    expect((await enrol('own-1', 'E-0')).status).toBe(201);
  });

  it('ACC-28 gives the token of a device nothing to read', async () => {
    for (const path of ['/api/v1/officers', '/api/v1/cases', '/api/v1/coverage', '/api/v1/district', '/api/v1/devices'])
      expect((await bench.call('GET', path, { headers: bearer(token) })).status, path).toBe(403);
    expect((await send(token, fix({ device: 'phone-1' }))).json.results[0]?.verdict).toBe('refused');
  });

  it('ACC-29 send so much and no more, and lose nothing that was acknowledged', async () => {
    const many = (await enrol('many', 'E-1')).json.items[0]!.token;
    const batch = () => Array.from({ length: 1000 }, (_, i) => fix({ device: 'many', time: bench.clock.nowMs() - i }));
    for (let i = 0; i < 6; i++) expect((await send(many, ...batch())).status).toBe(200);
    const counted = await store.fixes.counts(0);
    const refused = await send(many, ...batch().slice(0, 240));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '120']);
    expect(await store.fixes.counts(0)).toEqual(counted);
    bench.clock.advance(119_999);
    expect((await send(many, ...batch().slice(0, 240))).status).toBe(429);
    bench.clock.advance(1);
    expect((await send(many, ...batch().slice(0, 240))).status).toBe(200);
  });
});

describe('off duty', () => {
  it('ACC-25 takes the margin of a shift and drops what is beyond, from all that is kept', async () => {
    const at = (text: string) => Date.parse(`2026-11-03T${text}+08:00`);
    bench.clock.set(at('19:14:59'));
    expect((await send(token, fix())).json.results[0]).toMatchObject({ verdict: 'accepted' });
    const before = await store.fixes.counts(0);
    bench.clock.set(at('19:15:00'));
    expect((await send(token, fix())).json.results[0]).toMatchObject({ verdict: 'quarantined', reason: 'off-duty' });
    // A clock that runs ahead into the next shift.
    const ahead = fix({ time: Date.parse('2026-11-04T08:00:00+08:00') });
    expect((await send(token, ahead)).json.results[0]).toMatchObject({ reason: 'off-duty' });
    // What was walked on duty and kept by the phone is taken at night.
    expect((await send(token, fix({ time: at('18:00:00') }))).json.results[0]).toMatchObject({ verdict: 'accepted' });
    expect(await store.fixes.counts(0)).toEqual({ ...before, accepted: before.accepted + 1 });
    const { json } = await bench.call<'getIngest'>('GET', '/api/v1/ingest', as('dispatcher'));
    expect(json.quarantined['off-duty']).toBe(2);
  });
});

describe('walls', () => {
  const enrol = (who: string, scope: string) =>
    bench.call<'enrolDisplay'>('POST', '/api/v1/displays', { ...as(who), body: { name: '大厅', scope } });
  const claim = (code: string, asToken = false) =>
    bench.call<'claimDisplay'>('POST', '/api/v1/displays/claim', { body: { code, asToken } });

  beforeAll(signInAll);

  it('ACC-31 become one by a code, once, within ten minutes', async () => {
    expect((await enrol('west', 'district')).json.errors[0]?.path).toBe('scope');
    expect((await enrol('west', `town:${EAST}`)).json.errors[0]?.path).toBe('scope');
    const late = (await enrol('west', `town:${WEST}`)).json;
    bench.clock.advance(10 * 60_000);
    expect((await claim(late.code)).json.code).toBe('display-code-wrong');
    const { code } = (await enrol('west', `town:${WEST}`)).json;
    bench.clock.advance(10 * 60_000 - 1);
    const claimed = await claim(code.toUpperCase().replaceAll('-', ' '));
    expect(claimed.json).toMatchObject({ name: '大厅', scope: `town:${WEST}`, token: null });
    expect(claimed.headers.get('set-cookie')).toMatch(/^jingge_display=.*HttpOnly; SameSite=Lax/);
    expect((await claim(code)).status).toBe(403);
  });

  it('ACC-68 keep their cookie for another 400 days whenever their page is opened, and nobody else gets one', async () => {
    const { code } = (await enrol('district-office', 'district')).json;
    const cookie = (await claim(code)).headers.get('set-cookie')!.split(';')[0]!;
    const renewed = await bench.call('GET', '/api/v1/session', { headers: { cookie } });
    expect(renewed.headers.get('set-cookie')).toBe(`${cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000`);
    expect((await bench.call('GET', '/api/v1/district', { headers: { cookie } })).headers.get('set-cookie')).toBeNull();
    const person = await bench.call('GET', '/api/v1/session', as('district-office'));
    expect([person.status, person.headers.get('set-cookie')]).toEqual([200, null]);
    const unknown = await bench.call('GET', '/api/v1/session', { headers: { cookie: 'jingge_display=made-up' } });
    expect(unknown.headers.get('set-cookie')).toBeNull();
  });

  it('ACC-30 ACC-31 see their scope and no name, over night, until they are revoked', async () => {
    const { code, display } = (await enrol('district-office', 'district')).json;
    const wallToken = (await claim(code, true)).json.token!;
    const headers = { cookie: `jingge_display=${wallToken}` };
    const caller = { headers: {}, socket: {} };
    expect(await bench.application.access.watcher(caller, wallToken)).toMatchObject({
      actor: { role: 'display', town: null },
      credentials: [{ kind: 'display', id: display.id }],
    });
    bench.clock.advance(3 * DAY_MS);
    await signInAll();
    for (const path of [
      'session',
      'district',
      'areas/towns',
      'areas/grids',
      'towns',
      `towns/${WEST}`,
      'grids',
      'coverage',
      'trend',
      'policies',
    ]) {
      const { status, text } = await bench.call('GET', `/api/v1/${path}`, { headers });
      expect([path, status]).toEqual([path, 200]);
      expect(text, path).not.toMatch(/officer \d/);
    }
    expect(JSON.stringify(bench.world.facts())).not.toMatch(/officer \d/);
    for (const path of ['officers', 'officers/E-0/track?from=0&to=1', 'cases', 'staffing', 'devices', 'audit'])
      expect((await bench.call('GET', `/api/v1/${path}`, { headers })).status, path).toBe(403);
    const seen = (await bench.call<'listDisplays'>('GET', '/api/v1/displays', as('district-office'))).json.items;
    expect(seen.find(({ id }) => id === display.id)).toMatchObject({
      state: 'enrolled',
      lastSeenMs: bench.clock.nowMs(),
    });

    const told: unknown[] = [];
    bench.application.access.events.onRevoked((credential) => told.push(credential));
    expect((await bench.call('DELETE', `/api/v1/displays/${display.id}`, as('district-office'))).status).toBe(204);
    expect(told).toEqual([{ kind: 'display', id: display.id }]);
    expect(await bench.application.access.watcher(caller, wallToken)).toMatchObject({ actor: { role: 'leader' } });
    expect(await actions('display:revoked')).toEqual([`demo:district-office ${display.id}`]);
  });
});

describe('keys of other programs', () => {
  it('ACC-33 open nothing that they were not issued for, and nothing once revoked or run out', async () => {
    const security = { headers: await bench.signIn('security-admin') };
    const issue = (body: object) => bench.call<'issueApiKey'>('POST', '/api/v1/api-keys', { ...security, body });
    const expires = bench.clock.nowMs() + HOUR_MS;
    const body = { name: '12345', scopes: ['open311:read'], town: WEST, expires };
    expect((await issue({ ...body, scopes: ['case:read'] })).status).toBe(400);
    expect((await issue({ ...body, expires: bench.clock.nowMs() })).json.errors[0]?.path).toBe('expires');
    const { key, apiKey } = (await issue(body)).json;
    const { access } = bench.application;
    const identity = () => access.identify({ headers: bearer(key), socket: {} });
    expect(await identity()).toMatchObject({
      kind: 'actor',
      actor: { role: 'api-key', town: WEST, scopes: ['open311:read'] },
    });
    const listed = await bench.call('GET', '/api/v1/api-keys', security);
    expect(listed.text).toContain(apiKey.id);
    expect(listed.text).not.toContain(key);

    const { ENDPOINTS } = await import('../../../shared/http/endpoints/index.ts');
    const closed = Object.values(ENDPOINTS).filter(
      ({ admission }) => admission !== 'anyone' && admission !== 'loopback' && admission !== 'open311:read',
    );
    for (const { method, path } of closed) {
      const { status } = await bench.call(
        method.toUpperCase(),
        path.replace(':format', 'json').replaceAll(/:\w+/g, 'x'),
        {
          headers: bearer(key),
        },
      );
      expect([method, path, status]).toEqual([method, path, 403]);
    }
    bench.clock.advance(HOUR_MS - 1);
    expect((await identity()).kind).toBe('actor');
    bench.clock.advance(1);
    expect(await identity()).toEqual({ kind: 'refused', code: 'bad-token' });

    const second = (await issue({ name: 'export', scopes: ['export:read'] })).json;
    const known = () => access.identify({ headers: bearer(second.key), socket: {} });
    expect((await known()).kind).toBe('actor');
    expect((await bench.call('DELETE', `/api/v1/api-keys/${second.apiKey.id}`, security)).status).toBe(204);
    expect((await known()).kind).toBe('refused');
    expect((await bench.call('GET', '/api/v1/api-keys', { headers: bearer(OPERATOR_TOKEN) })).status).toBe(403);
  });
});
