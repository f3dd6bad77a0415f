import { describe, expect, it } from 'vitest';
import { caseDetailSchema } from '../../../shared/http/case-bodies.ts';
import { bearer, complaints, type Got } from '../../support/http-bench.ts';
import { EAST, gridCode, inGrid, WEST } from '../../support/two-towns.ts';
import { openCaseRoutes } from './case-routes-bench.ts';

const { act, bench, dispatcher, open } = await openCaseRoutes();

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
