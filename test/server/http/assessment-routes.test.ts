import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAssessments, listRankings, previewAssessment } from '../../../shared/http/endpoints/assessments.ts';
import type { Store } from '../../../server/ports/store.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { month, year } from '../../support/made-assessments.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, twoTowns, WEST } from '../../support/two-towns.ts';

const PACKS = ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'];
const INSPECTION = {
  id: 'X-1',
  date: '2026-10-05',
  town: EAST,
  item: { zh: '占道经营反弹', en: 'Street occupation again' },
  points: 1,
  deadline: '2026-10-10',
};

let store: Store;
let bench: HttpBench;
let bare: HttpBench;

beforeAll(async () => {
  store = await openTestStore();
  const loaded = await twoTowns();
  const packs = PACKS.map((id) => loaded.packs.find((pack) => pack.id === id)!);
  const assessments = year(
    month('2026-09', { [WEST]: 92, [EAST]: 55 }),
    month('2026-10', { [WEST]: 90, [EAST]: 50 }, { inspections: [INSPECTION] }),
  );
  const district = { ...loaded.district, packs: PACKS.map((pack) => ({ pack, basis: 'clause' as const })) };
  bench = await openHttpBench({ store, loaded: { ...loaded, district, packs, assessments } });
  bare = await openHttpBench({ store });
});
afterAll(async () => {
  await bench.close();
  await bare.close();
  await store.close();
});

async function preview(body: unknown) {
  return bench.call<'previewAssessment'>('POST', '/api/v1/preview/assessment', { body });
}

describe('preview of a grade', () => {
  it('ASM-1 answers the grade of a score with its bounds', async () => {
    const { status, json } = await preview({ score: 80 });
    expect(status).toBe(200);
    expect(complaints(previewAssessment.answer, json)).toEqual([]);
    expect(json).toMatchObject({ grade: 'good', value: 'good', score: 80, clause: '郑港城管委〔2026〕1号 五（二）2' });
    expect((await preview({ score: 79.99 })).json.grade).toBe('pass');
  });

  it('ASM-2 answers the grade of parts with what each contributes', async () => {
    const { json } = await preview({ parts: { closing: 0.9, rework: 0.2 } });
    expect(json).toMatchObject({ grade: 'good', score: 86 });
    expect(json.parts.find(({ id }) => id === 'closing')).toMatchObject({ raw: 0.9, weight: 15 });
  });

  it('ASM-23 says which indicators are missing, and that it is no full score', async () => {
    const { json } = await preview({ parts: { closing: 0.9, rework: [0, 0] } });
    expect(json).toMatchObject({ score: 90, measuredWeight: 15 });
    expect(json.missing.find(({ id }) => id === 'rework')).toMatchObject({ why: 'no-rate' });
    expect(json.missing.some(({ id }) => id === 'closing')).toBe(false);
    expect(json.missing.reduce((sum, { weight }) => sum + weight, 15)).toBe(100);
    expect(json.note?.en).toBe(
      `Not a full score: ${json.missing.length} indicators are missing; scored by what was measured alone, 15 of 100 by weight.`,
    );
    const all = Object.fromEntries(json.parts.map(({ id, unit }) => [id, unit === 'point' ? 80 : 0.8]));
    expect((await preview({ parts: all })).json).toMatchObject({ missing: [], measuredWeight: 100, note: null });
    expect((await preview({ score: 80 })).json).toMatchObject({ missing: [], measuredWeight: null, note: null });
  });

  it.each([
    [{}, 'score'],
    [{ score: 101 }, 'score'],
    [{ score: 80, parts: { closing: 1 } }, 'parts'],
    [{ parts: { closing: 1.5 } }, 'parts.closing'],
    [{ parts: { wisdom: 1 } }, 'parts.wisdom'],
    [{ parts: {} }, 'parts'],
    [{ points: 80 }, 'points'],
  ])('HTTP-2 refuses %j, naming %j', async (body, path) => {
    const { status, json } = await bench.call('POST', '/api/v1/preview/assessment', { body });
    expect(status).toBe(400);
    expect(json.errors!.map((error) => error.path)).toContain(path);
  });

  it('ASM-1 has nothing to say where no document defines grades', async () => {
    const { status } = await bare.call('POST', '/api/v1/preview/assessment', { body: { score: 80 } });
    expect(status).toBe(404);
  });
});

describe('assessments', () => {
  const ask = (query: string, headers = {}) =>
    bench.call<'listAssessments'>('GET', `/api/v1/assessments${query}`, { headers });

  it('ASM-3 answers the newest month with parts, rates and deductions', async () => {
    const { json } = await ask('');
    expect(complaints(listAssessments.answer, json)).toEqual([]);
    expect(json).toMatchObject({ period: '2026-10', kind: 'month', recorded: ['2026-09', '2026-10'] });
    expect(json.items.map(({ town, grade }) => [town, grade?.score])).toEqual([
      [WEST, 90],
      [EAST, 49],
    ]);
    expect(json.items[1]!.deductions).toMatchObject([{ id: 'X-1', state: 'open', deducted: 1 }]);
    expect(json.rules!.indicators[0]).toMatchObject({ id: 'patrolCompletion', groups: [{ id: 'patrol' }] });
    expect(json.signOff).toHaveLength(5);
    expect(json.cadences.map(({ activity }) => activity)).toEqual(['inspection', 'score', 'review']);
  });

  it('ASM-10 answers quarters and years, and says what is missing', async () => {
    const { json } = await ask('?period=2026-Q4');
    expect(json.items[0]).toMatchObject({ months: ['2026-10'], missing: ['2026-11', '2026-12'], partial: true });
    expect((await ask('?period=2026')).json.items[0]!.grade).toMatchObject({ score: 91, period: '2026' });
  });

  it('ASM-3 has no grades and no rules before a document with grades was in force', async () => {
    const { json } = await ask('?period=2025-12');
    expect(json).toMatchObject({ rules: null, cadences: [], signOff: null });
    expect(json.items.map(({ grade }) => grade)).toEqual([null, null]);
  });

  it('ASM-3 refuses a period that is none', async () => {
    expect((await ask('?period=2026-13')).status).toBe(400);
  });

  it('ASM-3 has towns without grades where nothing was measured', async () => {
    const { status, json } = await bare.call<'listAssessments'>('GET', '/api/v1/assessments');
    expect([status, json.recorded, json.items.map(({ grade }) => grade)]).toEqual([200, [], [null, null]]);
  });

  it('ASM-22 has closing rates from the cases in the month that still runs, and in no other', async () => {
    const now = new Date(bench.clock.nowMs() + 8 * 3_600_000).toISOString().slice(0, 7);
    const { json } = await ask(`?period=${now}`);
    expect(json.running).toMatchObject({ atMs: bench.clock.nowMs(), items: [{ town: WEST }, { town: EAST }] });
    const ids = json.running!.items[0]!.rates.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['dispatch', 'closing', 'onTimeClosing', 'handling', 'rework']));
    expect(ids).not.toContain('patrolSeen');
    const own = await ask(`?period=${now}`, await bench.signIn('town-manager', EAST));
    expect(own.json.running!.items.map(({ town }) => town)).toEqual([EAST]);
    expect((await ask('?period=2026-08')).json.running).toBeNull();
  });

  it('ASM-21 shows somebody of one town that town alone', async () => {
    const { json } = await ask('', await bench.signIn('town-manager', EAST));
    expect(json.items.map(({ town }) => town)).toEqual([EAST]);
  });
});

describe('rankings', () => {
  const ask = (query: string, headers = {}) =>
    bench.call<'listRankings'>('GET', `/api/v1/rankings${query}`, { headers });

  it('ASM-15 ASM-16 answers the order with what follows', async () => {
    const { json } = await ask('?period=2026-10');
    expect(complaints(listRankings.answer, json)).toEqual([]);
    expect(json).toMatchObject({ kind: 'month', partial: false, unranked: [] });
    expect(json.items.map(({ town, rank, grade }) => [town, rank, grade])).toEqual([
      [WEST, 1, 'excellent'],
      [EAST, 2, 'fail'],
    ]);
    expect(json.items[1]!.consequences!.map(({ id }) => id)).toEqual([
      'interview',
      'poor',
      'failed',
      'monthly-last-criticism',
      'monthly-last-fine',
      'urban-rural',
    ]);
  });

  it('ASM-15 marks a year of which months are missing as provisional', async () => {
    const { json } = await ask('?period=2026');
    expect(json.partial).toBe(true);
    expect(json.items[1]!.consequences!.find(({ id }) => id === 'year-last')).toMatchObject({ provisional: true });
  });

  it('ASM-21 shows somebody of one town the order of all and the consequences of that town alone', async () => {
    const { json } = await ask('', await bench.signIn('town-manager', EAST));
    expect(json.items.map(({ town, consequences }) => [town, consequences === null])).toEqual([
      [WEST, true],
      [EAST, false],
    ]);
  });

  it('ASM-21 is not for wall displays and field teams', async () => {
    for (const role of ['display', 'auxiliary', 'enforcement'] as const) {
      const headers = await bench.signIn(role);
      for (const path of ['rankings', 'assessments'])
        expect((await bench.call('GET', `/api/v1/${path}?period=2026-10`, { headers })).status, role).toBe(403);
    }
    expect((await ask('?period=2026-10', await bench.signIn('finance'))).status).toBe(200);
  });

  it('ASM-12 lists towns without a grade as unranked', async () => {
    expect((await ask('?period=2026-08')).json).toMatchObject({ items: [], unranked: [WEST, EAST], partial: true });
  });
});
