import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { caseDetailSchema, importCasesAnswerSchema } from '../../../shared/http/case-bodies.ts';
import type { Change } from '../../../shared/world/change.ts';
import type { Store } from '../../../server/ports/store.ts';
import {
  OPERATOR_TOKEN,
  bearer,
  complaints,
  openHttpBench,
  type Got,
  type HttpBench,
} from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, gridCode, inGrid } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let dispatcher: Record<string, string>;
const told: Change[] = [];

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  dispatcher = await bench.signIn('dispatcher');
  bench.world.onChanges((changes) => told.push(...changes));
});
afterAll(async () => {
  await bench.close();
  await store.close();
});
afterEach(() => void told.splice(0));

const GOOD = { kind: 'event', category: 'street-occupation', ...inGrid(2), description: '占道经营', source: 'patrol' };

function open(over: object = {}, headers: Record<string, string> = dispatcher): Promise<Got<'openCase'>> {
  return bench.call<'openCase'>('POST', '/api/v1/cases', { body: { ...GOOD, ...over }, headers });
}

function act(id: string, body: object, headers: Record<string, string> = {}): Promise<Got<'actOnCase'>> {
  return bench.call<'actOnCase'>('POST', `/api/v1/cases/${id}/actions`, {
    body,
    headers: { ...dispatcher, ...headers },
  });
}

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

describe('acting on a case', () => {
  it('HTTP-8 runs the whole loop, with a timeline and the actions that the asker may take', async () => {
    const manager = await bench.signIn('town-manager', EAST);
    const { id } = (await open()).json;
    const office = await bench.signIn('district-office');
    const steps = [
      { action: 'file' },
      { action: 'dispatch', officer: 'E-2' },
      { action: 'arrive' },
      { action: 'feedback', note: '已清理' },
    ];
    for (const step of steps) expect((await act(id, step, manager)).status, step.action).toBe(200);
    const judgements = [
      { action: 'check', outcome: 'passed', note: '现场整洁' },
      { action: 'close', note: '已解决' },
    ];
    for (const step of judgements) {
      expect((await act(id, step, manager)).json.code).toBe('forbidden');
      expect((await act(id, step, office)).status, step.action).toBe(200);
    }
    const { json, headers } = await bench.call<'getCase'>('GET', `/api/v1/cases/${id}`, { headers: manager });
    expect(complaints(caseDetailSchema, json)).toEqual([]);
    expect(json).toMatchObject({ state: 'closed', officer: 'E-2', version: 7 });
    expect(json.allowedActions.map(({ action }) => action)).toEqual(['appeal']);
    expect(json.closedMs).toBe(json.updatedMs);
    expect(headers.get('etag')).toBe('"7"');
    expect(json.timeline.map(({ action, to }: { action: string; to: string }) => `${action} → ${to}`)).toEqual([
      'report → reported',
      'file → filed',
      'dispatch → dispatched',
      'arrive → handling',
      'feedback → checking',
      'check → checking',
      'close → closed',
    ]);
    expect(json.timeline[4]).toMatchObject({ actor: 'demo:town-manager', role: 'town-manager', note: '已清理' });
  });

  it('HTTP-8 offers a dispatcher the steps of the desk only', async () => {
    const { id } = (await open()).json;
    const offered = async () => {
      const read = await bench.call<'getCase'>('GET', `/api/v1/cases/${id}`, { headers: dispatcher });
      return read.json.allowedActions.map(({ action }) => action);
    };
    expect(await offered()).toEqual(['verify-report', 'file', 'refuse', 'dispatch', 'escalate', 'merge']);
    await act(id, { action: 'file' });
    expect(await offered()).toEqual(['dispatch', 'escalate', 'merge']);
    await act(id, { action: 'dispatch', officer: 'E-0' });
    expect(await offered()).toEqual(['dispatch', 'extend', 'suspend', 'escalate', 'merge']);
    expect((await act(id, { action: 'arrive' })).json.code).toBe('forbidden');
  });

  it('ACC-4 lets a device act on the cases of its own officer only', async () => {
    const phone = bearer(await bench.phoneToken());
    for (const [officer, status] of [
      ['E-0', 200],
      ['E-1', 404],
    ] as const) {
      const { id } = (await open()).json;
      await act(id, { action: 'file' });
      await act(id, { action: 'dispatch', officer });
      const body = { action: 'arrive' };
      const got = await bench.call('POST', `/api/v1/cases/${id}/actions`, { body, headers: phone });
      expect(got.status).toBe(status);
    }
  });

  it('CAS-2 lets only a dispatch name the officer, and a town only its own', async () => {
    const { id } = (await open()).json;
    const manager = await bench.signIn('town-manager', EAST);
    const phone = bearer(await bench.phoneToken());
    const fieldOf = ({ json }: Got) => json.errors[0]?.path;
    expect(fieldOf(await act(id, { action: 'file', officer: 'E-0' }))).toBe('officer');
    await act(id, { action: 'file' });
    expect(fieldOf(await act(id, { action: 'dispatch', officer: 'E-0' }, manager))).toBe('officer');
    expect((await act(id, { action: 'dispatch', officer: 'E-0' })).status).toBe(200);
    expect(fieldOf(await act(id, { action: 'arrive', officer: 'E-1' }, phone))).toBe('officer');
    await act(id, { action: 'arrive' }, phone);
    await act(id, { action: 'feedback', note: '已清理' }, phone);
    const office = await bench.signIn('district-office');
    expect(fieldOf(await act(id, { action: 'rework', note: '未清理', officer: 'E-2' }, office))).toBe('officer');
    const again = await act(id, { action: 'rework', note: '未清理' }, office);
    expect(again.json).toMatchObject({ state: 'dispatched', officer: 'E-0' });
    expect((await act(id, { action: 'dispatch', officer: 'E-2' }, manager)).json.officer).toBe('E-2');
  });

  it('HTTP-8 refuses a step from another version and tells the stored one', async () => {
    const { id } = (await open()).json;
    const stale = await act(id, { action: 'file' }, { 'if-match': '"2"' });
    expect([stale.status, stale.json.code, stale.json.version]).toEqual([409, 'version-conflict', 1]);
    expect((await act(id, { action: 'file' }, { 'if-match': '"1"' })).json.version).toBe(2);
    expect((await act(id, { action: 'file' }, { 'if-match': 'new' })).json.errors).toMatchObject([
      { path: 'If-Match' },
    ]);
  });

  it('HTTP-8 lets one of two that come together win', async () => {
    const { id } = (await open()).json;
    const [a, b] = await Promise.all([act(id, { action: 'file' }), act(id, { action: 'refuse', note: '不属实' })]);
    expect([a.status, b.status].sort()).toEqual([200, 409]);
  });

  it.each([
    ['action', { action: 'jump' }],
    ['note', { action: 'refuse' }],
    ['note', { action: 'refuse', note: 4 }],
    ['officer', { action: 'file', officer: 'E-0' }],
    ['officer', { action: 'verify-report', officer: 'nobody' }],
    ['outcome', { action: 'dispatch', officer: 'E-0', note: 'x' }],
    ['deadline', { action: 'refuse', note: 'x', deadline: 'soon' }],
    ['officer', { action: 'file', officer: 'x'.repeat(65) }],
  ])('HTTP-2 names the wrong field %s of a step %j', async (path, step) => {
    const { id } = (await open()).json;
    const { status, json } = await act(id, step);
    expect([status, json.errors[0]?.path]).toEqual([400, path]);
  });

  it('HTTP-3 answers 409 for a step from the wrong state and 404 for an unknown case', async () => {
    const { id } = (await open()).json;
    expect((await act(id, { action: 'resume', note: '恢复' })).json.code).toBe('not-from-this-state');
    expect((await act('nothing', { action: 'file' })).json.code).toBe('not-found');
    const taken = await act('%E4%B8%80%00', { action: 'file' });
    expect(taken.status).toBe(404);
  });
});

describe('listing cases', () => {
  it('HTTP-1 filters and pages', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      bench.clock.advance(1000);
      made.unshift((await open({ ...inGrid(3), description: `路灯 ${i} 100%_x` })).json.id);
    }
    const ids = ({ json }: Got<'listCases'>) => json.items.map(({ id }) => id);
    const first = await bench.call<'listCases'>('GET', `/api/v1/cases?grid=${gridCode(3)}&limit=3`);
    const rest = await bench.call<'listCases'>(
      'GET',
      `/api/v1/cases?grid=${gridCode(3)}&limit=3&cursor=${first.json.next}`,
    );
    expect([...ids(first), ...ids(rest)]).toEqual(made);
    expect(rest.json.next).toBeUndefined();
    const text = encodeURIComponent('灯 2 100%_');
    expect(ids(await bench.call<'listCases'>('GET', `/api/v1/cases?text=${text}&state=open`))).toEqual([made[2]]);
    expect(ids(await bench.call<'listCases'>('GET', `/api/v1/cases?town=${WEST}&text=${text}`))).toEqual([]);
    expect(ids(await bench.call<'listCases'>('GET', '/api/v1/cases?cursor=garbage'))).toEqual([]);
  });

  it.each(['limit=0', 'limit=501', 'limit=x', 'state=lost', 'grid=%27', 'what=1', 'state=open&state=closed'])(
    'HTTP-2 refuses ?%s by the name of the field',
    async (query) => {
      const { status, json } = await bench.call<'listCases'>('GET', `/api/v1/cases?${query}`);
      expect([status, json.errors[0]?.path]).toEqual([400, query.split('=')[0]]);
    },
  );

  it('DSK-1 HTTP-1 narrows by what the desk asks for, and names what is wrong', async () => {
    const text = 'narrowed-here';
    const opened = await open({ description: text, kind: 'facility', category: 'lighting' });
    await open({ description: text });
    const { id, reportedMs } = opened.json;
    const found = async (query: string) =>
      (
        await bench.call<'listCases'>('GET', `/api/v1/cases?text=${text}&${query}`, { headers: dispatcher })
      ).json.items.map((item) => item.id);
    expect(await found('kind=facility')).toEqual([id]);
    expect(await found('category=lighting&officer=none&lateness=in-time')).toEqual([id]);
    expect(await found(`ids=${id},elsewhere&from=${reportedMs}&to=${reportedMs + 1}`)).toEqual([id]);
    expect(await found('lateness=late')).toEqual([]);
    const tooMany = Array.from({ length: 101 }, (_, i) => i).join();
    for (const query of ['kind=x', 'category=x', 'lateness=soon', 'from=today', 'to=x', 'officer=', `ids=${tooMany}`]) {
      const { status, json } = await bench.call<'listCases'>('GET', `/api/v1/cases?${query}`, { headers: dispatcher });
      expect([status, json.errors[0]?.path]).toEqual([400, query.split('=')[0]]);
    }
  });

  it('ACC-11 shows a town manager the cases of the town, and others as if they were not there', async () => {
    const foreign = (await open()).json.id;
    const manager = await bench.signIn('town-manager', WEST);
    const { json } = await bench.call<'listCases'>('GET', '/api/v1/cases', { headers: manager });
    expect(json.items.every(({ town }) => town === WEST)).toBe(true);
    const reading = await bench.call<'getCase'>('GET', `/api/v1/cases/${foreign}`, { headers: manager });
    const missing = await bench.call('GET', '/api/v1/cases/20261102-XXXX', { headers: manager });
    expect([reading.status, missing.status]).toEqual([404, 404]);
    expect(reading.json.detail.replace(foreign, 'X')).toBe(missing.json.detail.replace('20261102-XXXX', 'X'));
    expect((await act(foreign, { action: 'file' }, manager)).json.code).toBe('not-found');
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
