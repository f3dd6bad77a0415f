import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ingest } from '../../../server/ports/ingest.ts';
import type { Store } from '../../../server/ports/store.ts';
import { OPERATOR_TOKEN, bearer, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let token: string;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  token = await bench.phoneToken();
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const fix = (over: object = {}) => ({
  device: 'phone-0',
  time: bench.clock.nowMs(),
  ...inGrid(0),
  accuracy: 5,
  ...over,
});
const send = (body: unknown, headers = bearer(token)) =>
  bench.call<'sendPositions'>('POST', '/api/v1/positions', { body, headers });

describe('POST /api/v1/positions', () => {
  it('HTTP-9 answers each fix by itself', async () => {
    const now = bench.clock.nowMs();
    const { status, json } = await send({
      fixes: [
        fix(),
        fix(),
        fix({ time: now + 3_600_000 }),
        fix({ time: 'yesterday' }),
        fix({ lon: '113' }),
        fix({ colour: 'red' }),
        fix({ device: 'phone-1' }),
        7,
      ],
    });
    expect(status).toBe(200);
    expect(
      json.results.map(({ row, verdict, reason, field }: Record<string, unknown>) => [row, verdict, field ?? reason]),
    ).toEqual([
      [0, 'accepted', undefined],
      [1, 'duplicate', undefined],
      [2, 'quarantined', 'future'],
      [3, 'refused', 'time'],
      [4, 'refused', 'lon'],
      [5, 'refused', 'colour'],
      [6, 'refused', 'device'],
      [7, 'refused', 'fix'],
    ]);
  });

  it('HTTP-9 is for devices with their own token', async () => {
    expect((await send({ fixes: [] }, {} as { authorization: string })).json.code).toBe('not-signed-in');
    const unknown = await send({ fixes: [] }, bearer('nobody'));
    expect([unknown.json.code, unknown.headers.get('www-authenticate')]).toEqual(['bad-token', 'Bearer']);
    expect((await send({ fixes: [] }, { authorization: 'Basic abc' })).json.code).toBe('bad-token');
    expect((await send({ fixes: [] }, bearer(OPERATOR_TOKEN))).json.code).toBe('forbidden');
  });

  it.each([[{}], [{ fixes: {} }], [[]], [{ fixes: Array.from({ length: 1001 }, () => 1) }]])(
    'HTTP-2 refuses a body that is no list of fixes',
    async (body) => {
      const { status, json } = await send(body);
      expect([status, json.errors[0]?.path]).toEqual([400, 'fixes']);
    },
  );

  it('HTTP-9 refuses a demo identity of the role, which is no phone', async () => {
    const { status, json } = await send({ fixes: [fix()] }, await bench.signIn('device'));
    expect([status, json.code]).toEqual([403, 'forbidden']);
  });

  it('HTTP-9 forgets the token that a new enrolment replaced', async () => {
    const old = token;
    token = await bench.phoneToken();
    expect((await send({ fixes: [] }, bearer(old))).json.code).toBe('bad-token');
    expect((await send({ fixes: [] })).json).toEqual({ results: [] });
  });

  it('HTTP-9 takes a body of almost 1 MB and refuses more', async () => {
    const padded = (bytes: number) => ({ fixes: [], padding: 'x'.repeat(bytes) });
    expect((await send(padded(1_000_000))).status).toBe(200);
    expect((await send(padded(1_100_000))).json.code).toBe('body-too-large');
  });

  it('HTTP-9 takes nothing and says when to come again while the queue is full', async () => {
    const full: Ingest = {
      accept: () => Promise.resolve('overloaded'),
      counts: bench.world && NO_COUNTS,
      written: () => ({ batches: 0, rows: 0, rowsWaitedMs: 0, tookMs: 0 }),
      lastOf: () => null,
      devicesChanged: () => undefined,
    };
    const busy = await openHttpBench({ store, ingest: full });
    try {
      const headers = bearer(await busy.phoneToken());
      const {
        status,
        json,
        headers: answered,
      } = await busy.call<'sendPositions'>('POST', '/api/v1/positions', { body: { fixes: [fix()] }, headers });
      expect([status, json.code, answered.get('retry-after')]).toEqual([503, 'overloaded', '5']);
      const osmand = await busy.call('GET', `/osmand?id=phone-0&lat=34.5&lon=113.8&timestamp=1793000000`);
      expect([osmand.status, osmand.headers.get('retry-after')]).toEqual([503, '5']);
    } finally {
      await busy.close();
      token = await bench.phoneToken();
    }
  });
});

const NO_COUNTS: Ingest['counts'] = () => {
  throw new Error('nobody asked for counts');
};

describe('/osmand', () => {
  const seconds = () => Math.floor(bench.clock.nowMs() / 1000);
  const { lon, lat } = inGrid(1);

  it('HTTP-10 takes a query, a form and the JSON of newer clients', async () => {
    const accepted = () => bench.call<'getIngest'>('GET', '/api/v1/ingest').then(({ json }) => json.accepted);
    const before = await accepted();
    const query = `id=phone-1&lat=${lat}&lon=${lon}&timestamp=${seconds()}&accuracy=6&speed=1&bearing=90&batt=80`;
    expect((await bench.call('GET', `/osmand?${query}`)).status).toBe(200);
    const form = new URLSearchParams({ id: 'phone-1', lat: `${lat}`, lon: `${lon}`, timestamp: `${seconds() + 1}` });
    expect((await bench.call('POST', '/osmand', { body: form })).status).toBe(200);
    expect(
      (await bench.call('POST', `/osmand?id=phone-1&lat=${lat}&lon=${lon}&timestamp=${seconds() + 2}`)).status,
    ).toBe(200);
    const timestamp = new Date((seconds() + 3) * 1000).toISOString();
    const location = { timestamp, coords: { latitude: lat, longitude: lon, accuracy: 5 }, battery: { level: 0.5 } };
    expect((await bench.call('POST', '/osmand', { body: { device_id: 'phone-1', location } })).status).toBe(200);
    expect((await accepted()) - before).toBe(4);
  });

  it('HTTP-10 keeps a bad fix and answers 200, so that the phone goes on', async () => {
    const got = await bench.call('GET', `/osmand?id=phone-1&lat=${lat}&lon=${lon}&timestamp=1000000000`);
    expect([got.status, got.text]).toEqual([200, '']);
  });

  it.each([
    ['id', 'lat=1&lon=1'],
    ['lat', 'id=phone-1&lon=1'],
    ['lon', 'id=phone-1&lat=1&lon=east'],
    ['timestamp', 'id=phone-1&lat=1&lon=1&timestamp=noon'],
    ['id', 'id=stranger&lat=34.5&lon=113.8'],
  ])('HTTP-10 answers 400 and names %s in ?%s', async (path, query) => {
    const { status, json } = await bench.call('GET', `/osmand?${query}`);
    expect([status, json.errors[0]?.path]).toEqual([400, path]);
  });

  it('HTTP-10 needs no session where strangers are kept out', async () => {
    const closed = await openHttpBench({ store, config: { demo: false } });
    try {
      const proxied = { 'x-forwarded-for': '10.0.0.9' };
      const path = `/osmand?id=phone-1&lat=${lat}&lon=${lon}&timestamp=${seconds() + 60}`;
      expect((await closed.call('GET', path, { headers: proxied })).status).toBe(200);
    } finally {
      await closed.close();
    }
  });
});

describe('POST /api/v1/devices', () => {
  const enrol = (devices: unknown, headers = bearer(OPERATOR_TOKEN)) =>
    bench.call<'enrolDevices'>('POST', '/api/v1/devices', { body: { devices }, headers });

  it('HTTP-5 gives a token for each device, which works at once', async () => {
    const { status, json } = await enrol([
      { device: 'new-1', officer: 'E-1' },
      { device: 'new-2', officer: 'E-2', simulated: true },
    ]);
    expect(status).toBe(201);
    expect(json.items.map(({ device, officer }: Record<string, string>) => [device, officer])).toEqual([
      ['new-1', 'E-1'],
      ['new-2', 'E-2'],
    ]);
    const sent = await send({ fixes: [fix({ device: 'new-1' })] }, bearer(json.items[0]!.token));
    expect(sent.json.results).toEqual([{ row: 0, verdict: 'accepted' }]);
    expect((await store.devices.byDevices(['new-1']))[0]?.simulated).toBe(false);
  });

  it('ACC-1 is for those with the right device:enrol only', async () => {
    expect((await enrol([], {} as { authorization: string })).status).toBe(401);
    expect((await enrol([], bearer(await bench.phoneToken()))).status).toBe(403);
    const auditor = (await bench.signIn('audit-admin')) as { authorization: string };
    expect((await enrol([], auditor)).status).toBe(403);
  });

  it.each([
    ['devices', []],
    ['devices', 'phone'],
    ['devices.0.device', [{ device: '', officer: 'E-1' }]],
    ['devices.0.device', [{ device: 'x'.repeat(65), officer: 'E-1' }]],
    ['devices.0.device', [{ device: 'a\u0000b', officer: 'E-1' }]],
    ['devices.0.device', [{ device: 'ends ', officer: 'E-1' }]],
    ['devices.0.officer', [{ device: 'a', officer: 'nobody' }]],
    ['devices.0.simulated', [{ device: 'a', officer: 'E-1', simulated: 'yes' }]],
    [
      'devices.1.device',
      [
        { device: 'a', officer: 'E-1' },
        { device: 'a', officer: 'E-2' },
      ],
    ],
  ])('HTTP-2 names %s', async (path, devices) => {
    const { status, json } = await enrol(devices);
    expect([status, json.errors[0]?.path]).toEqual([400, path]);
  });
});
