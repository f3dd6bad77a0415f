import { describe, expect, it } from 'vitest';
import { MAX_IMPORT_ROWS, caseDetailSchema, caseListSchema } from '../../../shared/http/case-bodies.ts';
import { bearer, complaints, OPERATOR_TOKEN } from '../../support/http-bench.ts';
import { EAST, inGrid } from '../../support/two-towns.ts';
import { GOOD, MINUTE, openCaseLoop } from './case-loop-bench.ts';

const { act, as, bench, open, phone, read, taken } = await openCaseLoop();

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
