import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, type EndpointId } from '../../../shared/http/endpoints/index.ts';
import type { Problem } from '../../../shared/http/problem.ts';
import { whatIfZones } from '../../../shared/zoning/what-if-zones.ts';
import { loadDistrict } from '../../../server/boundaries/load-district.ts';
import { loadPolicies } from '../../../server/policies/load-policies.ts';
import type { Store } from '../../../server/ports/store.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';

/** Without a data folder the shipped district is read. */
const NO_DATA = join(import.meta.dirname, 'no-such-folder');
const XINGANG = '410173400000';
let store: Store;
let bench: HttpBench;
let plain: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  const loaded = await loadDistrict('zhenggang', { dataFolder: NO_DATA, packs: await loadPolicies() });
  bench = await openHttpBench({ store, loaded: { ...loaded, officers: [] } });
  bench.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
  plain = await openHttpBench({ store });
});
afterAll(async () => {
  await bench.close();
  await plain.close();
  await store.close();
});

const get = async <Id extends EndpointId>(path: string, headers: Record<string, string> = {}) =>
  (await bench.call<Id>('GET', `/api/v1/${path}`, { headers })).json;
const preview = <Id extends EndpointId = never>(kind: string, body: unknown) =>
  bench.call<Id>('POST', `/api/v1/preview/${kind}`, { body });
const paths = ({ errors }: Pick<Problem, 'errors'>) => errors?.map(({ path }) => path);

describe('zone classes', () => {
  it('ZON-6 are answered for any day, with the changes until then', async () => {
    const now = await get<'getTownZoning'>(`towns/${XINGANG}/zoning`);
    expect(complaints(ENDPOINTS.getTownZoning.answer, now)).toEqual([]);
    expect(now).toMatchObject({ zone: { value: '2A', score: 38.17 }, initial: { classId: '2B' } });
    expect(now.changes.map(({ day, cause }) => `${day} ${cause}`)).toEqual(['2026-07-10 survey']);
    const before = await get<'getTownZoning'>(`towns/${XINGANG}/zoning?day=2026-07-09`);
    expect(before).toMatchObject({ zone: { value: '2B' }, changes: [] });
    expect((await bench.call('GET', '/api/v1/towns/9/zoning')).status).toBe(404);
    expect((await bench.call('GET', `/api/v1/towns/${XINGANG}/zoning?day=2026-02-30`)).status).toBe(400);
  });

  it('ZON-7 say that the annex is not provided, and have no rules before the document', async () => {
    const zoning = await get<'getZoning'>('zoning');
    expect(complaints(ENDPOINTS.getZoning.answer, zoning)).toEqual([]);
    expect(zoning).toMatchObject({ annex: 'not-provided', rules: { weights: { residents: 40 }, unitClasses: null } });
    expect(zoning.items).toHaveLength(15);
    expect(await get<'getZoning'>('zoning?day=2025-12-31')).toMatchObject({ rules: null, items: { length: 15 } });
    const early = await get<'getZoning'>('zoning?day=2025-12-31');
    expect(early.items.every(({ zone }) => zone === null)).toBe(true);
  });

  it('ZON-8 come with what a screen needs to try other weights by the same function', async () => {
    const { items, rules } = await get<'getZoning'>('zoning');
    const tried = whatIfZones(items, rules!, {});
    expect(tried.map(({ code, after }) => [code, after])).toEqual(items.map(({ code, zone }) => [code, zone]));
  });

  it('ZON-6 of other towns are not for the manager of one', async () => {
    const manager = await bench.signIn('town-manager', XINGANG);
    const { items } = await get<'getZoning'>('zoning', manager);
    expect(items.map(({ code }) => code)).toEqual([XINGANG]);
    expect((await bench.call('GET', '/api/v1/towns/410173401000/zoning', { headers: manager })).status).toBe(404);
  });

  it('ZON-8 are previewed for a score or for figures, and nothing changes', async () => {
    const given = await preview('zoning', { score: 59.99 });
    expect(given.status).toBe(200);
    expect(complaints(ENDPOINTS.previewZoning.answer, given.json)).toEqual([]);
    expect(given.json).toMatchObject({ classId: '1B', value: '1B', score: 59.99, basis: 'clause' });
    const indicators = { residents: 84_000, builtUpAreaM2: 0, mainAreaShare: 0 };
    expect((await preview('zoning', { indicators })).json).toMatchObject({ classId: '2B', score: 20 });
    const weights = { residents: 100, builtUpArea: 0, mainAreaShare: 0 };
    expect((await preview('zoning', { indicators, weights })).json).toMatchObject({ classId: '1B', score: 50 });
    expect(await get<'getTown'>(`towns/${XINGANG}`)).toMatchObject({ standing: { zone: { value: '2A' } } });
  });

  it.each<[unknown, string]>([
    [{}, 'score'],
    [{ score: 101 }, 'score'],
    [{ score: 60, indicators: { residents: 1, builtUpAreaM2: 1, mainAreaShare: 1 } }, 'indicators'],
    [{ indicators: { residents: 1, builtUpAreaM2: 1 } }, 'indicators.mainAreaShare'],
    [{ indicators: { residents: 1 } }, 'indicators.builtUpAreaM2'],
    [{ indicators: { residents: 1 } }, 'indicators.mainAreaShare'],
    [{ indicators: { residents: -1, builtUpAreaM2: 1, mainAreaShare: 1 } }, 'indicators.residents'],
    [{ score: 60, extra: 1 }, 'extra'],
  ])('ZON-8 refuses %j and names %s', async (body, field) => {
    const { status, json } = await preview('zoning', body);
    expect(status).toBe(400);
    expect(paths(json)).toContain(field);
  });
});

describe('funds', () => {
  it('FUN-6 are previewed to the fen', async () => {
    const { status, json } = await preview<'previewFunding'>('funding', {
      budgetFen: 100_000_001,
      score: 79.99,
      deductionsFen: 500,
    });
    expect(status).toBe(200);
    expect(complaints(ENDPOINTS.previewFunding.answer, json)).toEqual([]);
    expect(json).toMatchObject({ baseFen: 60_000_001, effectFen: 40_000_000, paidFen: 19_999_500, grade: 'pass' });
    expect(json.baseFen + json.paidFen + json.pooledFen).toBe(100_000_001);
  });

  it.each<[unknown, string]>([
    [{ score: 90 }, 'budgetFen'],
    [{ budgetFen: 0.5, score: 90 }, 'budgetFen'],
    [{ budgetFen: -1, score: 90 }, 'budgetFen'],
    [{ budgetFen: 2 ** 53, score: 90 }, 'budgetFen'],
    [{ budgetFen: 1, score: 100.01 }, 'score'],
    [{ budgetFen: 1, score: 90, deductionsFen: -1 }, 'deductionsFen'],
  ])('FUN-6 refuses %j and names %s', async (body, field) => {
    const { status, json } = await preview('funding', body);
    expect(status).toBe(400);
    expect(paths(json)).toContain(field);
  });

  it('FUN-7 of a year that is not over are provisional and say so', async () => {
    const sheet = await get<'getFunding'>('funding?year=2026');
    expect(complaints(ENDPOINTS.getFunding.answer, sheet)).toEqual([]);
    expect(sheet).toMatchObject({ year: 2026, state: 'provisional', record: { basis: 'assumed' } });
    expect(sheet.rules?.annex).toBe('not-provided');
    expect(sheet.notice.zh).toMatch(/试算/);
    expect(sheet.pool?.inflowFen).toBe(0);
    const { baseFen, paidFen, pooledFen, undecidedFen, budgetFen } = sheet.totals!;
    expect(baseFen + paidFen + pooledFen + undecidedFen).toBe(budgetFen);
    expect(sheet.lines).toHaveLength(15);
    expect(await get<'getFunding'>('funding')).toEqual(sheet);
  });

  it('FUN-7 have no rules before the document, and no sheet for a year that is none', async () => {
    expect(await get<'getFunding'>('funding?year=2025')).toMatchObject({
      state: 'no-rules',
      rules: null,
      lines: [],
      totals: null,
    });
    expect((await bench.call('GET', '/api/v1/funding?year=26')).status).toBe(400);
  });

  it('FUN-10 are for those who supervise money, and for a manager of the own town', async () => {
    const status = async (role: string) =>
      (await bench.call('GET', '/api/v1/funding', { headers: await bench.signIn(role) })).status;
    for (const role of ['district-office', 'finance', 'audit', 'discipline', 'leader'])
      expect(await status(role)).toBe(200);
    for (const role of ['dispatcher', 'inspector', 'employer', 'display']) expect(await status(role)).toBe(403);
    const own = await get<'getFunding'>('funding', await bench.signIn('town-manager', XINGANG));
    expect(own.lines.map(({ town }) => town)).toEqual([XINGANG]);
    expect(own.totals?.budgetFen).toBe(own.lines[0]?.amounts?.budgetFen);
    expect(own.pool).toBeNull();
  });
});

describe('a district under no such document', () => {
  it('ZON-7 FUN-7 has neither classes nor sheets, and no previews', async () => {
    expect((await plain.call<'getZoning'>('GET', '/api/v1/zoning')).json.rules).toBeNull();
    expect((await plain.call<'getFunding'>('GET', '/api/v1/funding')).json.state).toBe('no-rules');
    for (const [kind, body] of [
      ['zoning', { score: 60 }],
      ['funding', { budgetFen: 1, score: 60 }],
    ] as const)
      expect((await plain.call('POST', `/api/v1/preview/${kind}`, { body })).status).toBe(404);
  });
});
