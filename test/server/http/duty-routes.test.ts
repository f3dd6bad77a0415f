import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { twoTowns } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

beforeAll(async () => {
  const made = await twoTowns();
  const packs = ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'].map((pack) => ({
    pack,
    basis: 'clause' as const,
  }));
  store = await openTestStore();
  bench = await openHttpBench({ store, loaded: { ...made, district: { ...made.district, packs } } });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const duty = (body: object) => bench.call<'previewDuty'>('POST', '/api/v1/preview/duty', { body });
const deadline = (body: object) => bench.call<'previewDeadline'>('POST', '/api/v1/preview/deadline', { body });
const local = (text: string) => Date.parse(`${text}+08:00`);

describe('GET /api/v1/duties', () => {
  it('DUT-1 lists who may do what, and how the duties of today stand', async () => {
    const { status, json } = await bench.call<'getDuties'>('GET', '/api/v1/duties');
    expect(status).toBe(200);
    expect(complaints(ENDPOINTS.getDuties.answer, json)).toEqual([]);
    const actsOf = (role: string) => json.roles.find((one) => one.role === role)?.acts ?? [];
    expect(actsOf('enforcement')).toContain('penalise');
    expect(actsOf('auxiliary')).not.toContain('penalise');
    expect(json.patrol).toMatchObject({ grids: 4, owed: 4, basis: 'clause' });
    expect(json.emergency.map(({ code, measured }) => [code, measured])).toEqual([
      ['maintenance', 0],
      ['sanitation', 0],
      ['enforcement', 12],
    ]);
    expect(json.rectification).toMatchObject({ code: 'not-provided', threshold: 39 });
  });
});

describe('POST /api/v1/preview/duty', () => {
  it('DUT-3 refuses an auxiliary who would penalise, with every reason', async () => {
    const { status, json } = await duty({ role: 'auxiliary', act: 'penalise' });
    expect([status, json.allowed]).toEqual([200, false]);
    expect(json.reasons.map(({ rule, ok }) => [rule, ok])).toEqual([
      ['DUT-1', false],
      ['DUT-2', false],
      ['DUT-3', false],
    ]);
    expect((await duty({ role: 'enforcement', act: 'penalise' })).json.allowed).toBe(true);
  });

  it('DUT-5 judges what the same person did before', async () => {
    const sent = { role: 'district-office', act: 'close', didBefore: ['dispatch'] };
    expect((await duty(sent)).json.allowed).toBe(false);
    expect((await duty({ ...sent, didBefore: [] })).json.allowed).toBe(true);
  });

  it('DUT-1 names a field that is wrong', async () => {
    const { status, json } = await duty({ role: 'auxiliary', act: 'arrest' });
    expect([status, json.errors?.[0]?.path]).toEqual([400, 'act']);
  });
});

describe('POST /api/v1/preview/deadline', () => {
  it('CLK-4 answers by the working time of the district', async () => {
    const from = local('2026-11-20T17:00');
    expect((await deadline({ limit: '2紧急工作时', from })).json).toMatchObject({
      limit: '2紧急工作时',
      unit: 'emergency-hour',
      dueMs: local('2026-11-20T19:00'),
    });
    expect((await deadline({ limit: '4小时', from })).json).toMatchObject({
      limit: '4工作时',
      dueMs: local('2026-11-23T12:00'),
      holidaysKnown: true,
      basis: 'assumed',
    });
    const held = [{ from, to: null }];
    expect((await deadline({ limit: '1天', from, suspensions: held })).json.dueMs).toBeNull();
  });

  it('CLK-6 says when a day lies where no holidays are announced', async () => {
    const from = '2026-12-31T10:00:00+08:00';
    expect((await deadline({ limit: '1天', from })).json.holidaysKnown).toBe(false);
    expect((await deadline({ limit: '1紧急工作日', from })).json.holidaysKnown).toBe(true);
  });

  it.each([
    [{ limit: '2 hours', from: 0 }, 'limit'],
    [{ limit: '2小时', from: 0 }, 'from'],
    [{ limit: '2小时', from: '2150-01-01T00:00:00Z' }, 'from'],
    [{ limit: '9999天', from: '2026-01-01T00:00:00Z' }, 'limit'],
    [
      {
        limit: '2小时',
        from: '2026-01-01T00:00:00Z',
        suspensions: [{ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }],
      },
      'suspensions.0.to',
    ],
  ])('CLK-3 refuses %j and names the field', async (body, field) => {
    const { status, json } = await deadline(body);
    expect([status, json.errors?.[0]?.path]).toEqual([400, field]);
  });
});
