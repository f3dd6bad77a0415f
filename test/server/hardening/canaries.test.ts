import { DrizzleQueryError } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayAtAll } from '../../../shared/access/authorize.ts';
import type { Role } from '../../../shared/access/roles.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import { createLog } from '../../../server/lib/log.ts';
import { loggableError } from '../../../server/lib/loggable-error.ts';
import type { Store } from '../../../server/ports.ts';
import { addAccount } from '../../support/accounts-bench.ts';
import { bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid } from '../../support/two-towns.ts';

/** Each is found nowhere else. Coordinates are looked for by their digits. */
const CANARY = {
  password: 'canary-password-5d41402a',
  token: 'canary-token-7d793037a0760186',
  cookie: 'canary-cookie-9e107d9d372bb682',
  phone: '13812340987',
  text: '金丝雀当事人钱七',
  reason: '金丝雀查阅事由',
  lonDigits: '810173',
  latDigits: '520419',
} as const;
const [lon, lat] = [Number(`113.${CANARY.lonDigits}9`), Number(`34.${CANARY.latDigits}9`)];

let store: Store;
let bench: HttpBench;
const logged: string[] = [];
const refusals: string[] = [];
const failing = { isOn: false };

beforeAll(async () => {
  store = await openTestStore();
  const insert: Store['cases']['insert'] = (item, event, openedBy) =>
    failing.isOn ? Promise.reject(failureWith(item.description, item.lon)) : store.cases.insert(item, event, openedBy);
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  bench = await openHttpBench({ store: { ...store, cases: { ...store.cases, insert } }, log });
  await addAccount(bench, 'canary-bird', { roles: ['dispatcher'] });
  await sendThroughEveryInput();
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

/** As the query library and the database word it: with everything that was bound. */
function failureWith(...values: readonly unknown[]): Error {
  const database = Object.assign(new Error(`invalid input syntax for type bigint: "${values.join(' ')}"`), {
    code: '22P02',
    detail: `Key (description)=(${values.join(' ')}) already exists.`,
    table: 'cases',
    routine: 'pg_strtoint64_safe',
  });
  return new DrizzleQueryError('insert into "cases" values ($1, $2)', [...values], database);
}

async function send(method: string, path: string, sent: { body?: unknown; headers?: Record<string, string> } = {}) {
  const got = await bench.call(method, path, sent);
  if (got.status >= 400) refusals.push(got.text);
  return got;
}

async function sendThroughEveryInput(): Promise<void> {
  const dispatcher = await bench.signIn('dispatcher');
  const { password, token, cookie, phone, text, reason } = CANARY;
  for (const username of ['canary-bird', 'nobody'])
    await send('POST', '/api/v1/session', { body: { username, password, totp: '123456' } });
  await send('POST', '/api/v1/session', { body: { username: 'canary-bird', password, more: token } });
  await send('POST', '/api/v1/session', {
    body: `{"password":"${password}",`,
    headers: { 'content-type': 'application/json' },
  });
  for (const headers of [bearer(token), { cookie: `jingge_session=${cookie}` }, { authorization: `Basic ${token}` }])
    await send('GET', '/api/v1/cases', { headers });
  await send('POST', '/api/v1/displays/claim', { body: { code: token, asToken: true } });
  const said = { kind: 'event', lon, lat, description: `${text} ${phone}`, source: 'hotline' };
  expect((await send('POST', '/api/v1/cases', { body: said, headers: dispatcher })).status).toBe(201);
  await send('POST', '/api/v1/cases', { body: { ...said, severity: text }, headers: dispatcher });
  await send('POST', '/api/v1/cases', { body: { ...said, lon: `${lon}` }, headers: dispatcher });
  failing.isOn = true;
  expect((await send('POST', '/api/v1/cases', { body: said, headers: dispatcher })).status).toBe(500);
  failing.isOn = false;
  const phoneToken = bearer(await bench.phoneToken());
  const fix = { device: 'phone-0', fixTime: bench.clock.nowMs(), ...inGrid(0), lon, lat };
  await send('POST', '/api/v1/positions', { body: { fixes: [fix, { ...fix, lon: 'x' }] }, headers: phoneToken });
  await send('GET', `/osmand?id=${token}&lat=${lat}&lon=${lon}&timestamp=${bench.clock.nowMs()}`);
  await send('GET', `/api/v1/cases?text=${encodeURIComponent(text)}&limit=x`, { headers: dispatcher });
  const ticket = { officer: 'E-0', from: 0, to: 1000, purpose: 'case-evidence', reason };
  await send('POST', '/api/v1/track-tickets', { body: ticket, headers: dispatcher });
}

function found(text: string, names = Object.keys(CANARY) as (keyof typeof CANARY)[]): readonly string[] {
  return names.filter((name) => text.includes(CANARY[name]));
}

describe('ACC-65 what people send is in no log', () => {
  it('ACC-65 whatever the level, whatever fails', () => {
    expect(logged.length).toBeGreaterThan(15);
    expect(logged.some((line) => line.includes('request failed'))).toBe(true);
    expect(found(logged.join(''))).toEqual([]);
  });

  it('ACC-65 in no refusal', () => {
    expect(refusals.length).toBeGreaterThan(10);
    expect(found(refusals.join(''))).toEqual([]);
  });

  it('ACC-65 in no figure of the metrics', async () => {
    const { status, text } = await bench.call('GET', '/metrics');
    expect(status).toBe(200);
    expect(found(text)).toEqual([]);
  });

  it('ACC-65 ACC-14 in no answer to a role that may not read it', async () => {
    const reads = (Object.values(ENDPOINTS) as Endpoint[]).filter(
      ({ method, path }) => method === 'get' && !path.includes(':'),
    );
    for (const role of [
      'finance',
      'leader',
      'audit',
      'employer',
      'system-admin',
      'security-admin',
      'audit-admin',
    ] as const) {
      const signedIn = await bench.signIn(role);
      const secret: (keyof typeof CANARY)[] = ['password', 'token', 'cookie'];
      if (!mayAtAll(actorOf(role), 'case:read')) secret.push('phone', 'text');
      for (const { path } of reads) {
        const { text } = await bench.call('GET', path, { headers: signedIn });
        expect(found(text, secret), `${role} ${path}`).toEqual([]);
      }
    }
  });

  it('ACC-65 but who may read a case reads all of it', async () => {
    const { text } = await bench.call('GET', '/api/v1/cases', { headers: await bench.signIn('dispatcher') });
    expect(found(text, ['phone', 'text'])).toEqual(['phone', 'text']);
  });
});

describe('ACC-65 lines of the log', () => {
  it('leave out members that hold secrets, also deep in an object', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    log.info(
      { password: 'a1', headers: { cookie: 'a2', authorization: 'a3' }, sent: { fix: { lat: 12.34, lon: 56.78 } } },
      'x',
    );
    log.info({ req: { url: '/?token=a4' }, res: { headers: 'a5' } }, 'x');
    expect(lines.join('')).not.toMatch(/a[1-5]|12\.34|56\.78/);
    expect(lines.join('')).toContain('[redacted]');
  });

  it('name an error by its place, without what was bound to the query', () => {
    const shown = loggableError(failureWith('钱七', 113.81));
    expect(shown).toMatchObject({ type: 'Error', message: 'Failed query: insert into "cases" values ($1, $2)' });
    expect(shown.cause).toMatchObject({ reason: '22P02', where: 'cases pg_strtoint64_safe' });
    expect(JSON.stringify(shown)).not.toMatch(/钱七|113\.81/);
    expect(shown.stack).toMatch(/^\s+at /);
    expect(loggableError('钱七')).toEqual({ type: 'string', message: 'not an error', stack: '' });
  });

  it('keep one line to an event, whatever somebody sent', () => {
    const lines: string[] = [];
    createLog('info', { write: (line) => void lines.push(line) }).info({ path: '/a\n{"level":60}\u2028' }, 'request');
    expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
  });
});

function actorOf(role: Role) {
  return { id: role, account: null, role, town: null, officer: null, grids: [], simulated: true };
}
