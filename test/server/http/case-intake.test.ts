import { describe, expect, it } from 'vitest';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { caseDetailSchema, importCasesAnswerSchema } from '../../../shared/http/case-bodies.ts';
import { bearer, complaints, openHttpBench, OPERATOR_TOKEN } from '../../support/http-bench.ts';
import { EAST, gridCode, inGrid, WEST } from '../../support/two-towns.ts';
import { GOOD, openCaseRoutes } from './case-routes-bench.ts';

const { act, bench, dispatcher, open, store, told } = await openCaseRoutes();

describe('opening a case', () => {
  it('HTTP-13 derives grid, town and due time, stores, tells the world and answers a readable number', async () => {
    const { status, headers, json } = await open();
    expect(status).toBe(201);
    expect(complaints(caseDetailSchema, json)).toEqual([]);
    expect(json).toMatchObject({
      town: EAST,
      grid: gridCode(2),
      place: 'in-grid',
      state: 'reported',
      simulated: true,
      version: 1,
    });
    expect(json.id).toMatch(/^20261102-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(json.dueMs).toBeGreaterThan(json.reportedMs);
    expect(headers.get('location')).toBe(`/api/v1/cases/${json.id}`);
    expect(told.some((change) => change.kind === 'case' && change.case.id === json.id)).toBe(true);
    expect(json).toMatchObject((await store.cases.get(json.id, WHOLE_DISTRICT))!.item);
  });

  it('HTTP-13 outside every grid is kept without a town, and the answer says so', async () => {
    const { status, json } = await open({ lon: 10, lat: 10 });
    expect([status, json.place, json.town, json.grid]).toEqual([201, 'outside-every-grid', null, null]);
  });

  it('HTTP-13 by a device is simulated exactly when the device is', async () => {
    await store.devices.enrol([{ device: 'real-1', officerId: 'E-1', simulated: false }]);
    const [token] = await store.devices.enrol([{ device: 'real-2', officerId: 'E-2', simulated: false }]);
    expect((await open({}, bearer(token!))).json.simulated).toBe(false);
    expect((await open({}, bearer(await bench.phoneToken()))).json.simulated).toBe(true);
    expect((await open({}, bearer(OPERATOR_TOKEN))).json.simulated).toBe(false);
  });

  it('ACC-1 is refused to a visitor, to a role without the right, and to a town manager in another town', async () => {
    expect((await open({}, {})).status).toBe(401);
    expect((await open({}, await bench.signIn('finance'))).json.code).toBe('forbidden');
    const manager = await bench.signIn('town-manager', WEST);
    expect((await open({}, manager)).json.code).toBe('forbidden');
    expect((await open(inGrid(0), manager)).status).toBe(201);
  });

  it.each([
    ['kind', { kind: 'thing' }],
    ['kind', { kind: undefined }],
    ['category', { category: 7 }],
    ['lon', { lon: '113.8' }],
    ['lon', { lon: 180.1 }],
    ['lat', { lat: -90.1 }],
    ['lat', { lat: null }],
    ['description', { description: '   ' }],
    ['description', { description: 'x'.repeat(2001) }],
    ['source', { source: ['patrol'] }],
    ['severity', { severity: 'grave' }],
    ['extra', { extra: 1 }],
    ['town', { town: EAST }],
  ])('HTTP-2 names the wrong field %s of %j', async (path, over) => {
    const { status, headers, json } = await open(over);
    expect([status, json.code]).toEqual([400, 'invalid-input']);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(json.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('Idempotency-Key', () => {
  it('HTTP-7 gives the first answer again, and opens one case', async () => {
    const key = { ...dispatcher, 'idempotency-key': 'a-1' };
    const first = await open({}, key);
    const again = await open({}, key);
    expect([again.status, again.json]).toEqual([201, first.json]);
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
  });

  it('HTTP-7 with another content is refused', async () => {
    const key = { ...dispatcher, 'idempotency-key': 'a-2' };
    await open({}, key);
    expect((await open({ description: '另一件' }, key)).json.code).toBe('idempotency-key-reused');
  });

  it('HTTP-7 sent at once many times opens one case', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => open({}, { ...dispatcher, 'idempotency-key': 'a-3' })),
    );
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
  });

  it('HTTP-7 opens no second case when the server died before it kept the answer', async () => {
    const forgetful = { ...store.idempotency, keep: () => Promise.reject(new Error('died')) };
    const dying = await openHttpBench({ store: { ...store, idempotency: forgetful } });
    const headers = { ...(await dying.signIn('dispatcher')), 'idempotency-key': 'a-6' };
    const count = async () => (await store.cases.list({ limit: 500, text: '先到先得' }, WHOLE_DISTRICT)).items.length;
    try {
      const body = { ...GOOD, description: '先到先得' };
      expect((await dying.call('POST', '/api/v1/cases', { body, headers })).status).toBe(500);
      expect(await count()).toBe(1);
    } finally {
      await dying.close();
    }
    const again = await open({ description: '先到先得' }, { ...dispatcher, 'idempotency-key': 'a-6' });
    expect([again.status, await count()]).toEqual([201, 1]);
  });

  it('HTTP-7 of another actor is another key', async () => {
    const first = await open({}, { ...dispatcher, 'idempotency-key': 'a-4' });
    const second = await open({}, { ...(await bench.signIn('inspector')), 'idempotency-key': 'a-4' });
    expect(second.json.id).not.toBe(first.json.id);
  });

  it('HTTP-7 does not keep a refusal', async () => {
    const { json } = await open();
    const key = { 'idempotency-key': 'a-5' };
    expect((await act(json.id, { action: 'resume', note: '恢复' }, key)).status).toBe(409);
    expect((await act(json.id, { action: 'file' }, key)).status).toBe(200);
  });

  it.each(['', 'with blank', 'x'.repeat(256)])('HTTP-7 must be visible ASCII, not %j', async (key) => {
    const { json } = await open({}, { ...dispatcher, 'idempotency-key': key });
    expect(json.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
  });
});

describe('importing cases', () => {
  const row = (id: string, over: object = {}) => ({
    id,
    description: '井盖破损',
    ...inGrid(1),
    reportedMs: bench.clock.nowMs() - 3_600_000,
    ...over,
  });
  const send = (cases: unknown, headers = bearer(OPERATOR_TOKEN)) =>
    bench.call<'importCases'>('POST', '/api/v1/cases/import', { body: { cases }, headers });

  it('HTTP-13 answers row by row: accepted with its place, known, refused with the field', async () => {
    const rows = [
      row('i-1'),
      row('i-2', { lon: null, lat: null }),
      row('i-3', { lon: 0, lat: 0 }),
      row('i-1'),
      row('i-4', { lat: null }),
      row('i-5', { category: 'potholes' }),
      'not a row',
    ];
    const { status, json } = await send(rows);
    expect([status, complaints(importCasesAnswerSchema, json)]).toEqual([200, []]);
    expect(json).toMatchObject({ accepted: 3, known: 1, refused: 3 });
    expect(
      json.rows.map((row) => [row.verdict, 'place' in row ? row.place : 'field' in row ? row.field : undefined]),
    ).toEqual([
      ['accepted', 'in-grid'],
      ['accepted', 'no-position'],
      ['accepted', 'outside-every-grid'],
      ['known', undefined],
      ['refused', 'lat'],
      ['refused', 'category'],
      ['refused', ''],
    ]);
    expect(json.rows[0]).toMatchObject({ grid: gridCode(1), town: WEST });
    expect(told.filter(({ kind }) => kind === 'case')).toHaveLength(3);
    expect((await send([row('i-1')])).json).toMatchObject({ accepted: 0, known: 1 });
    const { item } = (await store.cases.get('i-2', WHOLE_DISTRICT))!;
    expect(item).toMatchObject({ simulated: false, source: 'import', lon: null, town: null });
  });

  it('HTTP-13 keeps the states and times of the source, and derives what it does not say', async () => {
    const reportedMs = bench.clock.nowMs() - 7_200_000;
    const rows = [
      row('j-1', { reportedMs: new Date(reportedMs).toISOString(), state: 'closed', closedMs: reportedMs + 60_000 }),
      row('j-2', { reportedMs, dueMs: reportedMs + 1 }),
      row('j-3', { reportedMs, closedMs: reportedMs - 1 }),
      row('j-4', { reportedMs: bench.clock.nowMs() + 25 * 3_600_000 }),
      row('j-5', { reportedMs, state: 'closed', closedMs: bench.clock.nowMs() + 25 * 3_600_000 }),
      row('j-6', { reportedMs, updatedMs: bench.clock.nowMs() + 25 * 3_600_000 }),
    ];
    const { json } = await send(rows);
    expect(json.rows.map((row) => ('field' in row ? row.field : undefined))).toEqual([
      undefined,
      undefined,
      'closedMs',
      'reportedMs',
      'closedMs',
      'updatedMs',
    ]);
    const closed = (await store.cases.get('j-1', WHOLE_DISTRICT))!;
    expect(closed.item).toMatchObject({
      reportedMs,
      state: 'closed',
      closedMs: reportedMs + 60_000,
      updatedMs: reportedMs + 60_000,
      dueMs: null,
    });
    expect((await store.cases.get('j-2', WHOLE_DISTRICT))!.item).toMatchObject({
      dueMs: reportedMs + 1,
      closedMs: null,
    });
  });

  it('HTTP-2 takes 500 rows and not 501', async () => {
    const rows = Array.from({ length: 501 }, (_, i) => row(`k-${i}`));
    expect((await send(rows)).json.errors[0]?.path).toBe('cases');
    expect((await send(rows.slice(1))).json.accepted).toBe(500);
  });

  it('ACC-1 is for the operator of this machine', async () => {
    expect((await send([row('l-1')], dispatcher as { authorization: string })).json.code).toBe('forbidden');
    expect((await send([row('l-1')], bearer('wrong'))).json.code).toBe('bad-token');
  });
});
