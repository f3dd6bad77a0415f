import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/ports/store.ts';
import { tellBreak } from '../../../shared/http/endpoints/breaks.ts';
import { bearer, complaints, openHttpBench, OPERATOR_TOKEN, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';

const MINUTE = 60_000;

let store: Store;
let bench: HttpBench;
let token: string;
/** The demo officer is the first of the roster: E-0 of the west, on duty from 7 to 19. */
let officer: Record<string, string>;
let desk: Record<string, string>;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store });
  token = await bench.phoneToken();
  officer = await bench.signIn('enforcement');
  desk = await bench.signIn('dispatcher');
});
afterAll(async () => {
  await bench.close();
  await store.close();
});

const now = () => bench.clock.nowMs();
const tell = (isOn: boolean, over: { at?: unknown; headers?: Record<string, string> } = {}) =>
  bench.call<'tellBreak'>('POST', '/api/v1/break', {
    body: { isOn, at: over.at ?? now() },
    headers: over.headers ?? officer,
  });
const send = async (time: number, place = inGrid(0)) => {
  const body = { fixes: [{ device: 'phone-0', time, ...place, accuracy: 5 }] };
  const { json } = await bench.call<'sendPositions'>('POST', '/api/v1/positions', { body, headers: bearer(token) });
  return json.results[0];
};
const roster = async (headers = desk) =>
  (await bench.call<'listOfficers'>('GET', '/api/v1/officers', { headers })).json.items.find(({ id }) => id === 'E-0')!;
const dropped = { row: 0, verdict: 'quarantined', reason: 'on-break' };

describe('telling a break', () => {
  it('ACC-34 drops the positions of its time by whatever way they come, and keeps nothing of where', async () => {
    await send(now());
    bench.clock.advance(MINUTE);
    const fromMs = now();
    const begun = await tell(true);
    expect([begun.status, complaints(tellBreak.answer, begun.json)]).toEqual([200, []]);
    expect(begun.json.break).toEqual({ startMs: fromMs, untilMs: fromMs + 60 * MINUTE });
    bench.clock.advance(MINUTE);
    const hidden = inGrid(1);
    expect(await send(now(), hidden)).toEqual(dropped);
    const { lon, lat } = hidden;
    const seconds = Math.floor(now() / 1000);
    const osmand = await bench.call('GET', `/osmand?id=phone-0&lat=${lat}&lon=${lon}&timestamp=${seconds}&accuracy=5`);
    expect([osmand.status, osmand.text]).toEqual([200, '']);
    expect(await store.fixes.counts(0)).toEqual({ accepted: 1, quarantined: {} });
    const ingest = await bench.call<'getIngest'>('GET', '/api/v1/ingest', { headers: desk });
    expect(ingest.json.quarantined['on-break']).toBe(2);
  });

  it('ACC-34 shows the officer as on a break, since when, and nobody where', async () => {
    bench.world.tick(now());
    expect(await roster()).toMatchObject({ state: 'on-break', lastFixMs: null, lon: null, lat: null });
    expect((await roster()).breakSinceMs).toBe(now() - MINUTE);
    const employer = await roster(await bench.signIn('employer'));
    expect(employer).toMatchObject({ state: 'on-break', lon: null });
    expect((await bench.call('GET', '/api/v1/officers', { headers: await bench.signIn('finance') })).status).toBe(403);
    const own = await bench.call<'getField'>('GET', '/api/v1/field', { headers: officer });
    expect(own.json).toMatchObject({ longestBreakMinutes: 60, break: { startMs: now() - MINUTE } });
  });

  it('DSP-10 suggests nobody who is on a break', async () => {
    const body = { kind: 'event', category: 'other', ...inGrid(0), description: 'x', source: 'hotline' };
    const { json: opened } = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: desk });
    const { json } = await bench.call<'suggestForCase'>('GET', `/api/v1/cases/${opened.id}/suggestions`, {
      headers: desk,
    });
    expect(json.counts['on-break']).toBe(1);
    expect(json.suggestions.map((one) => one.officer)).not.toContain('E-0');
    expect(json.excluded).toContainEqual(expect.objectContaining({ officer: 'E-0', why: 'on-break' }));
  });

  it('ACC-34 drops by the time of the fix: late ones of the break too, and none of before it or after it', async () => {
    const endMs = now() + MINUTE;
    bench.clock.advance(2 * MINUTE);
    const ended = await tell(false, { at: endMs });
    expect(ended.json.break).toBeNull();
    expect(await send(endMs - 1)).toEqual(dropped);
    expect(await send(endMs)).toEqual({ row: 0, verdict: 'accepted' });
    expect(await send(endMs - 2 * MINUTE)).toEqual(dropped);
    expect(await send(endMs - 2 * MINUTE - 1)).toEqual({ row: 0, verdict: 'accepted' });
    bench.world.tick(now());
    expect(await roster()).toMatchObject({ lastFixMs: endMs, breakSinceMs: null });
  });

  it('ACC-34 names the gap in the track, for the officer and for whoever may see it', async () => {
    const path = `/api/v1/officers/E-0/track?from=${now() - 10 * MINUTE}&to=${now()}`;
    for (const [headers, purpose] of [
      [officer, ''],
      [desk, '&purpose=dispatch'],
    ] as const) {
      const { json } = await bench.call<'getTrack'>('GET', path + purpose, { headers });
      const [gap] = json.breaks;
      expect([json.breaks.length, gap!.toMs - gap!.fromMs]).toEqual([1, 2 * MINUTE]);
      expect(json.points.filter(({ timeMs }) => timeMs >= gap!.fromMs && timeMs < gap!.toMs)).toEqual([]);
    }
    const cut = await bench.call<'getTrack'>('GET', path.replace(/from=\d+/, `from=${now() - 2 * MINUTE}`), {
      headers: officer,
    });
    expect(cut.json.breaks).toEqual([{ fromMs: now() - 2 * MINUTE, toMs: now() - MINUTE }]);
  });

  it('ACC-34 is told by the officer’s phone as well, once under one key', async () => {
    bench.clock.advance(10 * MINUTE);
    const headers = { ...bearer(token), 'idempotency-key': 'break-1' };
    const first = await tell(true, { headers });
    const at = now();
    bench.clock.advance(MINUTE);
    const again = await tell(true, { headers, at });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.json).toEqual(first.json);
    expect((await tell(false, { headers: bearer(token) })).json.break).toBeNull();
  });

  it('ACC-34 is told by nobody else, for nobody else', async () => {
    const status = async (headers: Record<string, string>) => (await tell(true, { headers })).status;
    expect([
      await status(desk),
      await status(await bench.signIn('town-manager', WEST)),
      await status(await bench.signIn('town-manager', EAST)),
      await status(bearer(OPERATOR_TOKEN)),
      await status(await bench.signIn('sanitation')),
      await status({}),
    ]).toEqual([403, 403, 403, 403, 403, 401]);
    const named = await bench.call('POST', '/api/v1/break', {
      body: { isOn: true, at: now(), officer: 'E-1' },
      headers: officer,
    });
    expect(named.json.errors[0]?.path).toBe('officer');
  });

  it('ACC-34 cannot be told of what is a day ago or off duty', async () => {
    const { maxAgeMs } = bench.world.policies.at(now()).ingest;
    expect((await tell(true, { at: now() - maxAgeMs - 1 })).json.errors[0]?.path).toBe('at');
    expect((await tell(true, { at: 'noon' })).json.errors[0]?.path).toBe('at');
    const night = Date.parse('2026-11-02T04:00:00+08:00');
    expect((await tell(true, { at: night })).json.code).toBe('not-on-duty');
  });

  it('ACC-34 is kept over a restart, and deleted with the tracks', async () => {
    await tell(true);
    const restarted = await openHttpBench({ store });
    restarted.clock.advance(now() - restarted.clock.nowMs());
    expect(restarted.world.breaks.at('E-0', now())).toMatchObject({ startMs: now() });
    await restarted.close();
    const [kept] = (await store.breaks.endingAfter(0)).slice(-1);
    expect(await store.breaks.deleteBefore(kept!.untilMs)).toBe(2);
    expect(await store.breaks.deleteBefore(kept!.untilMs + 1)).toBe(1);
  });
});
