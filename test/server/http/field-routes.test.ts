import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { getField } from '../../../shared/http/endpoints/field.ts';
import { newCaseEvent, OPENED_BY_NOBODY } from '../../support/case-events.ts';
import { bearer, complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { gridCode, inGrid, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

let store: Store;
let bench: HttpBench;
let desk: Record<string, string>;
/** The demo officer is the first of the roster: E-0 of the west. */
let officer: Record<string, string>;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  desk = await bench.signIn('dispatcher');
  officer = await bench.signIn('enforcement');
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const field = async (headers = officer) => (await bench.call<'getField'>('GET', '/api/v1/field', { headers })).json;

async function sentCase(grid: number, to: string): Promise<string> {
  const body = {
    kind: 'event',
    category: 'street-occupation',
    ...inGrid(grid),
    description: '占道',
    source: 'hotline',
  };
  const { json } = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: desk });
  for (const step of [{ action: 'file' }, { action: 'dispatch', officer: to }]) {
    const { status } = await bench.call('POST', `/api/v1/cases/${json.id}/actions`, { body: step, headers: desk });
    expect(status).toBe(200);
  }
  return json.id;
}

describe('what an officer’s phone is told', () => {
  it('PHN-6 is own grids, own cases with what may be done and what would follow an arrival, and nobody else’s', async () => {
    const [own, other] = [await sentCase(0, 'E-0'), await sentCase(1, 'E-1')];
    const told = await field();
    expect(complaints(getField.answer, told)).toEqual([]);
    expect(told.officer).toMatchObject({ id: 'E-0', town: WEST, shift: { startMinute: 420, endMinute: 1140 } });
    expect(told.grids.map(({ code }) => code)).toEqual([gridCode(0)]);
    expect(told.cases.map(({ id }) => id)).toEqual([own]);
    expect([...told.cases, ...told.others].map(({ id }) => id)).not.toContain(other);
    const [item] = told.cases;
    expect(item!.allowedActions.map(({ action }) => action)).toContain('arrive');
    expect(item!.allowedActions.map(({ action }) => action)).not.toContain('handle');
    expect(item!.afterArrival!.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['persuade', 'order-correction', 'handle', 'feedback']),
    );
  });

  it('PHN-6 says what really follows: the same steps are offered after the arrival, which was not taken by asking', async () => {
    const id = await sentCase(0, 'E-0');
    const before = (await field()).cases.find((item) => item.id === id)!;
    const { json } = await bench.call<'actOnCase'>('POST', `/api/v1/cases/${id}/actions`, {
      body: { action: 'arrive' },
      headers: { ...officer, 'if-match': `"${before.version}"` },
    });
    expect(json.allowedActions).toEqual(before.afterArrival);
    expect((await field()).cases.find((item) => item.id === id)!.afterArrival).toBeNull();
  });

  it('PHN-6 lists what the officer reported and others have in hand, to know of', async () => {
    const body = { kind: 'event', ...inGrid(2), description: '他镇上报', source: 'patrol' };
    const { json } = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: officer });
    const told = await field();
    expect(told.others.map(({ id }) => id)).toContain(json.id);
    expect(told.cases.map(({ id }) => id)).not.toContain(json.id);
  });

  it('CAS-21 CAS-26 lists the double reports that the officer signs for, until they are signed', async () => {
    const id = await sentCase(0, 'E-0');
    const post = (path: string, body: object, headers: Record<string, string>) =>
      bench.call('POST', `/api/v1/cases/${id}/${path}`, { body, headers });
    expect((await post('actions', { action: 'escalate', note: '已设围挡' }, desk)).status).toBe(200);
    const told = await field();
    expect(complaints(getField.answer, told)).toEqual([]);
    expect(told.toSign.filter((one) => one.id === id)).toMatchObject([{ recipient: 'sunk-staff', level: 'community' }]);
    expect((await post('receipts', { as: 'sunk-staff' }, officer)).status).toBe(200);
    expect((await field()).toSign.filter((one) => one.id === id)).toEqual([]);
  });

  it('PHN-11 is refused to whoever is no officer', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await bench.call('GET', '/api/v1/field', { headers })).status;
    expect([await ask(desk), await ask(await bench.signIn('sanitation')), await ask({})]).toEqual([403, 403, 401]);
  });
});

describe('a whistle', () => {
  it('CAS-16 that alerts the officer comes first, and is noted as seen once the phone shows it', async () => {
    const nowMs = bench.clock.nowMs();
    const plant = async (id: string, whistledMs: number, alerted: readonly string[]) => {
      const place = { town: WEST, grid: gridCode(1), ...inGrid(1), officer: 'E-1' };
      const item = sampleCase({ id, ...place, state: 'handling', closedMs: null, whistledMs });
      await store.cases.insert(item, newCaseEvent({ caseId: id, to: 'handling' }), OPENED_BY_NOBODY);
      const raised = newCaseEvent({
        caseId: id,
        atMs: whistledMs,
        action: 'whistle',
        from: 'handling',
        to: 'handling',
      });
      await store.cases.note({ ...raised, role: 'auxiliary', extra: { alerted } }, item.version);
      bench.world.caseCommitted(item);
    };
    await plant('old', nowMs - 60_000, ['E-0']);
    await plant('new', nowMs, []);
    const whistles = async () => (await field()).whistles.map(({ id, isAlerted, seenMs }) => [id, isAlerted, seenMs]);
    expect(await whistles()).toEqual([
      ['old', true, null],
      ['new', false, null],
    ]);
    const seen = await bench.call('POST', '/api/v1/cases/old/whistle/seen', { headers: officer });
    expect([seen.status, await whistles()]).toEqual([
      204,
      [
        ['old', true, nowMs],
        ['new', false, null],
      ],
    ]);
    expect(complaints(getField.answer, await field())).toEqual([]);
  });

  it('CAS-16 notes nothing against a version that is over', async () => {
    const row = newCaseEvent({ caseId: 'old', action: 'see-whistle', from: 'handling', to: 'handling' });
    expect(await store.cases.note(row, 99)).toBeNull();
    expect(await store.cases.note({ ...row, caseId: 'none' }, 1)).toBeNull();
  });
});

describe('the phone in hand', () => {
  const send = (token: string, device = 'field-E-0') =>
    bench.call<'sendPositions'>('POST', '/api/v1/positions', {
      body: { fixes: [{ device, time: bench.clock.nowMs(), ...inGrid(0), accuracy: 5 }] },
      headers: bearer(token),
    });

  it('PHN-11 is enrolled from the own session, and the one before it is dead at once', async () => {
    const enrol = async () =>
      (await bench.call<'enrolOwnDevice'>('POST', '/api/v1/field/device', { headers: officer })).json;
    const first = await enrol();
    expect(first.device).toBe('field-E-0');
    expect((await send(first.token)).json.results).toEqual([{ row: 0, verdict: 'accepted' }]);
    const second = await enrol();
    expect((await send(first.token)).status).toBe(401);
    expect((await send(second.token)).status).toBe(200);
    expect((await send(second.token, 'field-E-1')).json.results).toMatchObject([{ verdict: 'refused' }]);
  });

  it('PHN-11 is revoked when the officer signs out of it, twice without harm', async () => {
    const { json } = await bench.call<'enrolOwnDevice'>('POST', '/api/v1/field/device', { headers: officer });
    for (let times = 0; times < 2; times++)
      expect((await bench.call('DELETE', '/api/v1/field/device', { headers: officer })).status).toBe(204);
    expect((await send(json.token)).status).toBe(401);
  });

  it('PHN-11 is for officers of the roster', async () => {
    const refused = await bench.call('POST', '/api/v1/field/device', { headers: await bench.signIn('auxiliary') });
    expect([refused.status, (await bench.call('POST', '/api/v1/field/device', { headers: desk })).status]).toEqual([
      403, 403,
    ]);
  });
});
