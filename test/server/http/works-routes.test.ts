import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedDistrict } from '../../../server/ports/district.ts';
import type { Store } from '../../../server/ports/store.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { listWorks } from '../../../shared/http/endpoints/works.ts';
import { previewWorks } from '../../../shared/http/endpoints/works-preview.ts';
import { getGreen } from '../../../shared/http/endpoints/green.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, inGrid, twoTowns } from '../../support/two-towns.ts';

let store: Store;
let bench: HttpBench;
let bare: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  const towns = await twoTowns();
  const packs = ['xinmi-2019', 'zhengzhou-2018', 'zhengzhou-grid-2012'].map((pack) => ({
    pack,
    basis: 'clause' as const,
  }));
  const district = { ...towns.district, packs };
  bench = await openHttpBench({ store, loaded: { ...towns, district, works: WORKS } });
  bare = await openHttpBench({ store, loaded: { ...towns, district } });
});
afterAll(async () => {
  await bench.close();
  await bare.close();
  await store.close();
});

const { lon, lat } = inGrid(0);
const WORKS: NonNullable<LoadedDistrict['works']> = {
  reports: [
    {
      target: 'zhengzhou-15-toilets-new',
      date: '2018-11-30',
      value: 1300,
      source: 'monthly report of November',
      basis: 'source',
    },
  ],
  green: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { kind: 'park', name: null },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      },
    ],
  },
};

describe('GET /works', () => {
  it('WRK-1 lists the tasks of every plan that the district is under', async () => {
    const { json } = await bench.call<'listWorks'>('GET', '/api/v1/works');
    expect(complaints(listWorks.answer, json)).toEqual([]);
    expect(json.plans.map(({ pack }) => pack)).toEqual(['xinmi-2019', 'zhengzhou-2018']);
    expect(json.items).toHaveLength(46);
    expect(json.plans[1]!.rollUp.byState).toMatchObject({ done: 1, unknown: 65, 'no-figure': 2 });
  });

  it('WRK-8 narrows by pack, field and unit, under any spelling', async () => {
    const ids = async (query: string) =>
      (await bench.call<'listWorks'>('GET', `/api/v1/works?${query}`)).json.items.map(({ id }) => id);
    expect(await ids('pack=zhengzhou-2018&field=order')).toEqual([9, 10, 11, 12].map((n) => `zhengzhou-${n}`));
    expect(await ids(`unit=${encodeURIComponent('市交警支队')}`)).toEqual(['zhengzhou-9']);
    expect(await ids(`unit=${encodeURIComponent('供电公司')}&field=light`)).toEqual(['xinmi-16', 'xinmi-17']);
    expect(await ids('pack=haimen-2022')).toEqual([]);
    const wrong = await bench.call<'listWorks'>('GET', '/api/v1/works?field=paint');
    expect([wrong.status, wrong.json.errors![0]!.path]).toEqual([400, 'field']);
  });

  it('WRK-4 says unknown where nobody reported, and what was reported where somebody did', async () => {
    const { json } = await bench.call<'getWork'>('GET', '/api/v1/works/zhengzhou-15');
    const block = json.blocks[0]!;
    const byId = Object.fromEntries(block.targets.map(({ target, progress }) => [target.id, progress]));
    expect(byId['zhengzhou-15-toilets-new']).toMatchObject({ state: 'done', share: 1, doneOn: '2018-11-30' });
    expect(byId['zhengzhou-15-toilets-third']).toMatchObject({ state: 'unknown', share: null, lateDays: null });
    expect(block.items[0]!.quote).toContain('新建公厕1210座');
    expect(json.document).toBe('郑政办文〔2018〕18号');
  });

  it('WRK-1 answers not-found for a task that no plan has', async () => {
    expect((await bench.call('GET', '/api/v1/works/zhengzhou-21')).status).toBe(404);
  });
});

describe('measured targets', () => {
  it('WRK-9 reports green and parks from the green places of the district, and nothing without them', async () => {
    const stateOf = async (place: HttpBench) => {
      const { json } = await place.call<'getWork'>('GET', '/api/v1/works/xinmi-19');
      return json.targets.map(({ progress }) => [progress.state, progress.latest?.source ?? null]);
    };
    expect(await stateOf(bench)).toEqual([
      ['open', 'green.geojson'],
      ['open', 'green.geojson'],
      ['unknown', null],
    ]);
    expect(await stateOf(bare)).toEqual(Array.from({ length: 3 }, () => ['unknown', null]));
    const { json } = await bench.call<'getWork'>('GET', '/api/v1/works/xinmi-19');
    const green = await bench.call<'getGreen'>('GET', '/api/v1/green');
    expect(green.json).toMatchObject({ park: { areaShare: json.targets[1]!.progress.share } });
  });
});

describe('GET /green', () => {
  it('GRN-2 measures the district and a town', async () => {
    const whole = await bench.call<'getGreen'>('GET', '/api/v1/green');
    expect(complaints(getGreen.answer, whole.json)).toEqual([]);
    expect(whole.json).toMatchObject({ basis: 'assumed', town: null, distance: { kind: 'straight-line' } });
    const west = await bench.call<'getGreen'>('GET', `/api/v1/green?town=${WEST}`);
    const shareOf = ({ json }: typeof whole) => (json.basis === 'assumed' ? json.park.areaShare : null);
    expect(shareOf(west)!).toBeGreaterThan(shareOf(whole)!);
    expect((await bench.call('GET', `/api/v1/green?town=${WEST}0`)).status).toBe(404);
  });

  it('GRN-4 is not provided without a file of green places', async () => {
    const { json } = await bare.call('GET', `/api/v1/green?town=${EAST}`);
    expect(json).toEqual({ town: EAST, basis: 'not-provided', reason: 'no-green-places' });
  });
});

describe('POST /preview/works', () => {
  const preview = (body: unknown) => bench.call<'previewWorks'>('POST', '/api/v1/preview/works', { body });

  it('DST-1 TLT-1 SIT-1 SIT-2 LMP-1 SWP-1 SWP-2 CRD-1 FLD-1 checks what is given, and says what no document gives', async () => {
    const { status, json } = await preview({
      dust: [
        { way: 'fastLane', gramsPerM2: 5 },
        { way: 'fastLane', gramsPerM2: 5.1 },
      ],
      sites: [{ floorAreaM2: 10_000, hasVideo: false, devices: ['扬尘检测仪'] }],
      toilets: [
        { toiletClass: 1, count: 30 },
        { toiletClass: 2, count: 50 },
        { toiletClass: 3, count: 20 },
      ],
      lamps: { lamps: 100, lit: 98, intact: 90 },
      roads: [{ lengthM: 100, swept: true, exempt: false }],
      cleaning: { hours: { fromMs: 0, toMs: 60_000 }, cleaned: [{ fromMs: 0, toMs: 60_000 }] },
      credit: { asOf: '2026-03-31', events: [{ id: '1', date: '2026-03-01', cause: '随意倾倒', points: 41 }] },
      fieldScores: [
        { town: WEST, field: 'order', score: 90 },
        { town: EAST, field: 'order', score: 91 },
      ],
    });
    expect(status).toBe(200);
    expect(complaints(previewWorks.answer, json)).toEqual([]);
    const verdicts = json.reasons.map(({ rule, ok }) => `${rule} ${ok}`);
    expect(verdicts).toEqual([
      'DST-1 true',
      'DST-1 false',
      'SIT-1 false',
      'SIT-2 true',
      ...Array<string>(7).fill('SIT-2 false'),
      'TLT-2 false',
      'TLT-1 true',
      'TLT-1 true',
      'TLT-2 true',
      'LMP-1 true',
      'SWP-1 true',
      'SWP-2 true',
    ]);
    expect(json.reasons[3]!.clause).toBe('新密政文〔2019〕287号 四（二）13');
    expect(json.credit).toMatchObject({ score: 59, blacklisted: true, since: '2026-03-01' });
    expect(json.rankings[0]!.places.map(({ town, rank }) => [rank, town])).toEqual([
      [1, EAST],
      [2, WEST],
    ]);
    expect(json.notProvided).toEqual(['works.lampIntactShare']);
  });

  it('CRD-3 names the entry without points', async () => {
    const { status, json } = await preview({
      credit: { asOf: '2026-03-31', events: [{ id: 'x', date: '2026-03-01', cause: '超速' }] },
    });
    expect([status, json.errors?.[0]]).toEqual([400, { path: 'credit', message: 'x: no points are given for 超速' }]);
  });

  it('DST-1 refuses a way that has no limit, and asks nothing of an empty body', async () => {
    expect((await preview({ dust: [{ way: 'roof', gramsPerM2: 1 }] })).json.errors?.[0]?.path).toBe('dust.0.way');
    expect((await preview({})).json).toEqual({ reasons: [], credit: null, rankings: [], notProvided: [] });
  });
});
