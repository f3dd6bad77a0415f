import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../../shared/http/problem.ts';
import type { Store } from '../../../server/ports/store.ts';
import { OPERATOR_TOKEN, bearer, complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let dispatcher: Record<string, string>;
const logged: string[] = [];

beforeAll(async () => {
  store = await openTestStore();
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  bench = await openHttpBench({ store, log: pino({ level: 'info' }, lines) });
  dispatcher = await bench.signIn('dispatcher');
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: { ...dispatcher, ...headers } });

/** What the server sends back to bytes that no proper client sends. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(bench.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('refusals', () => {
  it('HTTP-3 are problem details with the correlation id of the caller, or a new one', async () => {
    const headers = { 'x-correlation-id': 'wall-7-000123' };
    const known = await bench.call('GET', '/api/v1/nothing', { headers });
    expect(complaints(problemSchema, known.json)).toEqual([]);
    expect(known.json).toMatchObject({ status: 404, code: 'not-found', correlationId: 'wall-7-000123' });
    expect(known.headers.get('x-correlation-id')).toBe('wall-7-000123');
    const odd = await bench.call('GET', '/api/v1/nothing', { headers: { 'x-correlation-id': 'a b' } });
    expect(odd.json.correlationId).toMatch(/^[\da-f-]{36}$/);
  });

  it('HTTP-3 name the methods that a path takes', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/api/v1/cases', 'GET, HEAD, POST'],
      ['POST', '/api/v1/towns', 'GET, HEAD'],
      ['DELETE', '/osmand', 'GET, HEAD, POST'],
      ['OPTIONS', '/api/v1/session', 'GET, HEAD, POST, DELETE'],
    ] as const) {
      const got = await bench.call(method, path);
      expect([got.status, got.json.code, got.headers.get('allow')], path).toEqual([405, 'method-not-allowed', allow]);
    }
  });

  it('HTTP-3 hold no stack when the server fails, and the log has it under the same id', async () => {
    const broken: Store = {
      ...store,
      cases: { ...store.cases, list: () => Promise.reject(new Error('disk on fire')) },
    };
    const failing = await openHttpBench({ store: broken, log: pino({ level: 'info' }, new Writable({ write: keep })) });
    function keep(chunk: unknown, _encoding: string, done: () => void) {
      logged.push(String(chunk));
      done();
    }
    try {
      const { status, json, text } = await failing.call('GET', '/api/v1/cases');
      expect([status, json.code]).toEqual([500, 'internal']);
      expect(text).not.toMatch(/disk|at .*\.ts/);
      const line = logged
        .map((text) => JSON.parse(text))
        .find(({ correlationId }) => correlationId === json.correlationId);
      expect(line).toMatchObject({ err: { message: 'disk on fire' }, method: 'GET', path: '/api/v1/cases' });
    } finally {
      await failing.close();
    }
  });

  it('HTTP-3 answer a path that cannot be decoded', async () => {
    const got = await bench.call('GET', '/api/v1/towns/%E0%A4%A');
    expect([got.status, got.json.code]).toEqual([400, 'bad-request']);
    expect((await bench.call('GET', `/api/v1/towns/${'9'.repeat(25)}`)).status).toBe(404);
  });

  it('HTTP-3 survive bytes that are no request', async () => {
    expect(await raw('\u0016\u0003\u0001 not a request\r\n\r\n')).toContain('400 Bad Request');
    expect(await raw('POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\n{}')).toContain('400');
    expect((await bench.call('GET', '/healthz')).status).toBe(200);
  });
});

describe('bodies', () => {
  const good = JSON.stringify({ kind: 'event', ...inGrid(0), description: '占道', source: 'patrol' });

  it.each([
    ['bad-json', '{"kind":', JSON_TYPE],
    ['bad-json', '"event"', JSON_TYPE],
    ['invalid-input', '[]', JSON_TYPE],
    ['invalid-input', '', JSON_TYPE],
    ['unsupported-media-type', good, { 'content-type': 'text/plain' }],
    ['unsupported-media-type', good, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['unsupported-media-type', good, { 'content-type': 'application/json; charset=latin9' }],
    ['unsupported-media-type', good, { 'content-type': 'application/json', 'content-encoding': 'rot13' }],
    ['too-deep', `${'['.repeat(25)}${']'.repeat(25)}`, JSON_TYPE],
    ['invalid-input', `${'['.repeat(24)}${']'.repeat(24)}`, JSON_TYPE],
    ['too-deep', '['.repeat(200_000), JSON_TYPE],
    ['body-too-large', `{"x":"${'y'.repeat(256 * 1024)}"}`, JSON_TYPE],
    ['invalid-input', `{"x":"${'y'.repeat(255 * 1024)}"}`, JSON_TYPE],
  ])('HTTP-2 answer %s', async (code, body, headers) => {
    expect((await post(body, headers)).json.code).toBe(code);
  });

  it('HTTP-2 do not reach the prototype of anything', async () => {
    for (const poison of ['"__proto__":{"town":"x"}', '"constructor":{"prototype":{"town":"x"}}']) {
      const got = await post(good.replace('{', `{${poison},`));
      expect(got.status === 400 || got.json.town !== 'x').toBe(true);
      expect(({} as { town?: string }).town).toBeUndefined();
    }
  });

  it('HTTP-2 count brackets in texts for nothing', async () => {
    const description = `${'[{'.repeat(100)}\\"`;
    const got = await post(JSON.stringify({ ...JSON.parse(good), description }));
    expect([got.status, got.json.description]).toEqual([201, description]);
  });

  it('HTTP-2 keep every letter of any script', async () => {
    const description = '𠮷野家 🚧 \u202Eabc end';
    const { json } = await post(JSON.stringify({ ...JSON.parse(good), description }));
    const stored = await store.cases.get(json.id, WHOLE_DISTRICT);
    expect(stored!.item.description).toBe(description);
  });
});

describe('writes from other sites', () => {
  const body = { demo: 'dispatcher' };
  const attempt = (headers: Record<string, string>) => bench.call('POST', '/api/v1/session', { body, headers });

  it.each([[{ origin: 'https://evil.example' }], [{ origin: 'null' }], [{ origin: 'http://127.0.0.1:1' }]])(
    'HTTP-6 are refused with %j',
    async (headers) => {
      expect((await attempt(headers)).json.code).toBe('cross-site');
    },
  );

  it('HTTP-6 are known by what the browser says of itself', async () => {
    const { host } = new URL(bench.url);
    const request = (site: string) =>
      raw(
        `POST /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: ${site}\r\nContent-Type: application/json\r\n` +
          `Content-Length: 17\r\nConnection: close\r\n\r\n{"demo":"leader"}`,
      );
    expect(await request('cross-site')).toContain('cross-site');
    expect(await request('same-site')).toContain('403');
    expect(await request('same-origin')).toContain('201 Created');
    expect(await request('none')).toContain('201 Created');
  });

  it('HTTP-6 leaves our own pages, programs and bearers of tokens alone', async () => {
    expect((await attempt({ origin: bench.url })).status).toBe(201);
    expect((await attempt({})).status).toBe(201);
    const headers = { ...bearer(OPERATOR_TOKEN), origin: 'https://other.example' };
    const sent = await bench.call('POST', '/api/v1/cases', { body: JSON.parse(GOOD), headers });
    expect(sent.status).toBe(201);
    expect((await bench.call('GET', '/api/v1/district', { headers: { origin: 'https://other.example' } })).status).toBe(
      200,
    );
  });
  const GOOD = JSON.stringify({ kind: 'event', ...inGrid(0), description: '占道', source: 'patrol' });
});

describe('tracks', () => {
  const path = (over = '') =>
    `/api/v1/officers/E-0/track?from=2026-11-02T00:00:00%2B08:00&to=2026-11-02T08:00:00Z${over}`;

  it('HTTP-12 are read with an audit line', async () => {
    const { status } = await bench.call('GET', path('&purpose=case-evidence'), {
      headers: dispatcher,
    });
    expect(status).toBe(200);
    expect(await store.audit.list({ action: 'track:read', limit: 2 })).toMatchObject([
      {
        actor: 'demo:dispatcher',
        role: 'dispatcher',
        subject: 'E-0',
        detail: { purpose: 'case-evidence', fromMs: 1_793_548_800_000 },
      },
    ]);
  });

  it('HTTP-12 are refused to roles that may not, and then not audited as read', async () => {
    const before = await store.audit.list({ action: 'track:read', limit: 500 });
    expect((await bench.call('GET', path(), { headers: await bench.signIn('finance') })).status).toBe(403);
    expect((await bench.call('GET', path(), { headers: await bench.signIn('town-manager', '410173002') })).status).toBe(
      404,
    );
    expect(await store.audit.list({ action: 'track:read', limit: 500 })).toEqual(before);
  });

  it.each([
    ['from', '?to=1'],
    ['to', '?from=1'],
    ['from', '?from=2026-11-02&to=1'],
    ['to', '?from=5&to=5'],
    ['to', '?from=0&to=2678400001'],
    ['from', '?from=99999999999999999&to=1'],
  ])('HTTP-2 name the wrong bound %s of %s', async (field, query) => {
    const { status, json } = await bench.call('GET', `/api/v1/officers/E-0/track${query}`, { headers: dispatcher });
    expect([status, json.errors[0]?.path]).toEqual([400, field]);
  });

  it('HTTP-2 may be 31 days long', async () => {
    const longest = '/api/v1/officers/E-0/track?from=0&to=2678400000&purpose=dispatch';
    expect((await bench.call('GET', longest, { headers: dispatcher })).json.code).toBe('ticket-needed');
    expect((await bench.call('GET', '/api/v1/officers/E-9/track?from=0&to=1', { headers: dispatcher })).status).toBe(
      404,
    );
  });
});
