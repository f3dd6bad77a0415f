import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { suggestForCase } from '../../../shared/http/endpoints/suggestions.ts';
import type { Store } from '../../../server/ports/store.ts';
import { newCaseEvent } from '../../support/case-events.ts';
import { complaints, openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, gridCode, inGrid, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

let store: Store;
let bench: HttpBench;
let desk: Record<string, string>;

/** E-0 and E-1 in the west, E-2 and E-3 in the east, each in the middle of the own grid; E-1 is an auxiliary, E-3 off duty. */
beforeAll(async () => {
  store = await openTestStore();
  const team = [
    officerOn(0),
    { ...officerOn(1), role: 'auxiliary' as const },
    officerOn(2),
    { ...officerOn(3), shift: { startMinute: 0, endMinute: 60 } },
  ];
  bench = await openHttpBench({ store, loaded: await twoTowns(team) });
  desk = await bench.signIn('dispatcher');
  const fixTimeMs = bench.clock.nowMs();
  const fix = (i: number) => ({ device: `phone-${i}`, fixTimeMs, ...inGrid(i), ...STILL });
  await bench.ingest.accept([0, 1, 2].map(fix));
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const STILL = { accuracyM: 5, speedMps: 0, headingDeg: null, batteryPercent: null, mock: false, crs: 'wgs84' as const };

async function plant(over: Parameters<typeof sampleCase>[0] = {}): Promise<string> {
  const placed = {
    town: WEST,
    grid: gridCode(0),
    ...inGrid(0),
    officer: null,
    state: 'filed' as const,
    closedMs: null,
  };
  const item = sampleCase({
    id: `case-${randomUUID()}`,
    category: 'street-occupation',
    severity: 'ordinary',
    ...placed,
    ...over,
  });
  await store.cases.insert(item, newCaseEvent({ caseId: item.id, atMs: 1, to: item.state }), {
    openedBy: null,
    reporter: null,
  });
  bench.world.caseCommitted(item);
  return item.id;
}

const suggest = (id: string, query = '', headers = desk) =>
  bench.call<'suggestForCase'>('GET', `/api/v1/cases/${id}/suggestions${query}`, { headers });
const namesOf = (answer: z.output<typeof suggestForCase.answer>) => answer.suggestions.map(({ officer }) => officer);

describe('who to send', () => {
  it('DSP-3 DSP-4 DSP-8 is answered with reasons, rounded, and says how the way was found', async () => {
    const { status, json } = await suggest(await plant());
    expect([status, complaints(suggestForCase.answer, json)]).toEqual([200, []]);
    expect([json.act, json.place]).toEqual(['persuade', 'case']);
    expect(namesOf(json)).toEqual(['E-0', 'E-1', 'E-2']);
    expect(json.suggestions[1]).toMatchObject({ rank: 2, responsibility: 'community', distanceM: 400, etaMinutes: 3 });
    expect(json.suggestions.every(({ reasons }) => reasons.every(({ ok, clause }) => ok && clause !== ''))).toBe(true);
    expect(json.estimate).toMatchObject({ method: 'straight-line', detourFactor: 1.3, basis: 'assumed' });
    expect(JSON.stringify(json)).not.toMatch(/"lon"|"lat"/);
  });

  it('DSP-1 is never somebody off duty, who is listed with the reason', async () => {
    const { json } = await suggest(await plant({ town: EAST, grid: gridCode(3), ...inGrid(3) }));
    expect(namesOf(json)).not.toContain('E-3');
    expect(json.excluded).toEqual([
      expect.objectContaining({ officer: 'E-3', why: 'off-duty', responsibility: 'grid' }),
    ]);
    expect(json.counts).toEqual({
      available: 3,
      'off-duty': 1,
      'on-break': 0,
      silent: 0,
      'not-fit': 0,
      'judges-own-work': 0,
    });
  });

  it('DSP-2 is no auxiliary for an order to correct', async () => {
    const { json } = await suggest(await plant(), '?act=order-correction');
    expect(namesOf(json)).toEqual(['E-0', 'E-2']);
    expect(json.excluded).toContainEqual(expect.objectContaining({ officer: 'E-1', why: 'not-fit' }));
  });

  it('DSP-4 measures to the middle of the grid without a position, and to nothing without a grid', async () => {
    const centre = await suggest(await plant({ lon: null, lat: null }));
    expect([centre.json.place, centre.json.suggestions[0]?.distanceM]).toEqual(['grid-centre', 100]);
    const nowhere = await suggest(await plant({ town: null, grid: null, lon: null, lat: null }));
    expect([nowhere.json.place, nowhere.json.suggestions[0]?.etaMinutes]).toEqual(['unknown', null]);
  });

  it('DSP-5 counts the open cases that officers have now', async () => {
    for (let i = 0; i < 6; i++) await plant({ officer: 'E-0', state: 'handling' });
    const { json } = await suggest(await plant());
    expect(namesOf(json)).toEqual(['E-1', 'E-2', 'E-0']);
    expect(json.suggestions[2]).toMatchObject({ openCases: 6 });
  });

  it('DSP-8 shows officers of one’s own town only, and a case of another town is not there', async () => {
    const manager = await bench.signIn('town-manager', WEST);
    const { json } = await suggest(await plant(), '', manager);
    expect(new Set(json.suggestions.map(({ town }) => town))).toEqual(new Set([WEST]));
    expect(json.counts.available).toBe(2);
    expect((await suggest(await plant({ town: EAST, grid: gridCode(2) }), '', manager)).status).toBe(404);
  });

  it.each([
    ['an act that is none', '?act=dance', 'act'],
    ['something else', '?near=1', 'near'],
  ])('DSP-2 names a wrong field: %s', async (_, query, path) => {
    const { status, json, headers } = await suggest(await plant(), query);
    expect([status, json.code, json.errors[0]?.path]).toEqual([400, 'invalid-input', path]);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('DSP-8 is for the desk', async () => {
    const id = await plant();
    expect((await suggest(id, '', await bench.signIn('leader'))).status).toBe(403);
    expect((await suggest(id, '', {})).status).toBe(401);
    expect((await suggest('20260101-AAAA-AAAA')).status).toBe(404);
  });
});
