import { DrizzleQueryError } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiScope } from '../../../shared/access/api-scopes.ts';
import { mayAtAll } from '../../../shared/access/authorize.ts';
import type { Role } from '../../../shared/access/roles.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import { createLog } from '../../../server/lib/log.ts';
import { loggableError } from '../../../server/lib/loggable-error.ts';
import type { Store } from '../../../server/ports/store.ts';
import { addAccount } from '../../support/accounts-bench.ts';
import { bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';

/** Each is found nowhere else. Coordinates are looked for by their digits. */
const CANARY = {
  password: 'canary-password-5d41402a',
  token: 'canary-token-7d793037a0760186',
  cookie: 'canary-cookie-9e107d9d372bb682',
  phone: '13812340987',
  text: '金丝雀当事人钱七',
  reason: '金丝雀查阅事由',
  callerName: '金丝雀报案人孙八',
  callerPhone: '13712340986',
  westText: '金丝雀西镇之事',
  lonDigits: '810173',
  latDigits: '520419',
  /** Of the officer `E-0`, of a case of the west, and of a report by a key: in their grids, to the last digit. */
  officerLon: `${inGrid(0).lon.toFixed(3)}48173`,
  officerLat: `${inGrid(0).lat.toFixed(3)}15937`,
  westLon: `${inGrid(0).lon.toFixed(3)}26548`,
  filedText: '金丝雀由程序上报',
} as const;
type Canary = keyof typeof CANARY;
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
  await sendOfTheWest();
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

/** Keys of other programs, by what they may do and where. */
const keys = { files: '', eastFiles: '', reads: '', eastReads: '', files311: '' };
let west = '';
let filed = '';

/** A case of the west with a caller, an officer who is seen there, and what other programs send. */
async function sendOfTheWest(): Promise<void> {
  const { callerName, callerPhone, westText, westLon, officerLon, officerLat, filedText } = CANARY;
  const dispatcher = await bench.signIn('dispatcher');
  const said = {
    kind: 'event',
    category: 'other',
    source: 'hotline',
    reporter: { name: callerName, phone: callerPhone },
  };
  const place = { lon: Number(westLon), lat: inGrid(0).lat };
  const opened = await bench.call<'openCase'>('POST', '/api/v1/cases', {
    body: { ...said, ...place, description: westText },
    headers: dispatcher,
  });
  west = opened.json.id;
  expect(opened.json.town).toBe(WEST);
  const fix = { device: 'phone-0', time: bench.clock.nowMs(), lon: Number(officerLon), lat: Number(officerLat) };
  const headers = bearer(await bench.phoneToken());
  const sent = await bench.call<'sendPositions'>('POST', '/api/v1/positions', { body: { fixes: [fix] }, headers });
  expect(sent.json.results).toEqual([{ row: 0, verdict: 'accepted' }]);
  const admin = await bench.signIn('security-admin');
  const issue = async (scopes: readonly ApiScope[], town?: string) => {
    const body = { name: 'app', scopes, ...(town ? { town } : {}) };
    return (await bench.call<'issueApiKey'>('POST', '/api/v1/api-keys', { body, headers: admin })).json.key;
  };
  keys.files = await issue(['export:read']);
  keys.eastFiles = await issue(['export:read'], EAST);
  keys.reads = await issue(['open311:read']);
  keys.eastReads = await issue(['open311:read'], EAST);
  keys.files311 = await issue(['open311:read', 'open311:write']);
  const form = new URLSearchParams({
    api_key: keys.files311,
    service_code: 'event-0405',
    description: filedText,
    lat: `${inGrid(1).lat}`,
    long: `${inGrid(1).lon}`,
    first_name: callerName,
    last_name: callerName,
    phone: callerPhone,
    email: `${CANARY.token}@example.org`,
    device_id: CANARY.token,
  });
  const report = await bench.call('POST', '/open311/v2/requests.json', { body: form });
  expect(report.status).toBe(201);
  filed = (report.json as unknown as { service_request_id: string }[])[0]!.service_request_id;
}

function found(text: string, names = Object.keys(CANARY) as Canary[]): readonly string[] {
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
      const secret: Canary[] = ['password', 'token', 'cookie', 'callerPhone', 'callerName'];
      if (!mayAtAll(actorOf(role), 'case:read')) secret.push('phone', 'text', 'westText', 'filedText');
      if (!mayAtAll(actorOf(role), 'position:read')) secret.push('officerLon', 'officerLat');
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

/** What nobody finds in a file or an answer for other programs, and what those do not who may not read the case either. */
const NEVER: readonly Canary[] = [
  'password',
  'token',
  'cookie',
  'reason',
  'callerName',
  'callerPhone',
  'officerLon',
  'officerLat',
];
const OF_THE_WEST: readonly Canary[] = ['westText', 'westLon', 'filedText'];
const WORDS: readonly Canary[] = ['text', 'phone', 'westText', 'filedText'];

describe('ACC-65 EXP-3 in no file', () => {
  /** The text of a file, a workbook with all that is packed in it. */
  async function file(path: string, headers: Record<string, string>): Promise<string> {
    const response = await fetch(bench.url + path, { headers });
    expect(response.status, path).toBe(200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!path.includes('.xlsx')) return strFromU8(bytes);
    const parts = Object.values(unzipSync(bytes));
    expect(parts.length).toBeGreaterThan(4);
    return parts.map((part) => strFromU8(part)).join('\n');
  }
  const FORMATS = ['csv', 'xlsx'] as const;
  const casesAs = (headers: Record<string, string>) =>
    Promise.all(FORMATS.map((format) => file(`/api/v1/cases/export.${format}`, headers)));

  it('ACC-65 of the rates, whoever asks', async () => {
    const readers = [
      await bench.signIn('dispatcher'),
      await bench.signIn('audit'),
      await bench.signIn('town-manager', WEST),
      bearer(keys.files),
    ];
    for (const headers of readers)
      for (const by of ['', '?by=town', '?by=category'])
        for (const format of FORMATS) {
          const text = await file(`/api/v1/rates/export.${format}${by}`, headers);
          expect([found(text), Object.values(keys).filter((key) => text.includes(key))], format).toEqual([[], []]);
        }
  });

  it('ACC-65 of the cases, but the words to whoever may read them', async () => {
    for (const role of ['dispatcher', 'district-office', 'leader', 'audit', 'discipline'])
      for (const text of await casesAs(await bench.signIn(role))) {
        expect(found(text, [...NEVER]), role).toEqual([]);
        expect(found(text, [...WORDS]), role).toEqual(WORDS);
      }
  });

  it('ACC-65 of the cases, no words to a program', async () => {
    for (const text of await casesAs(bearer(keys.files))) {
      expect(text).toContain(west);
      expect([found(text, [...NEVER]), found(text, [...WORDS])]).toEqual([[], []]);
      expect(Object.values(keys).filter((key) => text.includes(key))).toEqual([]);
    }
  });

  it('ACC-65 of another town, neither to its manager nor to a key of it', async () => {
    for (const headers of [await bench.signIn('town-manager', EAST), bearer(keys.eastFiles)])
      for (const text of await casesAs(headers)) {
        expect([text.includes(west), text.includes(filed)]).toEqual([false, false]);
        expect(found(text, [...NEVER, ...OF_THE_WEST, ...WORDS])).toEqual([]);
      }
  });
});

describe('ACC-65 O311-5 in no answer to other programs', () => {
  /** Everything that Open311 answers about requests, in both formats, to one key. */
  async function answers(key: string): Promise<readonly string[]> {
    const paths = ['json', 'xml'].flatMap((format) => [
      `requests.${format}?extensions=true`,
      `requests.${format}?service_request_id=${west},${filed}`,
      ...[west, filed].flatMap((id) => [`requests/${id}.${format}?extensions=true`, `tokens/${id}.${format}`]),
    ]);
    const got = await Promise.all(
      paths.map((path) => bench.call('GET', `/open311/v2/${path}`, { headers: bearer(key) })),
    );
    return got.map(({ text }) => text);
  }

  it('ACC-65 of what others said, who called, and where officers are', async () => {
    const all = (await answers(keys.reads)).join('\n');
    expect([all.includes(west), all.includes(filed)]).toEqual([true, true]);
    expect(found(all, [...NEVER, ...WORDS])).toEqual([]);
  });

  it('ACC-65 but the own words to the key that filed them, and no more', async () => {
    const all = (await answers(keys.files311)).join('\n');
    expect(found(all, [...NEVER, ...WORDS])).toEqual(['filedText']);
    expect(Object.values(keys).filter((key) => all.includes(key))).toEqual([]);
  });

  it('ACC-65 of another town to a key of a town: as if there were no such request', async () => {
    for (const text of await answers(keys.eastReads)) expect(found(text, [...NEVER, ...OF_THE_WEST])).toEqual([]);
    for (const id of [west, filed, 'case-none']) {
      const { status } = await bench.call('GET', `/open311/v2/requests/${id}.json`, {
        headers: bearer(keys.eastReads),
      });
      expect(status, id).toBe(404);
    }
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
