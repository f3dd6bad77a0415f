import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { XMLParser } from 'fast-xml-parser';
import { pino } from 'pino';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import type { ServiceRequest } from '../../../shared/open311/documents.ts';
import { readCaseCodes } from '../../../server/cases/case-codes-file.ts';
import type { Store } from '../../../server/ports/store.ts';
import { FORM } from '../../support/georeport-examples.ts';
import { bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, gridCode, inGrid, WEST } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let key: string;
let readKey: string;
let eastKey: string;
const logged: string[] = [];
const DAY_MS = 86_400_000;
const BASE = '/open311/v2';
const parser = new XMLParser({ parseTagValue: false });

beforeAll(async () => {
  store = await openTestStore();
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  bench = await openHttpBench({ store, log });
  const admin = await bench.signIn('security-admin');
  const issued = async (body: object) =>
    (await bench.call<'issueApiKey'>('POST', '/api/v1/api-keys', { body: { name: 'app', ...body }, headers: admin }))
      .json.key;
  key = await issued({ scopes: ['open311:read', 'open311:write'] });
  readKey = await issued({ scopes: ['open311:read'] });
  eastKey = await issued({ scopes: ['open311:read', 'open311:write'], town: EAST });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

async function file(fields: Readonly<Record<string, string>>, by = key, format = 'json') {
  const form = new URLSearchParams({ api_key: by, service_code: 'event-0405', ...fields });
  const got = await bench.call('POST', `${BASE}/requests.${format}`, { body: form });
  return { ...got, list: got.json as unknown as Record<string, unknown>[] };
}

async function requests(query: string, by = key) {
  const got = await bench.call('GET', `${BASE}/requests.json${query}`, { headers: bearer(by) });
  return { ...got, list: got.json as unknown as ServiceRequest[] };
}

const at = (grid: number) => ({ lat: String(inGrid(grid).lat), long: String(inGrid(grid).lon) });

describe('what there is to report', () => {
  it('O311-1 is told to everybody by discovery, in both formats', async () => {
    const { status, json } = await bench.call<'getOpen311Discovery'>('GET', `${BASE}/discovery.json`);
    expect([status, json.endpoints[0]?.url]).toEqual([200, `${bench.url}${BASE}`]);
    const xml = await bench.call('GET', `${BASE}/discovery.xml`);
    expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(parser.parse(xml.text).discovery.endpoints.endpoint.formats.format).toEqual([
      'text/xml',
      'application/json',
    ]);
  });

  it('O311-2 is the code table, and the problem kinds for whoever does not know the class', async () => {
    const { json } = await bench.call('GET', `${BASE}/services.json`);
    const services = json as unknown as { service_code: string; service_name: string; metadata: boolean }[];
    expect(services.find(({ service_code: code }) => code === 'event-0405')?.service_name).toBe('店外经营');
    expect(services.some(({ service_code: code }) => code === 'street-occupation')).toBe(true);
    const manholes = services.find(({ service_code: code }) => code === 'facility-0101');
    expect(manholes?.metadata).toBe(true);
    const definition = await bench.call<'getOpen311Service'>('GET', `${BASE}/services/facility-0101.json`);
    expect(definition.json.attributes[0]?.code).toBe('line');
    expect(definition.json.attributes[0]?.values.length).toBeGreaterThan(1);
  });

  it('O311-1 another jurisdiction is not found', async () => {
    expect((await bench.call('GET', `${BASE}/services.json?jurisdiction_id=two-towns`)).status).toBe(200);
    const { status, text } = await bench.call('GET', `${BASE}/services.xml?jurisdiction_id=city.gov`);
    expect([status, parser.parse(text).errors.error.code]).toEqual([404, '404']);
  });
});

describe('filing', () => {
  it('O311-3 the example of the specification opens a case with its place, class and limit', async () => {
    const body = `${FORM}&api_key=${key}&service_code=event-0405&lat=${inGrid(0).lat}&long=${inGrid(0).lon}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const { status, text } = await bench.call('POST', `${BASE}/requests.xml`, { body, headers });
    expect(status).toBe(201);
    const id = parser.parse(text).service_requests.request.service_request_id;
    const stored = (await store.cases.get(id, WHOLE_DISTRICT))!;
    expect(stored.item).toMatchObject({
      town: WEST,
      grid: gridCode(0),
      code: 'event-0405',
      category: 'street-occupation',
      source: 'public',
      state: 'reported',
      simulated: false,
    });
    expect(stored.item.description).toMatch(
      /^A large sinkhole is destroying the street\n地址：1234 5th street\n附件：http:/,
    );
    expect(stored.reporter).toEqual({ name: 'smith john', phone: '111111111' });
  });

  it('O311-3 takes JSON too, and the line of a class as an attribute', async () => {
    const definition = await bench.call<'getOpen311Service'>('GET', `${BASE}/services/facility-0101.json`);
    const line = definition.json.attributes[0]!.values.at(-1)!;
    const body = { service_code: 'facility-0101', ...inGrid(1), attribute: { line: line.key } };
    const { lon: long, ...rest } = body;
    const filed = await bench.call('POST', `${BASE}/requests.json`, { body: { ...rest, long }, headers: bearer(key) });
    const [{ service_request_id: id }] = JSON.parse(filed.text);
    expect((await store.cases.get(id, WHOLE_DISTRICT))!.item.limit).toBe(
      limitOf('facility-0101', line.key)
        .replace(/^(\d+)天$/, '$1工作日')
        .replace(/^(\d+)小时$/, '$1工作时'),
    );
    const wrong = await file({ service_code: 'facility-0101', ...at(1), 'attribute[line]': 'no-such-line' });
    expect([wrong.status, wrong.list[0]]).toMatchObject([400, { code: 400, description: /attribute\[line\]/ }]);
  });

  it('O311-3 takes an address without a position, which lies in no town', async () => {
    const { status, list } = await file({ address_string: '新港大道与华夏大道交叉口' });
    expect(status).toBe(201);
    const stored = (await store.cases.get(String(list[0]!['service_request_id']), WHOLE_DISTRICT))!;
    expect([stored.item.lon, stored.item.town]).toEqual([null, null]);
  });

  it.each([
    ['service_code', { service_code: '' }, 400],
    ['service_code', { service_code: 'nothing-of-ours', lat: '34', long: '113' }, 404],
    ['lat', {}, 400],
    ['long', { lat: '34' }, 400],
    ['lat', { lat: '91', long: '113' }, 400],
    ['media_url', { lat: '34', long: '113', media_url: 'javascript:alert(1)' }, 400],
    ['description', { lat: '34', long: '113', description: 'x'.repeat(2001) }, 400],
    ['attribute[colour]', { lat: '34', long: '113', 'attribute[colour]': 'red' }, 400],
    ['surprise', { lat: '34', long: '113', surprise: '1' }, 400],
  ])('O311-3 names the wrong field %s of %j', async (field, fields, status) => {
    const got = await file(fields);
    expect([got.status, got.list[0]!['code']]).toEqual([status, status]);
    expect(got.list[0]!['description']).toContain(field);
  });

  it('HTTP-7 under an Idempotency-Key opens one case', async () => {
    const headers = { 'idempotency-key': 'from-the-app-1' };
    const body = new URLSearchParams({ api_key: key, service_code: 'lighting', ...at(0) });
    const twice = [1, 2].map(() => bench.call('POST', `${BASE}/requests.json`, { body, headers }));
    const ids = (await Promise.all(twice)).map(({ text }) => JSON.parse(text)[0].service_request_id);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('keys', () => {
  it('O311-7 a missing, wrong or too narrow key is 403 with the errors of the standard, in the format that was asked for', async () => {
    const nothing = await bench.call('GET', `${BASE}/requests.xml`);
    expect([nothing.status, parser.parse(nothing.text).errors.error.code]).toEqual([403, '403']);
    expect((await file(at(0), 'wrong')).status).toBe(403);
    expect((await file(at(0), readKey)).list).toEqual([{ code: 403, description: expect.any(String) }]);
    expect((await requests('', readKey)).status).toBe(200);
  });

  it('O311-7 in the query works and is written in no log', async () => {
    const { status } = await bench.call('GET', `${BASE}/requests.json?api_key=${key}&page=1`);
    expect(status).toBe(200);
    const bad = await bench.call('GET', `${BASE}/requests.json?api_key=${key}&page=0`);
    expect(bad.text).not.toContain(key);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.filter((line) => line.includes(key) || line.includes('api_key'))).toEqual([]);
  });

  it('O311-6 of a town files and sees its town alone', async () => {
    expect((await file(at(0), eastKey)).status).toBe(403);
    expect((await file({ address_string: 'somewhere' }, eastKey)).status).toBe(403);
    expect((await file(at(2), eastKey)).status).toBe(201);
    const towns = (await requests('', eastKey)).list.map(({ extended_attributes: more }) => more?.town);
    expect([towns.length > 0, new Set(towns)]).toEqual([true, new Set([EAST])]);
    const west = (await requests('')).list.find(({ extended_attributes: more }) => more?.town === WEST)!;
    const hidden = await bench.call('GET', `${BASE}/requests/${west.service_request_id}.json`, {
      headers: bearer(eastKey),
    });
    expect(hidden.status).toBe(404);
  });

  it('O311-1 what is no path of the standard is refused in its shape', async () => {
    const { status, text } = await bench.call('GET', `${BASE}/nothing.xml`);
    expect([status, parser.parse(text).errors.error.code]).toEqual([404, '404']);
    expect(JSON.parse((await bench.call('POST', `${BASE}/services.json`)).text)[0].code).toBe(405);
  });
});

describe('following', () => {
  it('O311-4 tells open and closed, and our own states beside them', async () => {
    const { list } = await file(at(2));
    const id = String(list[0]!['service_request_id']);
    const dispatcher = await bench.signIn('dispatcher');
    const one = async () =>
      (await bench.call('GET', `${BASE}/requests/${id}.json`, { headers: bearer(key) }))
        .json as unknown as ServiceRequest[];
    expect((await one())[0]).toMatchObject({
      status: 'open',
      service_code: 'event-0405',
      service_name: '店外经营',
      requested_datetime: expect.stringMatching(/\+08:00$/),
      extended_attributes: { detailed_status: 'PENDING', state: 'reported' },
    });
    const refuse = { action: 'refuse', note: '不属于城市管理职责' };
    await bench.call('POST', `/api/v1/cases/${id}/actions`, { body: refuse, headers: dispatcher });
    expect((await one())[0]).toMatchObject({ status: 'closed', extended_attributes: { detailed_status: 'REJECTED' } });
    expect((await requests(`?status=closed&service_request_id=${id}`)).list).toHaveLength(1);
    expect((await requests('?status=open')).list.map((request) => request.service_request_id)).not.toContain(id);
    expect((await requests('?status=closed')).list.map((request) => request.service_request_id)).toContain(id);
    const token = await bench.call('GET', `${BASE}/tokens/${id}.json`, { headers: bearer(key) });
    expect(JSON.parse(token.text)).toEqual([{ service_request_id: id, token: id }]);
  });

  it('O311-5 gives nobody the name, number or words of somebody else', async () => {
    await file({ ...at(0), description: '王五家门口', first_name: '五', last_name: '王', phone: '13900000001' });
    const own = (await requests('')).text;
    const others = (await requests('', readKey)).text;
    expect([own.includes('王五家门口'), others.includes('王五家门口')]).toEqual([true, false]);
    expect(own + others).not.toMatch(/13900000001|"王 五"/);
  });

  it('O311-4 spans at most 90 days and pages of at most 1,000', async () => {
    const now = bench.clock.nowMs();
    const iso = (ms: number) => new Date(ms).toISOString();
    const span = (days: number) => `?start_date=${iso(now - days * DAY_MS)}&end_date=${iso(now)}`;
    expect((await requests(span(90))).status).toBe(200);
    expect((await requests(`?start_date=${iso(now - 90 * DAY_MS - 1)}&end_date=${iso(now)}`)).status).toBe(400);
    expect((await requests('?page_size=1000')).status).toBe(200);
    expect((await requests('?page_size=1001')).status).toBe(400);
    const all = (await requests(span(1))).list.map((request) => request.service_request_id);
    const paged = [...(await requests('?page_size=2&page=1')).list, ...(await requests('?page_size=2&page=2')).list];
    expect(paged.map((request) => request.service_request_id)).toEqual(all.slice(0, 4));
    expect((await requests(`?end_date=${iso(now - DAY_MS)}`)).list).toEqual([]);
    expect((await requests('?service_code=lighting')).list.every(({ service_code: code }) => code === 'lighting')).toBe(
      true,
    );
  });
});

function limitOf(code: string, line: string): string {
  const minor = readCaseCodes('').minors.find((one) => one.code === code);
  return minor!.lines.find(({ id }) => id === line)!.limit;
}
