import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { addAccount, codeAt, cookieOf, enrolled, signInAs, trySignIn } from '../../support/accounts-bench.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST } from '../../support/two-towns.ts';

const CODE = 'k7wm-x3pq-9bcd';
let store: Store;
let bench: HttpBench;
type Cookie = Readonly<Record<string, string>>;
let system: Cookie;
let systemId: string;
let security: Cookie;
let securityId: string;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store, config: { demo: false }, setupCode: CODE });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const FIRST = { username: 'chief', name: '系统管理员', password: 'three lakes and a heron' };
const setUp = (body: unknown) => bench.call<'setUp'>('POST', '/api/v1/setup', { body });
const isNeeded = async () => (await bench.call<'getSetup'>('GET', '/api/v1/setup')).json.needed;
const create = (username: string, headers: Cookie = system) =>
  bench.call<'createAccount'>('POST', '/api/v1/accounts', { headers, body: { username, name: username } });
const grant = (id: string, body: unknown, headers: Cookie = security) =>
  bench.call<'grantRole'>('POST', `/api/v1/accounts/${id}/grants`, { headers, body });
const act = (id: string, what: string, headers: Cookie = system) =>
  bench.call<'lockAccount'>('POST', `/api/v1/accounts/${id}/${what}`, { headers, body: { reason: 'a test' } });
const stateOf = async (id: string) => (await store.accounts.byId(id))?.state;

describe('the first administrator', () => {
  it('ACC-50 needs the code that was printed, once, and a password that holds', async () => {
    expect(await isNeeded()).toBe(true);
    expect((await setUp({ ...FIRST, code: 'aaaa-bbbb-cccc' })).json.code).toBe('setup-code-wrong');
    expect((await setUp({ ...FIRST, code: CODE, password: 'short' })).json.errors[0]?.path).toBe('password');
    const at = { ...FIRST, code: ' K7WM x3pq9bcd ' };
    const both = await Promise.all([setUp(at), setUp({ ...at, username: 'rival' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await store.accounts.all()).length).toBe(1);
    expect(await isNeeded()).toBe(false);
    expect((await setUp(at)).json.code).toBe('setup-done');
    const made = both.find(({ status }) => status === 201)!;
    expect(made.json).toMatchObject({ role: 'system-admin', restricted: 'enrol-second-factor' });
    const { username } = made.json.account!;
    systemId = made.json.account!.id;
    const begun = await bench.call<'enrolTotp'>('POST', '/api/v1/account/totp', {
      headers: cookieOf(made),
      body: { password: FIRST.password },
    });
    const code = codeAt(bench, 0, begun.json.secret);
    const confirmed = await bench.call('POST', '/api/v1/account/totp/confirm', {
      headers: cookieOf(made),
      body: { code },
    });
    system = cookieOf(confirmed);
    expect(username).toMatch(/chief|rival/);
  });

  it('ACC-50 is not made in a demo, nor without a code', async () => {
    for (const demo of [true, false]) {
      const other = await openHttpBench({ store, config: { demo }, ...(demo ? { setupCode: CODE } : {}) });
      const { json } = await other.call<'getSetup'>('GET', '/api/v1/setup');
      expect(json).toEqual({ needed: false, demo, proxiedDemo: false, singleSignOn: false, passwordLength: 12 });
      expect((await other.call('POST', '/api/v1/setup', { body: { ...FIRST, code: CODE } })).json.code).toBe(
        'setup-done',
      );
      await other.close();
    }
  });
});

describe('three administrators', () => {
  it('ACC-51 the system administrator appoints the first security administrator, and grants nothing else', async () => {
    const { json, status } = await create('warden');
    expect([status, json.account.grants, json.oneTimePassword]).toEqual([
      201,
      [],
      expect.stringMatching(/^[a-z\d-]{19}$/),
    ]);
    securityId = json.account.id;
    expect((await grant(securityId, { role: 'leader' }, system)).json.code).toBe('forbidden');
    expect((await grant(systemId, { role: 'security-admin' }, system)).json.code).toBe('own-account');
    const listed = () => bench.call<'listAccounts'>('GET', '/api/v1/accounts', { headers: system });
    expect((await listed()).json.needsSecurityAdmin).toBe(true);
    expect((await grant(securityId, { role: 'security-admin' }, system)).status).toBe(201);
    expect((await listed()).json.needsSecurityAdmin).toBe(false);
    const again = await create('second-warden');
    expect((await grant(again.json.account.id, { role: 'security-admin' }, system)).json.code).toBe('forbidden');
    await store.accounts.change(securityId, { mustChangePassword: false });
    const { passwordHash } = (await store.accounts.byId(await addAccount(bench, 'pattern')))!;
    await store.accounts.change(securityId, { passwordHash });
    bench.clock.advance(60_000);
    security = await enrolled(bench, 'warden');
  });

  it('ACC-52 nobody is two of them, and nobody grants themselves anything', async () => {
    expect((await grant(systemId, { role: 'audit-admin' })).json.code).toBe('roles-clash');
    expect((await grant(systemId, { role: 'security-admin' })).json.code).toBe('roles-clash');
    expect((await grant(securityId, { role: 'leader' })).json.code).toBe('own-account');
    const [newest] = await store.audit.list({ limit: 1, action: 'account:' });
    expect(newest).toMatchObject({ action: 'account:refused', detail: { code: 'own-account', role: 'leader' } });
  });

  it('ACC-53 the last of them stays', async () => {
    const roles = (await store.accounts.byId(securityId))!.grants;
    const take = (id: string, grantId: string, headers: Cookie = security) =>
      bench.call('DELETE', `/api/v1/accounts/${id}/grants/${grantId}`, { headers });
    expect((await take(securityId, roles[0]!.id)).json.code).toBe('own-account');
    const chief = (await store.accounts.byId(systemId))!;
    expect((await take(systemId, chief.grants[0]!.id)).json.code).toBe('last-administrator');
    for (const what of ['lock', 'leave']) {
      expect((await act(securityId, what)).json.code).toBe('last-administrator');
      expect((await act(systemId, what)).json.code).toBe('own-account');
    }
    const second = (await store.accounts.byUsername('second-warden'))!;
    expect((await grant(second.id, { role: 'security-admin' })).status).toBe(201);
    expect((await act(second.id, 'lock')).status).toBe(200);
    // A locked one does not count.
    expect((await act(securityId, 'lock')).json.code).toBe('last-administrator');
  });

  it('ACC-51 each does its own part only', async () => {
    expect((await create('mine', security)).status).toBe(403);
    expect((await act(systemId, 'lock', security)).status).toBe(403);
    expect((await bench.call('GET', '/api/v1/audit', { headers: system })).status).toBe(403);
    expect((await bench.call('DELETE', `/api/v1/accounts/${securityId}/totp`, { headers: system })).status).toBe(403);
    const reset = await act(systemId, 'password');
    expect(reset.json.code).toBe('own-account');
  });
});

describe('accounts', () => {
  it('ACC-54 names the field that a role is bound to wrongly', async () => {
    const { json } = await create('bound');
    const id = json.account.id;
    const path = async (body: unknown) => (await grant(id, body)).json.errors?.[0]?.path;
    expect(await path({ role: 'town-manager' })).toBe('town');
    expect(await path({ role: 'town-manager', town: '999' })).toBe('town');
    expect(await path({ role: 'enforcement', officer: 'E-1', town: EAST })).toBe('town');
    expect(await path({ role: 'display' })).toBe('role');
    const granted = await grant(id, { role: 'enforcement', officer: 'E-1' });
    expect(granted.json.grants).toMatchObject([{ role: 'enforcement', town: WEST, officer: 'E-1' }]);
    expect((await create('bound')).json.code).toBe('username-taken');
    expect((await create('Bound')).json.code).toBe('username-taken');
  });

  it('ACC-55 lose what is taken at once, in sessions that are open', async () => {
    const id = await addAccount(bench, 'open-desk', { roles: ['leader', 'inspector'] });
    const { headers, session } = await signInAs(bench, 'open-desk');
    const status = async () => (await bench.call('GET', '/api/v1/session', { headers })).status;
    expect(await status()).toBe(200);
    const path = (grantId: string) => `/api/v1/accounts/${id}/grants/${grantId}`;
    expect((await bench.call('DELETE', path(session.grants[1]!.id), { headers: security })).status).toBe(200);
    expect(await status()).toBe(200);
    expect((await bench.call('DELETE', path(session.grants[0]!.id), { headers: security })).status).toBe(200);
    expect(await status()).toBe(401);
    expect((await bench.call('DELETE', path('none'), { headers: security })).status).toBe(404);
  });

  it('ACC-55 are locked and unlocked, and leave for good', async () => {
    const id = await addAccount(bench, 'comes-and-goes', { roles: ['leader'] });
    const { headers } = await signInAs(bench, 'comes-and-goes');
    expect((await act(id, 'lock')).json).toMatchObject({ state: 'locked' });
    expect((await bench.call('GET', '/api/v1/session', { headers })).status).toBe(401);
    expect((await act(id, 'unlock')).json).toMatchObject({ state: 'active' });
    await signInAs(bench, 'comes-and-goes');
    expect((await act(id, 'leave')).json).toMatchObject({ state: 'left', grants: [], hasPassword: false });
    expect((await act(id, 'unlock')).json.code).toBe('account-left');
    expect((await grant(id, { role: 'leader' })).json.code).toBe('account-left');
    expect(await stateOf(id)).toBe('left');
    expect((await act('nobody', 'lock')).status).toBe(404);
  });

  it('ACC-43 get a new one-time password, which ends what was open', async () => {
    const id = await addAccount(bench, 'forgetful', { roles: ['leader'] });
    const { headers } = await signInAs(bench, 'forgetful');
    const reset = await bench.call<'resetPassword'>('POST', `/api/v1/accounts/${id}/password`, {
      headers: system,
      body: {},
    });
    expect(reset.json.account).toMatchObject({ mustChangePassword: true });
    expect((await bench.call('GET', '/api/v1/session', { headers })).status).toBe(401);
    const password = reset.json.oneTimePassword;
    const signed = await trySignIn(bench, { username: 'forgetful', password });
    expect(signed.json).toMatchObject({ restricted: 'change-password' });
    const audit = JSON.stringify(await store.audit.list({ limit: 500 }));
    expect(audit).toContain('account:password-reset');
    expect(audit).not.toContain(password);
  });
});

describe('the audit log', () => {
  const page = (query: string) => bench.call<'listAudit'>('GET', `/api/v1/audit${query}`, { headers: security });

  it('ACC-57 tells who did what to whom, newest first, in pages', async () => {
    const all = await page('?limit=500');
    expect(all.status).toBe(200);
    const seqs = all.json.items.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    const first = await page('?limit=3');
    const second = await page(`?limit=3&cursor=${first.json.next}`);
    expect([...first.json.items, ...second.json.items].map(({ seq }) => seq)).toEqual(seqs.slice(0, 6));
    const actions = async (query: string) => new Set((await page(query)).json.items.map(({ action }) => action));
    expect(await actions('?action=role:')).toEqual(new Set(['role:granted', 'role:taken']));
    expect(await actions('?action=account:locked')).toEqual(new Set(['account:locked']));
    expect((await page(`?to=${bench.clock.nowMs() - 10 * 365 * 86_400_000}`)).json.items).toEqual([]);
    expect((await page('?cursor=x')).json.errors[0]?.path).toBe('cursor');
  });

  it('ACC-58 verifies whole', async () => {
    const { json } = await bench.call<'verifyAudit'>('GET', '/api/v1/audit/verify', { headers: security });
    const [newest] = await store.audit.list({ limit: 1 });
    expect(json).toMatchObject({ ok: true, brokenAt: null, deletedTo: 0, events: newest!.seq });
    expect(json.head).toEqual({ seq: newest!.seq, hash: newest!.hash });
  });
});
