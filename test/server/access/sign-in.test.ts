import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { PASSWORD, addAccount, codeAt, cookieOf, signInAs, trySignIn } from '../../support/accounts-bench.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store, config: { demo: false } });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const who = (headers: Record<string, string>) => bench.call<'getSession'>('GET', '/api/v1/session', { headers });
const wrong = (username: string) => trySignIn(bench, { username, password: 'not the password' });
const lastAudit = async () => (await store.audit.list({ limit: 1 }))[0];

describe('signing in', () => {
  it('ACC-42 takes name and password, in any case of the name, and audits it', async () => {
    const id = await addAccount(bench, 'li.wei', { roles: ['dispatcher'] });
    const { headers, session } = await signInAs(bench, ' Li.Wei ');
    expect(session).toMatchObject({
      role: 'dispatcher',
      signedIn: true,
      restricted: null,
      account: { id, username: 'li.wei', name: 'Name of li.wei' },
    });
    expect((await who(headers)).json).toEqual(session);
    expect((await bench.call('GET', '/api/v1/towns', { headers })).status).toBe(200);
    expect(await lastAudit()).toMatchObject({
      action: 'session:opened',
      actor: `account:${id}`,
      account: 'li.wei',
      role: 'dispatcher',
      address: '127.0.0.1',
      detail: { method: 'password' },
    });
  });

  it('ACC-42 answers a wrong password and a name that nobody has alike, and writes no unknown name down', async () => {
    await addAccount(bench, 'known', { roles: ['leader'] });
    const [known, unknown] = [await wrong('known'), await wrong('nobody-here')];
    expect([known.status, known.json.code]).toEqual([401, 'sign-in-failed']);
    expect([unknown.status, unknown.json.code, unknown.json.detail]).toEqual([
      401,
      'sign-in-failed',
      known.json.detail,
    ]);
    const entry = await lastAudit();
    expect(entry).toMatchObject({ action: 'session:refused', subject: null, detail: { code: 'sign-in-failed' } });
    expect(JSON.stringify(entry)).not.toContain('nobody-here');
  });

  it.each([['known to us'], ['known to nobody']])(
    'ACC-42 waits after the fifth wrong password: a name %s',
    async (kind) => {
      const name = kind === 'known to us' ? 'five-times' : 'five-times-nobody';
      if (kind === 'known to us') await addAccount(bench, name, { roles: ['leader'] });
      for (let i = 1; i <= 5; i++) expect((await wrong(name)).json.code, String(i)).toBe('sign-in-failed');
      const shut = await trySignIn(bench, { username: name, password: PASSWORD });
      expect([shut.status, shut.json.code, shut.headers.get('retry-after')]).toEqual([429, 'too-many-attempts', '60']);
      bench.clock.advance(59_999);
      expect((await wrong(name)).json.code).toBe('too-many-attempts');
      bench.clock.advance(1);
      expect((await wrong(name)).json.code).toBe('sign-in-failed');
      // The sixth costs twice as much.
      bench.clock.advance(119_999);
      expect((await wrong(name)).json.code).toBe('too-many-attempts');
      bench.clock.advance(1);
      if (kind === 'known to us') expect((await signInAs(bench, name)).session.signedIn).toBe(true);
    },
  );

  it('ACC-42 forgets the wrong ones at the right one', async () => {
    await addAccount(bench, 'four-times', { roles: ['leader'] });
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await wrong('four-times');
      await signInAs(bench, 'four-times');
    }
    expect((await store.accounts.byUsername('four-times'))?.failedCount).toBe(0);
  });

  it('ACC-42 counts what comes at the same moment one by one', async () => {
    await addAccount(bench, 'at-once', { roles: ['leader'] });
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong('at-once')));
    expect(answers.filter(({ json }) => json.code === 'sign-in-failed')).toHaveLength(5);
    expect(answers.filter(({ json }) => json.code === 'too-many-attempts')).toHaveLength(7);
    await store.accounts.change((await store.accounts.byUsername('at-once'))!.id, {
      failedCount: 0,
      waitsUntilMs: null,
    });
  });

  it('ACC-42 shuts the door to an address that was refused fifty times', async () => {
    const patient = await openHttpBench({ store, config: { demo: false } });
    const attempt = () => trySignIn(patient, { username: `guess-${count++}`, password: 'x' });
    let count = 0;
    for (let i = 0; i < 50; i++) expect((await attempt()).status).toBe(401);
    const shut = await attempt();
    expect([shut.status, shut.json.code, Number(shut.headers.get('retry-after'))]).toEqual([
      429,
      'too-many-attempts',
      expect.closeTo(900, -2),
    ]);
    const setup = await patient.call('POST', '/api/v1/setup', { body: {} });
    expect(setup.json.code).toBe('too-many-attempts');
    await patient.close();
  }, 120_000);

  it('ACC-42 says that an account is locked, or has no role, only to who knows its password', async () => {
    const id = await addAccount(bench, 'shut-out', { roles: ['leader'] });
    await store.accounts.change(id, { state: 'locked' });
    expect((await wrong('shut-out')).json.code).toBe('sign-in-failed');
    const body = { username: 'shut-out', password: PASSWORD };
    expect((await trySignIn(bench, body)).json.code).toBe('account-locked');
    await store.accounts.change(id, { state: 'active' });
    await store.accounts.takeAll(id);
    expect((await trySignIn(bench, body)).json.code).toBe('no-role');
    await store.accounts.change(id, { state: 'left' });
    expect((await trySignIn(bench, body)).json.code).toBe('sign-in-failed');
  });

  it('ACC-43 lets a one-time password do one thing: be changed', async () => {
    const id = await addAccount(bench, 'newcomer', { roles: ['leader'] });
    await store.accounts.change(id, { mustChangePassword: true });
    const { headers, session } = await signInAs(bench, 'newcomer');
    expect(session).toMatchObject({ restricted: 'change-password', actions: ['account:own'] });
    expect((await bench.call('GET', '/api/v1/towns', { headers })).json.code).toBe('session-restricted');
    const socket = { headers, socket: { remoteAddress: '127.0.0.1' } };
    expect(await bench.application.access.watcher(socket)).toBe('not-signed-in');
    const change = (body: unknown) =>
      bench.call<'changePassword'>('POST', '/api/v1/account/password', { headers, body });
    const fields = async (body: unknown) => (await change(body)).json.errors[0]?.path;
    expect(await fields({ current: 'not it', next: 'another river 43 stones' })).toBe('current');
    expect(await fields({ current: PASSWORD, next: 'short' })).toBe('next');
    expect(await fields({ current: PASSWORD, next: PASSWORD })).toBe('next');
    const changed = await change({ current: PASSWORD, next: 'another river 43 stones' });
    expect(changed.json).toMatchObject({ restricted: null, role: 'leader' });
    expect((await who(headers)).status).toBe(401);
    expect((await bench.call('GET', '/api/v1/towns', { headers: cookieOf(changed) })).status).toBe(200);
    expect((await trySignIn(bench, { username: 'newcomer', password: 'another river 43 stones' })).status).toBe(201);
  });

  it('ACC-46 acts under one role at a time, and takes a new session for another', async () => {
    const roles = [{ role: 'town-manager', town: WEST }, { role: 'town-manager', town: EAST }, 'inspector'] as const;
    await addAccount(bench, 'two-towns', { roles });
    const { headers, session } = await signInAs(bench, 'two-towns');
    expect(session).toMatchObject({ role: 'town-manager', town: WEST });
    expect(session.grants.map(({ town }) => town)).toEqual([WEST, EAST, null]);
    const towns = async (cookie: Record<string, string>) =>
      (await bench.call<'listTowns'>('GET', '/api/v1/towns', { headers: cookie })).json.items?.map(({ code }) => code);
    expect(await towns(headers)).toEqual([WEST]);
    const switched = await bench.call<'switchRole'>('POST', '/api/v1/session/role', {
      headers,
      body: { grant: session.grants[1]!.id },
    });
    expect(switched.json).toMatchObject({ role: 'town-manager', town: EAST, expiresMs: session.expiresMs });
    expect(await towns(cookieOf(switched))).toEqual([EAST]);
    expect((await who(headers)).status).toBe(401);
    const foreign = { headers: cookieOf(switched), body: { grant: 'somebody-elses' } };
    expect((await bench.call('POST', '/api/v1/session/role', foreign)).status).toBe(404);
  });

  it('ACC-46 binds a member of a field team to a line of the roster', async () => {
    await addAccount(bench, 'patrol', { roles: [{ role: 'enforcement', town: WEST, officer: 'E-1' }] });
    const { session } = await signInAs(bench, 'patrol');
    expect(session).toMatchObject({
      role: 'enforcement',
      town: WEST,
      officer: 'E-1',
      grids: [expect.stringContaining(WEST)],
    });
  });
});

describe('the second factor', () => {
  it('ACC-47 is asked for after the password, within a step of the clock, and each code once', async () => {
    await addAccount(bench, 'factor', { roles: ['finance'], withSecondFactor: true });
    const attempt = (totp?: string) =>
      trySignIn(bench, { username: 'factor', password: PASSWORD, ...(totp ? { totp } : {}) });
    expect((await attempt()).json.code).toBe('second-factor-needed');
    for (const steps of [-2, 2]) expect((await attempt(codeAt(bench, steps))).json.code).toBe('second-factor-wrong');
    const code = codeAt(bench, -1);
    expect((await attempt(code)).status).toBe(201);
    expect((await attempt(code)).json.code).toBe('second-factor-wrong');
    expect((await attempt(codeAt(bench, 1))).status).toBe(201);
    // Older than the last one that was taken.
    expect((await attempt(codeAt(bench))).json.code).toBe('second-factor-wrong');
    bench.clock.advance(60_000);
    const both = codeAt(bench, 0);
    const answers = await Promise.all([attempt(both), attempt(both)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('ACC-48 is enrolled before a role that needs it is of any use', async () => {
    await addAccount(bench, 'auditor', { roles: ['audit-admin'] });
    const { headers, session } = await signInAs(bench, 'auditor');
    expect(session).toMatchObject({ restricted: 'enrol-second-factor', actions: ['account:own'] });
    expect((await bench.call('GET', '/api/v1/audit', { headers })).json.code).toBe('session-restricted');
    const post = <Id extends 'enrolTotp' | 'confirmTotp' | 'removeTotp'>(
      path: string,
      body: unknown,
      cookie = headers,
    ) => bench.call<Id>('POST', `/api/v1/account/totp${path}`, { headers: cookie, body });
    expect((await post('', { password: 'not it' })).json.errors[0]?.path).toBe('password');
    const begun = await post<'enrolTotp'>('', { password: PASSWORD });
    expect([begun.status, begun.json.url]).toEqual([201, expect.stringContaining('otpauth://totp/')]);
    expect(JSON.stringify(await store.accounts.byUsername('auditor'))).not.toContain(begun.json.secret);
    expect((await post('/confirm', { code: '000000' })).json.code).toBe('second-factor-wrong');
    const confirmed = await post<'confirmTotp'>('/confirm', { code: codeAt(bench, 0, begun.json.secret) });
    expect(confirmed.json).toMatchObject({ session: { restricted: null, role: 'audit-admin' } });
    const { recoveryCodes } = confirmed.json;
    expect(recoveryCodes).toHaveLength(10);
    const renewed = cookieOf(confirmed);
    expect((await bench.call('GET', '/api/v1/audit', { headers: renewed })).status).toBe(200);
    expect((await post('/remove', { code: recoveryCodes[0] }, renewed)).json.code).toBe('second-factor-kept');
    const recover = () =>
      trySignIn(bench, { username: 'auditor', password: PASSWORD, totp: recoveryCodes[0]!.toUpperCase() });
    expect((await recover()).status).toBe(201);
    expect((await recover()).json.code).toBe('second-factor-wrong');
    const own = await bench.call<'getAccount'>('GET', '/api/v1/account', { headers: renewed });
    expect(own.json.secondFactor).toEqual({ confirmed: true, needed: true, recoveryCodesLeft: 9 });
  });

  it('ACC-47 can be removed by a role that does not need it, with a code', async () => {
    await addAccount(bench, 'careful', { roles: ['leader'], withSecondFactor: true });
    bench.clock.advance(30_000);
    const { headers } = await signInAs(bench, 'careful', codeAt(bench));
    const remove = (code: string) => bench.call('POST', '/api/v1/account/totp/remove', { headers, body: { code } });
    expect((await remove('000000')).status).toBe(401);
    expect((await remove(codeAt(bench, 1))).status).toBe(204);
    expect((await signInAs(bench, 'careful')).session.restricted).toBe(null);
  });
});
