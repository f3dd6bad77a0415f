import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { MAX_IMPORT_ROWS, caseDetailSchema, caseListSchema } from '../../../shared/http/case-bodies.ts';
import { officerOn, EAST, inGrid, twoTowns, WEST } from '../../support/two-towns.ts';
import {
  bearer,
  complaints,
  OPERATOR_TOKEN,
  openHttpBench,
  type Got,
  type HttpBench,
} from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';

let store: Store;
let bench: HttpBench;
let as: Record<'dispatcher' | 'office' | 'inspector' | 'west' | 'leader', Record<string, string>>;
/** Phones of the officers: an enforcement officer and an auxiliary in the west, an information supervisor there too. */
let phone: Record<'enforcement' | 'auxiliary' | 'information', Record<string, string>>;

const MINUTE = 60_000;

beforeAll(async () => {
  store = await openTestStore();
  const teams = ['enforcement', 'auxiliary', 'information', 'enforcement'] as const;
  const officers = teams.map((role, i) => ({
    ...officerOn(i),
    role,
    // All of them in the west but the last, and all day long.
    ...(i < 3 ? { town: WEST, grids: [`${WEST}000`, `${WEST}001`] } : {}),
    shift: { startMinute: 0, endMinute: 1440 },
  }));
  const loaded = await twoTowns(officers);
  const packs = ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'];
  const district = { ...loaded.district, packs: packs.map((pack) => ({ pack, basis: 'clause' as const })) };
  bench = await openHttpBench({ store, loaded: { ...loaded, district } });
  const tokens = await store.devices.enrol(
    [0, 1, 2].map((i) => ({ ...DEVICE, device: `p-${i}`, officerId: `E-${i}` })),
  );
  const [enforcement, auxiliary, information] = tokens.map(bearer);
  phone = { enforcement: enforcement!, auxiliary: auxiliary!, information: information! };
  as = {
    dispatcher: await bench.signIn('dispatcher'),
    office: await bench.signIn('district-office'),
    inspector: await bench.signIn('inspector'),
    west: await bench.signIn('town-manager', WEST),
    leader: await bench.signIn('leader'),
  };
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const DEVICE = { simulated: false };
const GOOD = { kind: 'event', category: 'street-occupation', ...inGrid(0), description: '占道经营', source: 'hotline' };

async function open(over: object = {}) {
  const got = await bench.call<'openCase'>('POST', '/api/v1/cases', {
    body: { ...GOOD, ...over },
    headers: as.dispatcher,
  });
  expect([got.status, complaints(caseDetailSchema, got.json)]).toEqual([201, []]);
  return got.json;
}

function act(id: string, body: object, headers: Record<string, string> = as.dispatcher): Promise<Got<'actOnCase'>> {
  return bench.call<'actOnCase'>('POST', `/api/v1/cases/${id}/actions`, { body, headers });
}

async function taken(id: string, body: object, headers?: Record<string, string>) {
  bench.clock.advance(MINUTE);
  const got = await act(id, body, headers);
  expect([got.status, got.json.detail], JSON.stringify(body)).toEqual([200, undefined]);
  return got.json;
}

function read(id: string, headers = as.dispatcher) {
  return bench.call<'getCase'>('GET', `/api/v1/cases/${id}`, { headers });
}

function report(officer: number, place: { lon: number; lat: number }) {
  const more = { accuracyM: 5, speedMps: 1, headingDeg: 90, batteryPercent: null, mock: false, crs: 'wgs84' } as const;
  return bench.ingest.accept([{ device: `p-${officer}`, fixTimeMs: bench.clock.nowMs(), ...place, ...more }]);
}

describe('the loop over HTTP', () => {
  it('CAS-1 goes from a call through whistle and order to the answer to the caller, with every clock', async () => {
    const { id } = await open({ reporter: { name: '王女士', phone: '138 0000 0000' } });
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-1' });
    await report(1, inGrid(0));
    await taken(id, { action: 'arrive' }, phone.auxiliary);
    await taken(id, { action: 'persuade', outcome: 'failed', note: '拒不配合' }, phone.auxiliary);
    const whistled = await taken(id, { action: 'whistle' }, phone.auxiliary);
    expect(whistled.whistledMs).toBe(bench.clock.nowMs());
    expect(bench.world.alerts().some((alert) => alert.kind === 'whistle' && alert.case === id)).toBe(true);
    expect((await act(id, { action: 'answer-whistle' }, phone.information)).json.code).toBe('forbidden');
    await taken(id, { action: 'answer-whistle' }, phone.enforcement);
    expect(bench.world.alerts().some((alert) => alert.kind === 'whistle')).toBe(false);
    await taken(id, { action: 'arrive' }, phone.enforcement);
    const deadline = bench.clock.nowMs() + 3_600_000;
    await taken(id, { action: 'order-correction', note: '限一小时清理', deadline }, phone.enforcement);
    await taken(id, { action: 'feedback', note: '已清理' }, phone.auxiliary);
    expect((await act(id, { action: 'check', outcome: 'passed', note: 'x' }, phone.auxiliary)).json.code).toBe(
      'forbidden',
    );
    await taken(id, { action: 'check', outcome: 'passed', note: '现场整洁' }, phone.information);
    await taken(id, { action: 'close' }, as.office);
    const done = await taken(id, { action: 'feedback', outcome: 'satisfied' });
    expect(done).toMatchObject({ state: 'closed', responder: 'E-0', officer: 'E-1', version: 13 });
    expect(done.clocks).toMatchObject({
      response: { reading: { state: 'met' } },
      doubleTen: { outcome: 'order-issued', persuade: { state: 'met' }, notice: { state: 'met' } },
      whistle: { state: 'attended', answeredAfterMs: MINUTE, arrivedAfterMs: 2 * MINUTE },
      hotline: { next: null },
    });
    expect(done.timeline.find(({ action }) => action === 'arrive')).toMatchObject({
      role: 'auxiliary',
      officer: 'E-1',
      extra: { arrival: 'position', fixAgeMs: MINUTE, distanceM: 0 },
    });
    expect(done.timeline.map(({ seq }) => seq)).toEqual(done.timeline.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  it('ACC-14 tells the caller to the desk, and to nobody else, no list and no stream', async () => {
    const { id } = await open({ reporter: { name: '李先生', phone: '0371-12319' } });
    const reporters = async (headers: Record<string, string>) => (await read(id, headers)).json.reporter;
    expect(await reporters(as.dispatcher)).toEqual({ name: '李先生', phone: '0371-12319' });
    expect(await reporters(as.west)).toMatchObject({ name: '李先生' });
    expect([await reporters(as.leader), await reporters(as.inspector)]).toEqual([null, null]);
    const list = await bench.call('GET', '/api/v1/cases', { headers: as.dispatcher });
    expect(list.text).not.toMatch(/李先生|12319/);
    expect(JSON.stringify([...bench.world.facts().cases.values()])).not.toMatch(/李先生|12319/);
    const got = await bench.call('POST', '/api/v1/cases', {
      body: { ...GOOD, reporter: { name: 'x', phone: 'call me' } },
      headers: as.dispatcher,
    });
    expect(got.json.errors[0]?.path).toBe('reporter.phone');
  });

  it('CAS-15 confirms an arrival by a fresh position in the grid, and by hand otherwise', async () => {
    const arrive = async (laterMs = 0) => {
      const { id } = await open();
      await taken(id, { action: 'file' });
      await taken(id, { action: 'dispatch', officer: 'E-0' });
      bench.clock.advance(laterMs);
      const { timeline } = await taken(id, { action: 'arrive' }, phone.enforcement);
      return timeline.at(-1)!.extra;
    };
    bench.clock.advance(10 * MINUTE);
    await report(0, inGrid(1));
    expect(await arrive()).toMatchObject({ arrival: 'hand' });
    bench.clock.advance(MINUTE);
    await report(0, inGrid(0, 200, 150));
    expect(await arrive()).toMatchObject({ arrival: 'position', distanceM: 50, fixAgeMs: 3 * MINUTE });
    bench.clock.advance(MINUTE);
    await report(0, inGrid(0));
    expect(await arrive(1)).toMatchObject({ arrival: 'hand', distanceM: 0, fixAgeMs: 3 * MINUTE + 1 });
  });

  it('CAS-24 CAS-15 confirms an arrival that is told later by where the officer was then, and refuses a wrong time', async () => {
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-0' });
    const sentMs = bench.clock.nowMs();
    bench.clock.advance(5 * MINUTE);
    await report(0, inGrid(0));
    bench.clock.advance(20 * MINUTE);
    await report(0, inGrid(1));
    bench.clock.advance(MINUTE);
    const { version } = (await read(id)).json;
    const arriveAt = (at: number | string, headers = phone.enforcement) => act(id, { action: 'arrive', at }, headers);
    const wrong = [
      await arriveAt(bench.clock.nowMs() + MINUTE + 1),
      await arriveAt(sentMs - MINUTE - 1),
      await arriveAt(bench.clock.nowMs() - 12 * 60 * MINUTE - 1),
      await arriveAt('yesterday'),
      await arriveAt(sentMs, as.west),
    ];
    expect(wrong.map(({ status, json }) => [status, json.errors[0]?.path])).toEqual(wrong.map(() => [400, 'at']));
    expect((await read(id)).json.version).toBe(version);
    const { json } = await arriveAt(new Date(sentMs + 6 * MINUTE).toISOString());
    expect(json.timeline.at(-1)).toMatchObject({
      atMs: sentMs + 6 * MINUTE,
      extra: { arrival: 'position', fixAgeMs: MINUTE, distanceM: 0, receivedMs: bench.clock.nowMs() },
    });
    expect([json.updatedMs, json.clocks.response?.reading.doneMs]).toEqual([bench.clock.nowMs(), sentMs + 6 * MINUTE]);
  });
});

describe('a whistle', () => {
  async function whistle() {
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-1' });
    await taken(id, { action: 'arrive' }, phone.auxiliary);
    return taken(id, { action: 'whistle' }, phone.auxiliary);
  }
  const see = (id: string, headers: Record<string, string>) =>
    bench.call('POST', `/api/v1/cases/${id}/whistle/seen`, { headers });

  it('CAS-16 alerts the officers of the town who are heard of, and the desk sees when each has seen it', async () => {
    bench.clock.advance(MINUTE);
    await report(0, inGrid(1));
    // Nearer, and of a team that orders nothing.
    await report(2, inGrid(0));
    const { id, version, timeline, clocks } = await whistle();
    expect(timeline.at(-1)!.extra.alerted).toEqual(['E-0']);
    expect(clocks.whistle).toMatchObject({ alerted: [{ officer: 'E-0', seenMs: null }], desk: null });
    const refused = [
      await see(id, phone.auxiliary),
      await see(id, as.dispatcher),
      await see('none', phone.enforcement),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 404]);
    bench.clock.advance(1_000);
    expect([(await see(id, phone.enforcement)).status, (await see(id, phone.enforcement)).status]).toEqual([204, 204]);
    const seen = (await read(id)).json;
    expect(seen.clocks.whistle!.alerted).toEqual([{ officer: 'E-0', seenMs: bench.clock.nowMs() }]);
    expect(seen.timeline.filter(({ action }) => action === 'see-whistle')).toHaveLength(1);
    // The case stays at its version: the step of whoever has it in hand is not refused for it.
    expect(seen.version).toBe(version);
    const headers = { ...phone.enforcement, 'if-match': `"${version}"` };
    expect((await act(id, { action: 'answer-whistle' }, headers)).json).toMatchObject({ responder: 'E-0' });
    expect((await see(id, phone.enforcement)).json.code).toBe('not-now');
  });

  it('CAS-16 says that nobody can come, and leaves it to the desk', async () => {
    bench.clock.advance(60 * MINUTE);
    const { id, clocks } = await whistle();
    expect(clocks.whistle).toMatchObject({
      alerted: [],
      desk: { sinceMs: bench.clock.nowMs(), why: 'nobody-near' },
    });
    expect((await see(id, phone.enforcement)).status).toBe(403);
    // Whoever was not alerted may answer all the same.
    await taken(id, { action: 'answer-whistle' }, phone.enforcement);
  });
});

describe('what is refused', () => {
  it('HTTP-8 two dispatchers at once: one wins, the other is told the version and nothing is lost', async () => {
    const { id } = await open();
    await taken(id, { action: 'file' });
    const second = await bench.signIn('dispatcher');
    const ifMatch = { 'if-match': '"2"' };
    const answers = await Promise.all([
      act(id, { action: 'dispatch', officer: 'E-0' }, { ...as.dispatcher, ...ifMatch }),
      act(id, { action: 'dispatch', officer: 'E-1' }, { ...second, ...ifMatch }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.json).toMatchObject({ code: 'version-conflict', version: 3 });
    const { json } = await read(id);
    expect(json.officer).toBe(answers.find(({ status }) => status === 200)!.json.officer);
    expect(json.timeline).toHaveLength(3);
  });

  it('CAS-2 changes nothing: stale, foreign, not allowed, wrong, too long, or text with a script in it', async () => {
    const { id } = await open();
    const before = (await read(id)).json;
    const foreign = await bench.signIn('town-manager', EAST);
    const tries = [
      act(id, { action: 'file' }, { ...as.dispatcher, 'if-match': '"7"' }),
      act(id, { action: 'file' }, foreign),
      act(id, { action: 'close' }, as.leader),
      act(id, { action: 'close' }),
      act(id, { action: 'dispatch', officer: 'E-0' }),
      act(id, { action: 'refuse', note: 'x'.repeat(1001) }),
      act(id, { action: 'merge', into: id }),
      act(id, { action: 'merge', into: '20260101-AAAA-AAAA' }),
      act(id, { action: 'verify-report', officer: 'nobody' }),
    ];
    const got = await Promise.all(tries);
    expect(got.map(({ status, json }) => `${status} ${json.code}`)).toEqual([
      '409 version-conflict',
      '404 not-found',
      '403 forbidden',
      '403 forbidden',
      '400 invalid-input',
      '400 invalid-input',
      '400 invalid-input',
      '400 invalid-input',
      '400 invalid-input',
    ]);
    for (const { headers } of got) expect(headers.get('content-type')).toContain('application/problem+json');
    expect((await read(id)).json).toMatchObject({ version: before.version, timeline: before.timeline });
    const script = '<script>alert(1)</script> ￿ 🧹';
    const noted = await taken(id, { action: 'refuse', note: script });
    expect(noted.timeline.at(-1)!.note).toBe(script);
  });

  it('HTTP-7 a step whose answer was lost with the process is found by its key, and not taken twice', async () => {
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-1' });
    await taken(id, { action: 'arrive' }, phone.auxiliary);
    const forgetful = { ...store.idempotency, keep: () => Promise.reject(new Error('died')) };
    const dying = await openHttpBench({ store: { ...store, idempotency: forgetful }, loaded: bench.world.loaded });
    const path = `/api/v1/cases/${id}/actions`;
    const body = { action: 'persuade', outcome: 'failed' };
    const headers = { ...phone.auxiliary, 'idempotency-key': 'lost-1' };
    try {
      expect((await dying.call('POST', path, { body, headers })).status).toBe(500);
    } finally {
      await dying.close();
    }
    const again = await act(id, body, headers);
    expect([again.status, again.json.version]).toEqual([200, 5]);
    expect(again.json.timeline.map(({ action }) => action)).toEqual([
      'report',
      'file',
      'dispatch',
      'arrive',
      'persuade',
    ]);
    expect(again.text).not.toContain('"key"');
  });

  it('CAS-8 tells who sent that somebody else has to judge', async () => {
    const { id } = await open({ source: 'patrol' });
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-0' }, as.office);
    await taken(id, { action: 'arrive' }, as.west);
    await taken(id, { action: 'feedback', note: '已清理' }, as.west);
    const { json } = await act(id, { action: 'check', outcome: 'passed', note: 'x' }, as.office);
    expect([json.status, json.code]).toEqual([403, 'two-axes']);
    expect((await read(id, as.office)).json.allowedActions).toEqual([]);
    await taken(id, { action: 'check', outcome: 'passed', note: '整洁' }, as.inspector);
    expect((await taken(id, { action: 'close' }, as.inspector)).state).toBe('closed');
  });
});

describe('time alone', () => {
  it('CAS-11 CAS-20 a suspended case goes on at its deadline, and what runs over is noted once, by the clock', async () => {
    const timer = bench.application.caseTimer;
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-0' });
    const deadline = bench.clock.nowMs() + 5 * 60 * MINUTE;
    await taken(id, { action: 'suspend', note: '等待责任单位', deadline });
    await taken(id, { action: 'suspend', outcome: 'approved' }, as.west);
    const suspended = await taken(id, { action: 'suspend', outcome: 'approved' }, as.office);
    expect(suspended).toMatchObject({ state: 'suspended', dueMs: null, suspendedUntilMs: deadline });
    await timer.tick(deadline - 1);
    expect((await read(id)).json.state).toBe('suspended');
    bench.clock.advance(deadline - bench.clock.nowMs());
    await timer.tick(bench.clock.nowMs());
    const resumed = (await read(id)).json;
    expect(resumed).toMatchObject({ state: 'dispatched', suspendedUntilMs: null });
    expect(resumed.timeline.at(-1)).toMatchObject({ actor: 'system', role: 'system', action: 'resume' });
    bench.clock.advance(resumed.dueMs! - bench.clock.nowMs());
    await timer.tick(bench.clock.nowMs());
    expect((await read(id)).json.version).toBe(resumed.version);
    bench.clock.advance(1);
    await timer.tick(bench.clock.nowMs());
    await timer.tick(bench.clock.nowMs());
    const late = (await read(id)).json;
    expect(late.timeline.filter(({ action }) => action === 'overdue')).toMatchObject([
      { actor: 'system', extra: { dueMs: resumed.dueMs } },
    ]);
    expect(late).toMatchObject({ state: 'dispatched', version: resumed.version + 1, updatedMs: resumed.updatedMs });
    expect(bench.world.facts().cases.get(id)?.version).toBe(late.version);
  });
});

describe('which cases belong together', () => {
  const spot = (eastM: number) => inGrid(1, eastM, 20);

  it('CAS-13 tells the desk of open ones near by, and merges into one of them', async () => {
    const first = await open({ ...spot(100), category: 'lighting', kind: 'facility' });
    await open({ ...spot(160), category: 'lighting', kind: 'facility' });
    const { lon, lat } = spot(120);
    const query = `lon=${lon}&lat=${lat}&kind=facility&category=lighting`;
    const near = await bench.call<'listDuplicates'>('GET', `/api/v1/cases/duplicates?${query}`, {
      headers: as.dispatcher,
    });
    expect(near.json.items.map(({ distanceM }) => Math.round(distanceM))).toEqual([20, 40]);
    const hidden = await bench.call<'listDuplicates'>('GET', `/api/v1/cases/duplicates?${query}`, {
      headers: await bench.signIn('town-manager', EAST),
    });
    expect(hidden.json.items).toEqual([]);
    const double = await open({ ...spot(110), category: 'lighting', kind: 'facility' });
    const far = await open({ ...spot(250), category: 'lighting', kind: 'facility' });
    expect((await act(far.id, { action: 'merge', into: first.id })).json.errors).toMatchObject([{ path: 'into' }]);
    expect(await taken(double.id, { action: 'merge', into: first.id })).toMatchObject({
      state: 'merged',
      mergedInto: first.id,
      allowedActions: [{ action: 'feedback' }],
    });
    expect((await read(first.id)).json.mergedFrom).toEqual([double.id]);
    expect((await act(first.id, { action: 'merge', into: double.id })).json.errors).toMatchObject([{ path: 'into' }]);
  });

  it('CAS-19 gathers those that come back into a root-cause item, of one’s own towns only', async () => {
    for (const eastM of [10, 40, 70])
      await open({ ...inGrid(2, eastM, 20), category: 'road-upkeep', kind: 'facility' });
    const items = async (headers: Record<string, string>) =>
      (await bench.call<'listRecurrences'>('GET', '/api/v1/cases/recurrences', { headers })).json.items;
    const found = (await items(as.dispatcher)).find(({ category }) => category === 'road-upkeep');
    expect(found).toMatchObject({ kind: 'facility', open: 3 });
    expect(found!.cases).toHaveLength(3);
    expect((await items(as.west)).some(({ category }) => category === 'road-upkeep')).toBe(false);
  });
});

describe('classes', () => {
  it('CAS-18 takes the limit of the code and its line, and files with another line', async () => {
    const codes = await bench.call<'getCaseCodes'>('GET', '/api/v1/case-codes');
    expect(codes.json.minors.find(({ code }) => code === 'facility-0101')?.lines).toHaveLength(4);
    const manhole = { kind: 'facility', category: undefined, code: 'facility-0101' };
    const urgent = await open(manhole);
    expect(urgent).toMatchObject({
      category: 'road-upkeep',
      limit: '2紧急工作时',
      dueMs: urgent.reportedMs + 120 * MINUTE,
    });
    expect(await open({ ...manhole, line: '4' })).toMatchObject({ limit: '5工作日' });
    expect(await taken(urgent.id, { action: 'file', line: '3' })).toMatchObject({ limit: '2工作日', state: 'filed' });
    for (const [over, path] of [
      [{ ...manhole, code: 'facility-9999' }, 'code'],
      [{ ...manhole, line: '9' }, 'line'],
      [{ ...manhole, kind: 'event' }, 'code'],
    ] as const) {
      const got = await bench.call('POST', '/api/v1/cases', { body: { ...GOOD, ...over }, headers: as.dispatcher });
      expect(got.json.errors[0]?.path).toBe(path);
    }
  });
});

describe('the double report', () => {
  it('CAS-21 is signed by both, once each', async () => {
    const { id } = await open({ source: 'patrol' });
    await taken(id, { action: 'escalate', note: '已设围挡' }, as.west);
    const sign = (recipient: string, headers: Record<string, string>) =>
      bench.call<'receiveCase'>('POST', `/api/v1/cases/${id}/receipts`, { body: { as: recipient }, headers });
    expect((await sign('community-grid', as.leader)).json.code).toBe('forbidden');
    expect((await sign('community-grid', as.west)).status).toBe(200);
    expect((await sign('sunk-staff', phone.auxiliary)).status).toBe(200);
    const again = await sign('community-grid', as.dispatcher);
    expect([again.status, again.json.code]).toEqual([409, 'not-now']);
    expect((await sign('own-unit', as.west)).json.errors).toMatchObject([{ path: 'as' }]);
    const { receipts } = (await read(id)).json.clocks;
    expect(receipts.map(({ recipient, by }) => [recipient, by])).toEqual([
      ['community-grid', 'demo:town-manager'],
      ['sunk-staff', 'device:p-1'],
    ]);
  });
});

describe('urging', () => {
  it('CAS-27 is recorded, marks the case, and stands as an alert until its next step', async () => {
    const { id, version, updatedMs, nextDueMs } = await open({ source: 'patrol' });
    const urge = (headers: Record<string, string>, body: object = { why: 'leader', note: '今日办结' }) =>
      bench.call<'urgeCase'>('POST', `/api/v1/cases/${id}/urges`, { body, headers });
    const stands = () => bench.world.alerts().some((alert) => alert.kind === 'case-urged' && alert.case === id);
    expect([(await urge(as.west)).status, (await urge(as.leader)).status]).toEqual([403, 403]);
    expect((await urge(phone.auxiliary)).status).toBe(403);
    expect((await urge(as.inspector, { why: 'leader', note: ' ' })).json.errors[0]?.path).toBe('note');
    bench.clock.advance(MINUTE);
    const { status, json } = await urge(as.inspector);
    expect([status, complaints(caseDetailSchema, json)]).toEqual([200, []]);
    expect(json).toMatchObject({ version: version + 1, state: 'reported', updatedMs, nextDueMs });
    expect(json).toMatchObject({ urgedMs: bench.clock.nowMs() });
    expect(json.timeline.at(-1)).toMatchObject({
      action: 'urge',
      note: '今日办结',
      role: 'inspector',
      extra: { urge: 'leader' },
    });
    expect(stands()).toBe(true);
    expect((await taken(id, { action: 'file' })).urgedMs).toBeNull();
    expect(stands()).toBe(false);
    await taken(id, { action: 'cancel', note: '误报' }, as.inspector);
    const late = await urge(as.inspector);
    expect([late.status, late.json.code]).toEqual([409, 'not-now']);
  });
});

describe('marks of a case', () => {
  it('CAS-25 DSK-1 the list goes by the ten minutes before the two hours, and names the clock', async () => {
    const { id, reportedMs } = await open();
    const late = async () =>
      (await bench.call<'listCases'>('GET', `/api/v1/cases?lateness=late&ids=${id}`, { headers: as.dispatcher })).json;
    bench.clock.set(reportedMs + 10 * MINUTE);
    expect((await late()).items).toEqual([]);
    bench.clock.advance(1);
    const { items } = await late();
    expect(items).toMatchObject([{ id, nextClock: 'persuade', nextDueMs: reportedMs + 10 * MINUTE }]);
    expect(complaints(caseListSchema, { items })).toEqual([]);
    bench.world.tick(bench.clock.nowMs());
    expect(bench.world.alerts().some((alert) => alert.kind === 'case-late' && alert.case === id)).toBe(true);
    await taken(id, { action: 'refuse', note: '不属城管' });
    expect((await late()).items).toEqual([]);
  });

  it('CAS-26 DSK-1 lists what waits for whom, and a double report on the phone of who signs for it', async () => {
    const { id } = await open({ source: 'public' });
    const waiting = async (waits: string) =>
      (
        await bench.call<'listCases'>('GET', `/api/v1/cases?waits=${waits}&limit=500`, { headers: as.dispatcher })
      ).json.items.map((item) => item.id);
    await taken(id, { action: 'escalate', note: '已设围挡' }, as.west);
    expect([(await waiting('receipt')).includes(id), (await waiting('reply')).includes(id)]).toEqual([true, false]);
    const level = await bench.call<'listCases'>('GET', `/api/v1/cases?level=community&ids=${id}`, {
      headers: as.dispatcher,
    });
    expect(level.json.items).toHaveLength(1);
    for (const [recipient, headers] of [
      ['community-grid', as.west],
      ['sunk-staff', phone.auxiliary],
    ] as const)
      await bench.call('POST', `/api/v1/cases/${id}/receipts`, { body: { as: recipient }, headers });
    expect((await waiting('receipt')).includes(id)).toBe(false);
    await taken(id, { action: 'refuse', note: '不属城管' });
    expect((await waiting('reply')).includes(id)).toBe(true);
    await taken(id, { action: 'feedback', outcome: 'satisfied' });
    expect((await waiting('reply')).includes(id)).toBe(false);
    expect((await bench.call('GET', '/api/v1/cases?waits=rain', { headers: as.dispatcher })).status).toBe(400);
  });
});

describe('many cases', () => {
  it('HTTP-13 brings in cases of another system and works one of them to closing', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      id: `sf-${i}`,
      description: 'Street and sidewalk cleaning',
      ...inGrid(0),
      reportedMs: bench.clock.nowMs() - 3_600_000,
      state: 'filed',
    }));
    expect(rows.length).toBeLessThan(MAX_IMPORT_ROWS);
    await bench.call('POST', '/api/v1/cases/import', { body: { cases: rows }, headers: bearer(OPERATOR_TOKEN) });
    await taken('sf-7', { action: 'dispatch', officer: 'E-0' });
    await taken('sf-7', { action: 'arrive' }, phone.enforcement);
    await taken('sf-7', { action: 'feedback', note: 'done' }, phone.enforcement);
    await taken('sf-7', { action: 'check', outcome: 'passed', note: 'clean' }, phone.information);
    expect((await taken('sf-7', { action: 'close' }, as.office)).state).toBe('closed');
    const list = await bench.call('GET', '/api/v1/cases?state=ended&text=sf-7', { headers: as.dispatcher });
    expect(complaints(caseListSchema, list.json)).toEqual([]);
  });
});
