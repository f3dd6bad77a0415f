import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mayAtAll } from '../../../shared/access/authorize.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { ENDPOINTS, type EndpointId } from '../../../shared/http/endpoints/index.ts';
import { findUnstorableText } from '../../../server/http/unstorable-text.ts';
import type { Store } from '../../../server/ports/store.ts';
import { openAccessBench, type AccessBench } from '../../support/access-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid } from '../../support/two-towns.ts';

let store: Store;
let bench: AccessBench;
beforeAll(async () => {
  store = await openTestStore();
  bench = await openAccessBench(store);
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const endpoints = (Object.keys(ENDPOINTS) as EndpointId[]).map((id): [string, Endpoint] => [id, ENDPOINTS[id]]);
const withBody = endpoints.filter(([, { body }]) => !(body instanceof z.ZodUndefined));
const pathOf = ({ path }: Endpoint) => path.replace(':format', 'json').replaceAll(/:\w+/g, 'none');

/** Somebody whom the endpoint lets as far as the body. */
function headersFor({ admission }: Endpoint): Readonly<Record<string, string>> {
  if (admission === 'anyone' || admission === 'loopback') return {};
  const known = bench.subjects.find(({ actor, signedIn }) => signedIn && mayAtAll(actor, admission));
  if (!known) throw new Error(`nobody may ${admission}`);
  return known.headers;
}

interface Sent {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(
  endpoint: Endpoint,
  { body, headers = {} }: Sent,
): Promise<{ readonly status: number; readonly code: string }> {
  return new Promise((resolve, reject) => {
    const all = { 'content-type': 'application/json', ...headersFor(endpoint), ...headers };
    const asked = request(bench.url + pathOf(endpoint), { method: endpoint.method, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        const json = text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : {};
        resolve({ status: response.statusCode!, code: json.code ?? '' });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const DEEP = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

describe('ACC-63 every route that takes a body', () => {
  it.each(withBody)(
    '%s refuses what is too deep, too large, too odd or no JSON, and never fails',
    async (_, endpoint) => {
      const tooLarge = `{"a":"${'y'.repeat(endpoint.bodyLimitBytes)}"}`;
      // The documents of GeoReport v2 have a code of their own, which is the status.
      const refused = (status: number, code: string) => ({ status, code: endpoint.open311 === null ? code : '' });
      const deep = DEEP.length > endpoint.bodyLimitBytes && endpoint.open311 !== null ? 413 : 400;
      expect(await send(endpoint, { body: DEEP })).toEqual(refused(deep, 'too-deep'));
      expect(await send(endpoint, { body: tooLarge })).toEqual(refused(413, 'body-too-large'));
      const packed = { body: gzipSync(tooLarge), headers: { 'content-encoding': 'gzip' } };
      expect(await send(endpoint, packed)).toEqual(refused(413, 'body-too-large'));
      // In UTF-16 a bracket could hide behind half of another letter.
      const utf16 = {
        body: Buffer.from('{"a":1}', 'utf16le'),
        headers: { 'content-type': 'application/json; charset=utf-16le' },
      };
      expect((await send(endpoint, utf16)).status).toBe(415);
      expect(await send(endpoint, { body: '{"a":' })).toEqual(refused(400, 'bad-json'));
      for (const body of [
        '{"__proto__":{"role":"system-admin"}}',
        '{"constructor":{"prototype":{"role":"x"}}}',
        '{"a":1e308,"b":-0,"c":1e999}',
        '[]',
        '{"a":"\\ud800"}',
        '{"a\\u0000":1}',
        '{"deep":{"list":["\\u0000"]}}',
      ])
        expect((await send(endpoint, { body })).status, body).toBeLessThan(500);
      expect(({} as { role?: string }).role).toBeUndefined();
    },
  );

  it.each(withBody.filter(([, { body }]) => !(body instanceof z.ZodUnknown)))(
    '%s names the field of a text that cannot be kept',
    async (_, endpoint) => {
      for (const text of [String.raw`a\u0000b`, String.raw`\ud83d`, String.raw`\udc00 x`])
        expect(await send(endpoint, { body: `{"who":{"names":["ok","${text}"]}}` })).toEqual({
          status: 400,
          code: endpoint.open311 === null ? 'invalid-input' : '',
        });
    },
  );

  it('positions are judged one by one, also with a name that cannot be kept', async () => {
    const device = bench.subjects.find(({ actor }) => actor.role === 'device')!;
    const fix = { device: 'phone-0', fixTime: bench.clock.nowMs(), ...inGrid(0) };
    const body = {
      fixes: [
        { ...fix, device: 'phone\0' },
        { ...fix, fixTime: bench.clock.nowMs() - 1000 },
      ],
    };
    const got = await bench.call<'sendPositions'>('POST', '/api/v1/positions', { headers: device.headers, body });
    expect([got.status, got.json.results.map(({ verdict }) => verdict)]).toEqual([
      200,
      ['refused', expect.any(String)],
    ]);
  });
});

describe('ACC-63 every route', () => {
  it.each(endpoints)('%s takes null characters in path and query for nothing, and never fails', async (_, endpoint) => {
    const headers = headersFor(endpoint);
    const path = endpoint.path.replaceAll(/:\w+/g, '%00');
    for (const query of ['?q=%00&text=%00&from=%00', '?%00=1', '?__proto__=1&constructor=2', '?q=%ED%A0%80'])
      expect((await bench.ask(endpoint.method.toUpperCase(), path + query, { headers })).status, query).toBeLessThan(
        500,
      );
    if (endpoint.path.includes(':'))
      expect((await bench.ask('GET', path, { headers })).status).toBeGreaterThanOrEqual(400);
  });

  it('says which part of the query it was', async () => {
    const headers = await bench.signIn('dispatcher');
    const got = await bench.call('GET', '/api/v1/cases?text=a%00b', { headers });
    expect([got.status, got.json.errors[0]]).toEqual([
      400,
      { path: 'text', message: 'holds a null character, which cannot be kept' },
    ]);
  });
});

describe('ACC-63 numbers at the edge', () => {
  it.each(['1e308', '-1e308', '1e999', '181', '"113.8"', 'null', '[113.8]'])(
    'a longitude of %s is refused by name',
    async (lon) => {
      const headers = await bench.signIn('dispatcher');
      const body = `{"kind":"event","lon":${lon},"lat":34.5,"description":"占道","source":"patrol"}`;
      const got = await bench.call('POST', '/api/v1/cases', {
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      expect([got.status, got.json.errors[0]?.path]).toEqual([400, 'lon']);
    },
  );

  it('minus nought is nought', async () => {
    const headers = { ...(await bench.signIn('dispatcher')), 'content-type': 'application/json' };
    const body = '{"kind":"event","lon":-0,"lat":-0,"description":"占道","source":"patrol"}';
    const got = await bench.call<'openCase'>('POST', '/api/v1/cases', { headers, body });
    expect([got.status, JSON.stringify([got.json.lon, got.json.lat])]).toEqual([201, '[0,0]']);
  });
});

describe('ACC-63 text that cannot be kept', () => {
  it('is found by its place, names of members too; every other letter is left alone', () => {
    expect(findUnstorableText({ a: [{ b: 'x\0' }] })).toEqual({
      path: 'a.0.b',
      message: 'holds a null character, which cannot be kept',
    });
    expect(findUnstorableText({ 'x\ud800': 1 })).toMatchObject({ path: '' });
    expect(findUnstorableText('\udfff')).toMatchObject({ path: '' });
    expect(findUnstorableText({ a: '𠮷野家 🚧 \u202E\uFFFD\uFEFF\u0001', b: [null, 1, true] })).toBeNull();
  });
});
