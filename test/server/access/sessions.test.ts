import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credential } from '../../../server/access/access-events.ts';
import type { Store } from '../../../server/ports/store.ts';
import { addAccount, cookieOf, enrolled, signInAs, trySignIn, PASSWORD } from '../../support/accounts-bench.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { madeStore } from '../../support/made-store.ts';
import { openTestStore } from '../../support/test-store.ts';

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

type Cookie = Readonly<Record<string, string>>;
const who = (headers: Cookie, on = bench) => on.call<'getSession'>('GET', '/api/v1/session', { headers });
const MINUTE = 60_000;

describe('sessions', () => {
  it('ACC-44 are new at each sign-in: one that somebody planted is dead, and so is the one before', async () => {
    await addAccount(bench, 'fixed', { roles: ['leader'] });
    const planted = await trySignIn(
      bench,
      { username: 'fixed', password: PASSWORD },
      { cookie: 'jingge_session=s%3Aplanted.sig' },
    );
    expect(cookieOf(planted).cookie).not.toContain('planted');
    const before = cookieOf(planted);
    const again = await trySignIn(bench, { username: 'fixed', password: PASSWORD }, before);
    expect(cookieOf(again).cookie).not.toBe(before.cookie);
    expect((await who(before)).status).toBe(401);
    expect((await who(cookieOf(again))).status).toBe(200);
    expect((await bench.call('GET', '/api/v1/account', { headers: before })).status).toBe(401);
  });

  it('ACC-44 are signed: another secret, or a changed letter, opens nothing', async () => {
    await addAccount(bench, 'signed', { roles: ['leader'] });
    const { headers } = await signInAs(bench, 'signed');
    const last = headers.cookie.endsWith('A') ? 'B' : 'A';
    expect((await who({ cookie: headers.cookie.slice(0, -1) + last })).status).toBe(401);
    expect((await who({ cookie: headers.cookie.replace(/\..*/, '') })).status).toBe(401);
    expect((await who({ cookie: 'jingge_session=%E0%A4%A' })).status).toBe(401);
    const other = await openHttpBench({
      store,
      config: { demo: false, secret: 'another-secret-0123456789-0123456789' },
    });
    expect((await who(headers, other)).status).toBe(401);
    await other.close();
  });

  it('ACC-44 come in a cookie that scripts and other sites do not get', async () => {
    await addAccount(bench, 'cookie', { roles: ['leader'] });
    const { headers } = await trySignIn(bench, { username: 'cookie', password: PASSWORD });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^jingge_session=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('ACC-45 end after half an hour unused, and looking at a socket is no use', async () => {
    await addAccount(bench, 'idle', { roles: ['leader'] });
    const { headers } = await signInAs(bench, 'idle');
    bench.clock.advance(30 * MINUTE);
    expect((await who(headers)).status).toBe(200);
    bench.clock.advance(20 * MINUTE);
    const socket = { headers, socket: { remoteAddress: '127.0.0.1' } };
    expect(await bench.application.access.watcher(socket)).toMatchObject({ actor: { role: 'leader' } });
    bench.clock.advance(10 * MINUTE + 1);
    expect(await bench.application.access.watcher(socket)).toBe('not-signed-in');
    expect((await who(headers)).status).toBe(401);
  });

  it('ACC-45 end twelve hours after signing in, however busy', async () => {
    await addAccount(bench, 'busy', { roles: ['leader', 'inspector'] });
    let { headers, session } = await signInAs(bench, 'busy');
    const endMs = bench.clock.nowMs() + 12 * 60 * MINUTE;
    expect(session.expiresMs).toBe(endMs);
    while (bench.clock.nowMs() + 20 * MINUTE < endMs) {
      bench.clock.advance(20 * MINUTE);
      expect((await who(headers)).status).toBe(200);
    }
    const switched = await bench.call<'switchRole'>('POST', '/api/v1/session/role', {
      headers,
      body: { grant: session.grants[1]!.id },
    });
    headers = cookieOf(switched);
    bench.clock.set(endMs);
    expect((await who(headers)).status).toBe(200);
    bench.clock.set(endMs + 1);
    expect((await who(headers)).status).toBe(401);
  });

  it('ACC-49 are listed without their secrets and ended one by one or all together, at once', async () => {
    const id = await addAccount(bench, 'everywhere', { roles: ['leader'] });
    const [desk, phone, home] = [
      await signInAs(bench, 'everywhere'),
      await signInAs(bench, 'everywhere'),
      await signInAs(bench, 'everywhere'),
    ];
    const told: Credential[] = [];
    const stop = bench.application.access.events.onRevoked((credential) => told.push(credential));
    const list = async () =>
      (await bench.call<'listSessions'>('GET', '/api/v1/account/sessions', { headers: desk.headers })).json.items;
    const items = await list();
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(items[0]).toMatchObject({ role: 'leader', address: '127.0.0.1' });
    const secrets = [desk, phone, home].map(
      ({ headers }) => decodeURIComponent(headers.cookie).split('s:')[1]!.split('.')[0]!,
    );
    for (const secret of secrets) expect(JSON.stringify(items)).not.toContain(secret);
    expect((await who(phone.headers)).status).toBe(200);
    const sid = secrets[1]!;
    const phoneId = (await bench.application.access.sessions.ofAccount(id)).find((session) => session.sid === sid)!.id;
    const end = (session: string) =>
      bench.call('DELETE', `/api/v1/account/sessions/${session}`, { headers: desk.headers });
    expect((await end(phoneId)).status).toBe(204);
    expect((await end(phoneId)).status).toBe(404);
    expect([(await who(phone.headers)).status, (await who(home.headers)).status]).toEqual([401, 200]);
    expect(told).toEqual([{ kind: 'session', id: phoneId }]);
    expect((await bench.call('DELETE', '/api/v1/account/sessions', { headers: desk.headers })).status).toBe(204);
    expect([(await who(desk.headers)).status, (await who(home.headers)).status]).toEqual([401, 401]);
    stop();
  });

  it('ACC-49 of others are ended by the security administrator, and by nobody without that right', async () => {
    const id = await addAccount(bench, 'watched', { roles: ['leader'] });
    const watched = await signInAs(bench, 'watched');
    await addAccount(bench, 'keeper', { roles: ['security-admin'] });
    const path = `/api/v1/accounts/${id}/sessions`;
    expect((await bench.call('DELETE', path, { headers: watched.headers })).status).toBe(403);
    const admin = await enrolled(bench, 'keeper');
    const listed = await bench.call<'listSessionsOf'>('GET', path, { headers: admin });
    expect(listed.json.items).toMatchObject([{ current: false, role: 'leader' }]);
    expect((await bench.call('DELETE', path, { headers: admin })).status).toBe(204);
    expect((await who(watched.headers)).status).toBe(401);
  });

  it('ACC-44 cost one look at the store for a page of twenty requests', async () => {
    await addAccount(bench, 'page', { roles: ['leader'] });
    const { headers } = await signInAs(bench, 'page');
    bench.clock.advance(10_000);
    let looks = 0;
    const { express } = store.sessions;
    const get = express.get.bind(express);
    express.get = (...given) => {
      looks++;
      get(...given);
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => who(headers)));
    express.get = get;
    expect([answers.every(({ status }) => status === 200), looks]).toEqual([true, 1]);
  });

  it('ACC-45 leave the store when they are over', async () => {
    await addAccount(bench, 'gone', { roles: ['leader'] });
    const { headers } = await signInAs(bench, 'gone');
    bench.clock.advance(31 * MINUTE);
    await who(headers);
    const { id } = (await store.accounts.byUsername('gone'))!;
    expect(await store.sessions.ofAccount(id)).toEqual([]);
  });
});

describe('a restart', () => {
  const folder = madeStore('two-towns');
  it('ACC-44 keeps sessions', { timeout: 240_000 }, async () => {
    const place = { kind: 'embedded', dataFolder: folder(), district: 'two-towns' } as const;
    const first = await openTestStore(place);
    const before = await openHttpBench({ store: first, config: { demo: false } });
    await addAccount(before, 'stays', { roles: ['leader'] });
    const { headers } = await signInAs(before, 'stays');
    await before.close();
    await first.close();
    const second = await openTestStore(place);
    const after = await openHttpBench({ store: second, config: { demo: false } });
    expect((await who(headers, after)).json).toMatchObject({ role: 'leader', account: { username: 'stays' } });
    await after.close();
    await second.close();
  });
});
