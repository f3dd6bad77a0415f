import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/http/endpoints/index.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import type { Store } from '../../../server/ports/store.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, gridCode, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;

const auxiliary: Officer = { ...officerOn(0), index: 4, id: 'X-4', role: 'auxiliary', supervisor: 'E-0' };
const NIGHT = { startMinute: 0, endMinute: 60 };
const alone: Officer = { ...officerOn(2), index: 5, id: 'X-5', role: 'auxiliary', supervisor: 'E-0', shift: NIGHT };

beforeAll(async () => {
  store = await openTestStore();
  const loaded = await twoTowns([...[0, 1, 2, 3].map(officerOn), auxiliary, alone]);
  const district = {
    ...loaded.district,
    packs: ['haimen-2022', 'zhengzhou-grid-2012', 'zhenggang-2026'].map((pack) => ({
      pack,
      basis: 'assumed' as const,
    })),
  };
  const units = { units: [{ town: WEST, entries: { leader: { text: '某主任', day: null } } }], cadres: null };
  bench = await openHttpBench({ store, loaded: { ...loaded, district, units } });
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

type Sheet = 'getStaffing' | 'listGridValidity' | 'listUnitSheets';

async function get<Id extends Sheet>(id: Id, query = '', headers = {}) {
  return (await bench.call<Id>('GET', ENDPOINTS[id].path + query, { headers })).json;
}

const at = (time: string) => `at=2026-06-15T${time}%2B08:00`;

describe('staffing sheets', () => {
  it('STF-7 and STF-10 are told of the district and of one town', async () => {
    const district = await get('getStaffing');
    expect(complaints(ENDPOINTS.getStaffing.answer, district)).toEqual([]);
    expect(district.minimums!.rows.map(({ town, minimum }) => [town, minimum])).toEqual([
      [WEST, null],
      [EAST, null],
    ]);
    expect(district.membership).toMatchObject({ members: 6, items: [] });
    const west = await get('getStaffing', `?town=${WEST}`);
    expect(west.membership!.members).toBe(3);
    expect(west.minimums!.rows).toMatchObject([{ town: WEST, inPost: 1 }]);
    expect((await bench.call('GET', '/api/v1/staffing?town=9')).status).toBe(404);
  });

  it('STF-8 is judged at the moment that is asked about, in local time', async () => {
    const codes = async (query: string) =>
      (await get('getStaffing', `?${query}`)).supervision!.items.map((item) => [item.officer, item.code]);
    expect(await codes(at('12:00:00'))).toEqual([['X-4', 'supervised']]);
    expect(await codes(at('00:30:00'))).toEqual([['X-5', 'supervisor-off-shift']]);
    expect(await codes(`${at('00:30:00')}&town=${WEST}`)).toEqual([]);
    expect((await bench.call('GET', '/api/v1/staffing?at=noon')).json.errors[0]!.path).toBe('at');
  });

  it('STF-9 lists every grid of a roster without posts as invalid, with what is missing', async () => {
    const { grids } = await get('getStaffing');
    expect(grids).toEqual({ grids: 4, valid: 0, missing: { person: 0, post: 4, duty: 4, reward: 4 } });
    const { items } = await get('listGridValidity', `?town=${EAST}`);
    expect(items.map(({ grid }) => grid)).toEqual([gridCode(2), gridCode(3)]);
    expect(items[0]!.reasons.map(({ code, ok }) => [code, ok])).toEqual([
      ['person', true],
      ['post', false],
      ['duty', false],
      ['reward', false],
    ]);
    expect((await get('listGridValidity', '?only=all')).items).toHaveLength(4);
  });

  it('STF-11 lists what is missing of each using unit, apart from the findings of the wall', async () => {
    const { items, cadres } = await get('listUnitSheets');
    expect(items.map(({ missing }) => missing)).toEqual([25, 26]);
    expect(cadres).toBeNull();
    expect([...bench.world.facts().findings].filter(({ rule }) => rule > 'STF-6')).toEqual([]);
  });

  it('STF-11 is for those who may read the roster, and of their own town only', async () => {
    const manager = await bench.signIn('town-manager', WEST);
    expect((await get('listUnitSheets', '', manager)).items).toHaveLength(1);
    expect((await bench.call('GET', `/api/v1/staffing/units?town=${EAST}`, { headers: manager })).status).toBe(404);
    const display = await bench.signIn('display');
    for (const path of ['', '/grids', '/units'])
      expect((await bench.call('GET', `/api/v1/staffing${path}`, { headers: display })).status).toBe(403);
  });
});
