import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeal } from '../../../server/access/sealed-text.ts';
import type { Store } from '../../../server/ports/store.ts';
import { addAccount, codeAt, signInAs } from '../../support/accounts-bench.ts';
import { BENCH_SECRET, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { startOidcProvider, type OidcProvider } from '../../support/oidc-provider.ts';
import { openTestStore } from '../../support/test-store.ts';

const START = '/api/v1/session/oidc';
const CALLBACK = `${START}/callback`;
/** Where the browser is sent back to; the tests carry the query over to the bench by hand. */
const REDIRECT = `https://jingge.test${CALLBACK}`;

let store: Store;
let bench: HttpBench;
let provider: OidcProvider;
let issuer: string;

beforeAll(async () => {
  store = await openTestStore();
  provider = await startOidcProvider(REDIRECT);
  issuer = provider.issuer;
  const { id: clientId, secret: clientSecret } = provider.client;
  const oidc = { issuer, clientId, clientSecret, redirectUrl: REDIRECT };
  bench = await openHttpBench({
    store,
    config: { demo: false, oidc: { ...oidc, usernameClaim: 'preferred_username' } },
  });
});
afterAll(async () => {
  await bench.close();
  await provider.close();
  await store.close();
});

interface Flight {
  readonly cookie: string;
  /** What the provider sends the browser back with. */
  readonly query: string;
}

/** Follows the provider from page to page, as a browser with its cookies does, up to our own address. */
async function fly(): Promise<Flight> {
  const started = await bench.call('GET', `${START}?next=/map/town`);
  expect(started.status).toBe(302);
  const cookie = started.headers.getSetCookie()[0]!.split(';')[0]!;
  const jar = new Map<string, string>();
  let url = new URL(started.headers.get('location')!);
  while (url.origin === issuer) {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(url, { redirect: 'manual', headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`${url.pathname} answered ${answer.status}: ${await answer.text()}`);
    url = new URL(next, url);
  }
  return { cookie, query: url.search };
}

const land = ({ cookie, query }: Flight) => bench.call('GET', `${CALLBACK}${query}`, { headers: { cookie } });
const sessionOf = (got: { readonly headers: Headers }) =>
  got.headers
    .getSetCookie()
    .find((text) => text.startsWith('jingge_session='))
    ?.split(';')[0];
const lastAudit = async () => (await store.audit.list({ limit: 1 }))[0];

describe('sign-in elsewhere', () => {
  it('ACC-56 lets in whom an administrator has linked, with code, PKCE, state and nonce', async () => {
    const id = await addAccount(bench, 'li', { roles: ['leader'] });
    await store.accounts.link(id, { issuer, subject: 'sub-li' }, 0);
    provider.signsIn('sub-li');
    const started = await bench.call('GET', START);
    const asked = new URL(started.headers.get('location')!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: provider.client.id,
    });
    expect([asked.get('state')?.length, asked.get('nonce')?.length]).toEqual([43, 43]);
    const landed = await land(await fly());
    expect([landed.status, landed.headers.get('location')]).toEqual([302, '/map/town']);
    const { json } = await bench.call<'getSession'>('GET', '/api/v1/session', {
      headers: { cookie: sessionOf(landed)! },
    });
    expect(json).toMatchObject({ role: 'leader', account: { username: 'li' }, restricted: null });
    expect(await lastAudit()).toMatchObject({
      action: 'session:opened',
      account: 'li',
      detail: { method: 'oidc', issuer },
    });
  });

  it('ACC-56 refuses another state, another nonce, another browser, a code that was used, and what took too long', async () => {
    provider.signsIn('sub-li');
    const used = await fly();
    const refused = async (flight: Flight) => {
      const landed = await land(flight);
      expect([landed.status, landed.headers.get('location'), sessionOf(landed)]).toEqual([
        302,
        '/sign-in?error=oidc-refused',
        undefined,
      ]);
    };
    await refused({ ...used, query: used.query.replace(/state=[^&]+/, 'state=forged') });
    await refused({ ...used, cookie: 'jingge_oidc=forged' });
    await refused({ ...used, cookie: (await fly()).cookie });
    await refused({ ...used, query: '?error=access_denied' });
    const replayed = await fly();
    const seal = createSeal(BENCH_SECRET, 'oidc');
    const flight = JSON.parse(seal.open(replayed.cookie.slice('jingge_oidc='.length))!) as object;
    const cookie = `jingge_oidc=${seal.close(JSON.stringify({ ...flight, nonce: 'of-another-sign-in' }))}`;
    await refused({ ...replayed, cookie });
    expect(await lastAudit()).toMatchObject({ detail: { reason: expect.stringContaining('claim') } });
    await land(used);
    await refused(used);
    const slow = await fly();
    bench.clock.advance(10 * 60_000 + 1);
    await refused(slow);
    expect(await lastAudit()).toMatchObject({
      action: 'session:refused',
      detail: { code: 'oidc-refused', method: 'oidc' },
    });
  });

  it('ACC-56 gives nobody an account, and no administrator by name', async () => {
    provider.signsIn('sub-stranger');
    const unknown = await land(await fly());
    expect(unknown.headers.get('location')).toBe('/sign-in?error=oidc-unknown');
    expect(await store.accounts.byUsername('name.stranger')).toBe(null);
    await addAccount(bench, 'name.boss', { roles: ['system-admin'] });
    provider.signsIn('sub-boss');
    expect((await land(await fly())).headers.get('location')).toBe('/sign-in?error=oidc-unknown');
  });

  it('ACC-56 links by a trusted name once, and not to somebody else afterwards', async () => {
    const id = await addAccount(bench, 'name.chen', { roles: ['inspector'] });
    provider.signsIn('sub-chen');
    expect(sessionOf(await land(await fly()))).toBeDefined();
    expect((await store.accounts.byId(id))?.identities).toEqual([{ issuer, subject: 'sub-chen' }]);
    await store.accounts.change(id, { state: 'locked' });
    expect((await land(await fly())).headers.get('location')).toBe('/sign-in?error=oidc-locked');
  });

  it('ACC-56 is linked and unlinked by whoever grants roles, each identity to one account', async () => {
    const [qian, sun] = [await addAccount(bench, 'qian', { roles: ['leader'] }), await addAccount(bench, 'sun')];
    await addAccount(bench, 'warden', { roles: ['security-admin'], withSecondFactor: true });
    const { headers } = await signInAs(bench, 'warden', codeAt(bench));
    const link = (id: string, subject: string) =>
      bench.call<'linkIdentity'>('POST', `/api/v1/accounts/${id}/identities`, { headers, body: { subject } });
    expect((await link(qian, 'sub-qian')).json.identities).toEqual([{ issuer, subject: 'sub-qian' }]);
    expect(await lastAudit()).toMatchObject({ action: 'identity:linked', subject: qian });
    expect((await link(sun, 'sub-qian')).json.code).toBe('identity-taken');
    provider.signsIn('sub-qian');
    expect(sessionOf(await land(await fly()))).toBeDefined();
    const { status, json } = await bench.call<'unlinkIdentities'>('DELETE', `/api/v1/accounts/${qian}/identities`, {
      headers,
    });
    expect([status, json.identities]).toEqual([200, []]);
    expect(await lastAudit()).toMatchObject({ action: 'identity:unlinked', subject: qian });
    expect((await land(await fly())).headers.get('location')).toContain('oidc-unknown');
  });

  it('ACC-43 ACC-56 asks nobody who signed in elsewhere to change a one-time password that they never used', async () => {
    const grants = ['leader', 'inspector'] as const;
    const id = await addAccount(bench, 'one-time', { roles: grants });
    await store.accounts.change(id, { mustChangePassword: true });
    await store.accounts.link(id, { issuer, subject: 'sub-one-time' }, 0);
    provider.signsIn('sub-one-time');
    const headers = { cookie: sessionOf(await land(await fly()))! };
    const who = await bench.call<'getSession'>('GET', '/api/v1/session', { headers });
    expect(who.json.restricted).toBeNull();
    expect((await bench.call('GET', '/api/v1/towns', { headers })).status).toBe(200);
    const other = who.json.grants.find(({ role }) => role === 'inspector')!.id;
    const switched = await bench.call<'switchRole'>('POST', '/api/v1/session/role', {
      headers,
      body: { grant: other },
    });
    expect(switched.json).toMatchObject({ role: 'inspector', restricted: null });
    expect((await signInAs(bench, 'one-time')).session.restricted).toBe('change-password');
  });

  it('ACC-43 ACC-48 asks for the second factor still, and then for no password', async () => {
    const id = await addAccount(bench, 'guarded', { roles: ['finance'], withSecondFactor: true });
    await store.accounts.change(id, { mustChangePassword: true });
    await store.accounts.link(id, { issuer, subject: 'sub-guarded' }, 0);
    provider.signsIn('sub-guarded');
    const headers = { cookie: sessionOf(await land(await fly()))! };
    const who = await bench.call<'getSession'>('GET', '/api/v1/session', { headers });
    expect(who.json.restricted).toBe('give-second-factor');
    const body = { code: codeAt(bench) };
    const given = await bench.call<'giveSecondFactor'>('POST', '/api/v1/session/second-factor', { headers, body });
    expect(given.json.restricted).toBeNull();
  });

  it('ACC-48 asks for the second factor that the provider did not', async () => {
    const id = await addAccount(bench, 'money', { roles: ['finance'], withSecondFactor: true });
    await store.accounts.link(id, { issuer, subject: 'sub-money' }, 0);
    provider.signsIn('sub-money');
    const headers = { cookie: sessionOf(await land(await fly()))! };
    const who = await bench.call<'getSession'>('GET', '/api/v1/session', { headers });
    expect(who.json.restricted).toBe('give-second-factor');
    expect((await bench.call('GET', '/api/v1/funding?year=2026', { headers })).json.code).toBe('session-restricted');
    const give = (code: string) => bench.call('POST', '/api/v1/session/second-factor', { headers, body: { code } });
    expect((await give('000000')).json.code).toBe('second-factor-wrong');
    const given = await give(codeAt(bench));
    expect(given.json).toMatchObject({ restricted: null, role: 'finance' });
  });

  it('ACC-56 says so when it is off, or the provider is away', async () => {
    const off = await openHttpBench({ store, config: { demo: false } });
    expect((await off.call('GET', START)).headers.get('location')).toBe('/sign-in?error=oidc-off');
    await off.close();
    const oidc = {
      issuer: 'http://127.0.0.1:1',
      clientId: 'a',
      clientSecret: 'b',
      redirectUrl: REDIRECT,
      usernameClaim: null,
    };
    const away = await openHttpBench({ store, config: { demo: false, oidc } });
    expect((await away.call('GET', START)).headers.get('location')).toBe('/sign-in?error=oidc-unreachable');
    expect((await away.call('GET', `${START}?next=//evil.example`)).status).toBe(400);
    await away.close();
  });
});
