import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateBoardSchema, rateCasesSchema } from '../../../shared/http/endpoints/rates.ts';
import { spotChecksSchema } from '../../../shared/http/endpoints/spot-checks.ts';
import { spotCheckSchema } from '../../../shared/model/spot-check.ts';
import type { Store } from '../../../server/ports/store.ts';
import { newCaseEvent, OPENED_BY_NOBODY } from '../../support/case-events.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { loggedCase, type Step } from '../../support/rate-cases.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, gridCode, inGrid, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

let store: Store;
let bench: HttpBench;
let dispatcher: Record<string, string>;
let startMs: number;
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  dispatcher = await bench.signIn('dispatcher');
  startMs = bench.clock.nowMs() - 3 * HOUR_MS;
  const loop: readonly Step[] = [
    ['file', 5],
    ['dispatch', 10],
    ['arrive', 20],
    ['feedback', 60],
    ['close', 90],
  ];
  await plant('west-closed', WEST, loop, 2 * HOUR_MS);
  await plant('east-late', EAST, loop, HOUR_MS);
  await plant('east-open', EAST, [['file', 5]], HOUR_MS);
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

async function plant(id: string, town: string, steps: readonly Step[], limitMs: number): Promise<void> {
  const { item, events } = loggedCase(steps, { id, town, dueMs: startMs + limitMs }, startMs);
  const rows = events.map(({ seq: _seq, ...event }) => event);
  const by = { openedBy: null, reporter: null };
  await store.cases.insert({ ...item, state: 'reported', version: 1 }, rows[0]!, by);
  for (const [i, event] of rows.slice(1).entries()) {
    const closedMs = event.to === 'closed' ? event.atMs : null;
    await store.cases.update({ ...item, state: event.to, closedMs, version: i + 2 }, event);
  }
}

const board = (query: string, headers = dispatcher) =>
  bench.call<'getRates'>('GET', `/api/v1/rates${query}`, { headers });

describe('the board of rates', () => {
  it('RAT-1 RAT-4 counts the running month from the logs, by town', async () => {
    const { status, json } = await board('?by=town');
    expect([status, complaints(rateBoardSchema, json)]).toEqual([200, []]);
    const rate = (rates: typeof json.total.rates, id: string) => rates.find((one) => one.id === id)!;
    expect(rate(json.total.rates, 'onTimeClosing')).toMatchObject({ numerator: 1, denominator: 3 });
    const byTown = json.groups.map(({ key, rates }) => [
      key,
      rate(rates, 'closing').numerator,
      rate(rates, 'closing').denominator,
    ]);
    expect(byTown).toEqual([
      [WEST, 1, 1],
      [EAST, 1, 2],
    ]);
  });

  it('RAT-6 reads a past span, where what is now overdue was not yet', async () => {
    const to = startMs + 30 * 60_000;
    const { json } = await board(`?from=${startMs - HOUR_MS}&to=${to}`);
    expect(json.total.rates.find(({ id }) => id === 'closing')).toMatchObject({
      numerator: 0,
      denominator: 0,
      value: null,
    });
    expect(json.total.rates.find(({ id }) => id === 'dispatch')).toMatchObject({ numerator: 2, denominator: 3 });
    const later = await board(`?from=${startMs + 2 * HOUR_MS}`);
    expect(later.json.total.rates.find(({ id }) => id === 'closing')).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('RAT-8 holds a span against the one before', async () => {
    const ask = (compare: string) => board(`?from=${startMs + 2 * HOUR_MS}&compare=${compare}`);
    const { json } = await ask('previous');
    expect(complaints(rateBoardSchema, json)).toEqual([]);
    const { compared } = json;
    expect(compared).toMatchObject({ with: 'previous', span: { toMs: startMs + 2 * HOUR_MS } });
    // What was closed 90 minutes after the start lies in the hour before.
    expect(compared!.total.rates.find(({ id }) => id === 'closing')).toMatchObject({ numerator: 2, denominator: 3 });
    expect((await board('')).json.compared).toBeNull();
    expect((await ask('moon')).status).toBe(400);
  });

  it('RAT-6 takes at most 366 days', async () => {
    const now = bench.clock.nowMs();
    const days = (count: number, moreMs = 0) => `?from=${now - count * 24 * HOUR_MS - moreMs}&to=${now}`;
    expect([(await board(days(366))).status, (await board(days(366, 1))).status]).toEqual([200, 400]);
    expect((await board(`?from=${now}&to=${now}`)).json.errors[0]!.path).toBe('to');
  });

  it('RAT-5 lists the cases behind a rate, in pages', async () => {
    const list = (query: string) =>
      bench.call<'listRateCases'>('GET', `/api/v1/rates/onTimeClosing/cases${query}`, { headers: dispatcher });
    const all = (await list('')).json;
    expect(complaints(rateCasesSchema, all)).toEqual([]);
    expect([all.numerator, all.denominator, all.items.length]).toEqual([1, 3, 3]);
    expect(all.items.filter(({ above }) => above).map(({ id }) => id)).toEqual(['west-closed']);
    const first = (await list('?limit=2')).json;
    expect([first.items.length, first.next]).toEqual([2, 2]);
    expect((await list('?limit=2&skip=2')).json).toMatchObject({ items: [{}] });
    expect((await bench.call('GET', '/api/v1/rates/discovery/cases', { headers: dispatcher })).status).toBe(404);
  });

  it('RAT-5 stays in the town of whoever asks', async () => {
    const manager = await bench.signIn('town-manager', WEST);
    expect((await board('?by=town', manager)).json.groups.map(({ key }) => key)).toEqual([WEST]);
    expect((await board(`?town=${EAST}`, manager)).status).toBe(404);
    expect((await board('', await bench.signIn('finance'))).status).toBe(403);
  });

  it('EXP-3 EXP-5 is a file on record', async () => {
    const { status, text } = await bench.call('GET', '/api/v1/rates/export.csv?by=town', { headers: dispatcher });
    expect([status, text.includes('按期结案率')]).toEqual([200, true]);
    const { json } = await bench.call<'listAudit'>('GET', '/api/v1/audit?action=rates:exported', {
      headers: await bench.signIn('audit'),
    });
    expect(json.items[0]?.detail).toMatchObject({ format: 'csv', filter: { by: 'town' } });
  });
});

describe('spot checks', () => {
  const record = (body: object, headers: Record<string, string>) =>
    bench.call<'recordSpotCheck'>('POST', '/api/v1/spot-checks', { body, headers });
  const list = (query = '', headers = dispatcher) =>
    bench.call<'listSpotChecks'>('GET', `/api/v1/spot-checks${query}`, { headers });
  let inspector: Record<string, string>;

  beforeAll(async () => {
    inspector = await bench.signIn('inspector');
    const at = { town: WEST, grid: gridCode(0), state: 'filed', closedMs: null } as const;
    const reportedMs = bench.clock.nowMs() - HOUR_MS;
    for (const [id, source] of [
      ['own', 'patrol'],
      ['called', 'hotline'],
    ] as const)
      await store.cases.insert(
        sampleCase({ ...at, id, source, reportedMs }),
        newCaseEvent({ caseId: id }),
        OPENED_BY_NOBODY,
      );
  });

  it('RAT-7 are recorded by an inspector, once, and make both rates, check by check', async () => {
    const problems = [
      { category: 'street-occupation', case: 'own' },
      { category: 'street-occupation', case: 'called' },
      { category: 'exposed-waste' },
    ];
    const headers = { ...inspector, 'idempotency-key': 'spot-1' };
    const first = await record({ ...inGrid(0), patrol: 'seen', problems }, headers);
    expect([first.status, complaints(spotCheckSchema, first.json)]).toEqual([201, []]);
    expect(first.json).toMatchObject({
      town: WEST,
      grid: gridCode(0),
      problems: [{ isFound: true }, { isFound: false }, { isFound: false }],
    });
    expect((await record({ ...inGrid(0), patrol: 'seen', problems }, headers)).json.id).toBe(first.json.id);
    bench.clock.advance(1_000);
    await record({ grid: gridCode(2), patrol: 'missed', problems: [] }, inspector);
    await record({ grid: gridCode(2), patrol: 'not-planned', problems: [{ category: 'lighting' }] }, inspector);
    const { json } = await list();
    expect(complaints(spotChecksSchema, json)).toEqual([]);
    expect(json.rates).toEqual([
      { id: 'discovery', numerator: 1, denominator: 4, value: 0.25 },
      { id: 'patrolSeen', numerator: 1, denominator: 2, value: 0.5 },
    ]);
    expect(json.items.map(({ grid }) => grid)).toEqual([gridCode(2), gridCode(2), gridCode(0)]);
    expect((await list('?limit=2')).json).toMatchObject({ items: [{}, {}], next: 2, rates: [{ denominator: 4 }, {}] });
    const west = await bench.signIn('town-manager', WEST);
    expect((await list('', west)).json.rates[0]).toMatchObject({ numerator: 1, denominator: 3 });
    expect((await list(`?town=${EAST}`, west)).status).toBe(404);
  });

  it('RAT-7 name what is wrong, and nothing is recorded', async () => {
    const before = (await list()).json.items.length;
    const now = bench.clock.nowMs();
    const good = { grid: gridCode(0), patrol: 'seen', problems: [] };
    const of = (id: string) => ({ ...good, problems: [{ category: 'lighting', case: id }] });
    const wrong: readonly (readonly [object, string])[] = [
      [{ patrol: 'seen', problems: [] }, 'grid'],
      [{ ...good, grid: gridCode(99) }, 'grid'],
      [{ ...good, ...inGrid(0) }, 'lon'],
      [{ lon: 0, lat: 0, patrol: 'seen', problems: [] }, 'lon'],
      [{ ...good, patrol: 'perhaps' }, 'patrol'],
      [{ ...good, at: now + 60_001 }, 'at'],
      [{ ...good, at: now - 7 * 24 * HOUR_MS - 1 }, 'at'],
      [of('none'), 'problems.0.case'],
      [of('east-open'), 'problems.0.case'],
      [{ ...of('own'), at: now - 2 * HOUR_MS }, 'problems.0.case'],
      [{ ...good, problems: [...of('own').problems, ...of('own').problems] }, 'problems'],
    ];
    for (const [body, path] of wrong) {
      const { status, json } = await record(body, inspector);
      expect([status, json.errors?.[0]?.path], JSON.stringify(body)).toEqual([400, path]);
    }
    expect((await record(good, dispatcher)).status).toBe(403);
    expect((await list()).json.items).toHaveLength(before);
  });
});
