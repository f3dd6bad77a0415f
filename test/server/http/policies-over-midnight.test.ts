import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { Store } from '../../../server/ports/store.ts';
import { endingAfter, newPack, OLD, under } from '../../support/dated-packs.ts';
import { bearer, openHttpBench, OPERATOR_TOKEN, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid, twoTowns } from '../../support/two-towns.ts';

const at = (local: string) => Date.parse(`${local}+08:00`);
const HOUR = 3_600_000;

let store: Store;
let bench: HttpBench;
beforeAll(async () => {
  store = await openTestStore();
}, 120_000);
afterAll(() => store.close());

/** Of its own days the new pack allows four hours by the clock, warns at half of it, and works from 08:00 to 10:00. */
const NEW = newPack({
  'cases.limits': { 'street-occupation': '4紧急工作时', 'exposed-waste': '4工作时' },
  'cases.warnShare': 0.5,
  'clocks.workWeek': { windows: [[480, 600]], restWeekdays: [] },
  'coverage.overdueAfterMinutes': 17,
  'coverage.sightM': 30,
});

async function opened(category: string, local: string): Promise<CaseDetail> {
  bench.clock.set(at(local));
  const headers = await bench.signIn('dispatcher');
  const body = { kind: 'event', category, description: `${category} ${local}`, source: 'patrol', ...inGrid(0) };
  const { json } = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers });
  return detail(json.id);
}

async function detail(id: string): Promise<CaseDetail> {
  const headers = await bench.signIn('dispatcher');
  return (await bench.call<'getCase'>('GET', `/api/v1/cases/${id}`, { headers })).json;
}

describe('POL-3 answers over midnight', () => {
  beforeEach(async () => {
    bench = await openHttpBench({ store, loaded: under(await twoTowns(), OLD, NEW) });
    return () => bench.close();
  });

  it('CAS-4 CAS-7 a case keeps the due time, the warning and the clock that it was opened with', async () => {
    const before = await opened('street-occupation', '2026-11-02T23:59:59.999');
    expect(before).toMatchObject({ warnFromMs: before.reportedMs + 1.6 * HOUR, dueMs: before.reportedMs + 2 * HOUR });
    const first = await opened('street-occupation', '2026-11-03T00:00:00');
    expect(first).toMatchObject({ warnFromMs: first.reportedMs + 2 * HOUR, dueMs: first.reportedMs + 4 * HOUR });
    const last = await opened('street-occupation', '2026-11-04T23:59:59.999');
    expect(last.dueMs).toBe(last.reportedMs + 4 * HOUR);
    const after = await opened('street-occupation', '2026-11-05T00:00:00');
    expect(after.dueMs).toBe(after.reportedMs + 2 * HOUR);
    const later = await detail(before.id);
    expect(later).toMatchObject({ warnFromMs: before.warnFromMs, dueMs: before.dueMs });
    expect(later.clocks.handling).toMatchObject({
      limit: '2紧急工作时',
      reading: { warnFromMs: before.warnFromMs, dueMs: before.dueMs, colour: 'red' },
    });
    expect((await detail(first.id)).clocks.handling?.limit).toBe('4紧急工作时');
  });

  it('CLK-6 a limit runs in the working hours that each day has', async () => {
    // Half an hour on Monday by the old week, two hours on the 3rd, one and a half on the 4th by the new.
    const item = await opened('exposed-waste', '2026-11-02T17:00:00');
    expect(item.dueMs).toBe(at('2026-11-04T09:30:00'));
    expect(item.warnFromMs).toBe(at('2026-11-04T08:42:00'));
    expect(item.clocks.handling?.reading).toMatchObject({ colour: 'green', dueMs: item.dueMs });
  });

  it('POL-3 the district tells the figures of the day, without a restart', async () => {
    const minutes = async (local: string) => {
      bench.clock.set(at(local));
      return (await bench.call<'getDistrict'>('GET', '/api/v1/district')).json.coverage.overdueAfterMinutes;
    };
    expect(await minutes('2026-11-02T23:59:59.999')).toBe(240);
    expect(await minutes('2026-11-03T00:00:00')).toBe(17);
    expect(await minutes('2026-11-04T23:59:59.999')).toBe(17);
    expect(await minutes('2026-11-05T00:00:00')).toBe(240);
  });

  it('CAS-5 an imported case with a due time only is in warning by the clock, by the share of the day of the import', async () => {
    bench.clock.set(at('2026-11-03T12:00:00'));
    const row = { id: 'import-1', description: 'x', lon: null, lat: null, reportedMs: 1000, dueMs: 2000 };
    await bench.call('POST', '/api/v1/cases/import', { body: { cases: [row] }, headers: bearer(OPERATOR_TOKEN) });
    expect((await store.cases.get('import-1', WHOLE_DISTRICT))?.item).toMatchObject({ warnFromMs: 1500, dueMs: 2000 });
  });
});

describe('POL-9 a figure that runs out', () => {
  it('POL-9 is on /healthz and in the metrics, a past such day has no coverage, and work goes on', async () => {
    bench = await openHttpBench({ store, loaded: under(await twoTowns(), endingAfter('2026-11-02', 'cases.limits')) });
    const health = async () => (await bench.call<'getHealth'>('GET', '/healthz')).json;
    expect(await health()).toMatchObject({ status: 'ok', policyFault: null });
    const item = await opened('street-occupation', '2026-11-03T10:00:00');
    expect(item.dueMs).toBe(item.reportedMs + 2 * HOUR);
    expect(await health()).toMatchObject({
      status: 'ok',
      policyFault: expect.stringMatching(/cases\.limits, by the packs in force on 2026-11-03$/),
    });
    expect((await bench.call('GET', '/metrics')).text).toMatch(/^jingge_policy_fault\{.*\} 1$/m);
    const headers = await bench.signIn('dispatcher');
    const past = await bench.call('GET', `/api/v1/coverage?at=${at('2026-11-03T09:00:00')}`, { headers });
    expect([past.status, past.json.detail]).toEqual([404, expect.stringContaining('cases.limits')]);
    await bench.close();
  });
});
