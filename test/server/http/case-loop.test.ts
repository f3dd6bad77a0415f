import { describe, expect, it } from 'vitest';
import { openHttpBench } from '../../support/http-bench.ts';
import { EAST, inGrid } from '../../support/two-towns.ts';
import { GOOD, MINUTE, openCaseLoop } from './case-loop-bench.ts';

const { act, as, bench, open, phone, read, report, store, taken } = await openCaseLoop();

describe('the loop over HTTP', () => {
  it('CAS-1 goes from a call through whistle and order to the answer to the caller, with every clock', async () => {
    const { id } = await open({ reporter: { name: '王女士', phone: '138 0000 0000' } });
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-1' });
    await report(1, inGrid(0));
    await taken(id, { action: 'arrive' }, phone.auxiliary);
    await taken(id, { action: 'persuade', outcome: 'failed', note: '拒不配合' }, phone.auxiliary);
    const whistled = await taken(id, { action: 'whistle' }, phone.auxiliary);
    expect(whistled.whistledMs).toBe(bench.clock.nowMs());
    expect(bench.world.alerts().some((alert) => alert.kind === 'whistle' && alert.case === id)).toBe(true);
    expect((await act(id, { action: 'answer-whistle' }, phone.information)).json.code).toBe('forbidden');
    await taken(id, { action: 'answer-whistle' }, phone.enforcement);
    expect(bench.world.alerts().some((alert) => alert.kind === 'whistle')).toBe(false);
    await taken(id, { action: 'arrive' }, phone.enforcement);
    const deadline = bench.clock.nowMs() + 3_600_000;
    await taken(id, { action: 'order-correction', note: '限一小时清理', deadline }, phone.enforcement);
    await taken(id, { action: 'feedback', note: '已清理' }, phone.auxiliary);
    expect((await act(id, { action: 'check', outcome: 'passed', note: 'x' }, phone.auxiliary)).json.code).toBe(
      'forbidden',
    );
    await taken(id, { action: 'check', outcome: 'passed', note: '现场整洁' }, phone.information);
    await taken(id, { action: 'close' }, as.office);
    const done = await taken(id, { action: 'feedback', outcome: 'satisfied' });
    expect(done).toMatchObject({ state: 'closed', responder: 'E-0', officer: 'E-1', version: 13 });
    expect(done.clocks).toMatchObject({
      response: { reading: { state: 'met' } },
      doubleTen: { outcome: 'order-issued', persuade: { state: 'met' }, notice: { state: 'met' } },
      whistle: { state: 'attended', answeredAfterMs: MINUTE, arrivedAfterMs: 2 * MINUTE },
      hotline: { next: null },
    });
    expect(done.timeline.find(({ action }) => action === 'arrive')).toMatchObject({
      role: 'auxiliary',
      officer: 'E-1',
      extra: { arrival: 'position', fixAgeMs: MINUTE, distanceM: 0 },
    });
    expect(done.timeline.map(({ seq }) => seq)).toEqual(done.timeline.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  it('ACC-14 tells the caller to the desk, and to nobody else, no list and no stream', async () => {
    const { id } = await open({ reporter: { name: '李先生', phone: '0371-12319' } });
    const reporters = async (headers: Record<string, string>) => (await read(id, headers)).json.reporter;
    expect(await reporters(as.dispatcher)).toEqual({ name: '李先生', phone: '0371-12319' });
    expect(await reporters(as.west)).toMatchObject({ name: '李先生' });
    expect([await reporters(as.leader), await reporters(as.inspector)]).toEqual([null, null]);
    const list = await bench.call('GET', '/api/v1/cases', { headers: as.dispatcher });
    expect(list.text).not.toMatch(/李先生|12319/);
    expect(JSON.stringify([...bench.world.facts().cases.values()])).not.toMatch(/李先生|12319/);
    const got = await bench.call('POST', '/api/v1/cases', {
      body: { ...GOOD, reporter: { name: 'x', phone: 'call me' } },
      headers: as.dispatcher,
    });
    expect(got.json.errors[0]?.path).toBe('reporter.phone');
  });

  it('CAS-15 confirms an arrival by a fresh position in the grid, and by hand otherwise', async () => {
    const arrive = async (laterMs = 0) => {
      const { id } = await open();
      await taken(id, { action: 'file' });
      await taken(id, { action: 'dispatch', officer: 'E-0' });
      bench.clock.advance(laterMs);
      const { timeline } = await taken(id, { action: 'arrive' }, phone.enforcement);
      return timeline.at(-1)!.extra;
    };
    bench.clock.advance(10 * MINUTE);
    await report(0, inGrid(1));
    expect(await arrive()).toMatchObject({ arrival: 'hand' });
    bench.clock.advance(MINUTE);
    await report(0, inGrid(0, 200, 150));
    expect(await arrive()).toMatchObject({ arrival: 'position', distanceM: 50, fixAgeMs: 3 * MINUTE });
    bench.clock.advance(MINUTE);
    await report(0, inGrid(0));
    expect(await arrive(1)).toMatchObject({ arrival: 'hand', distanceM: 0, fixAgeMs: 3 * MINUTE + 1 });
  });

  it('CAS-24 CAS-15 confirms an arrival that is told later by where the officer was then, and refuses a wrong time', async () => {
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-0' });
    const sentMs = bench.clock.nowMs();
    bench.clock.advance(5 * MINUTE);
    await report(0, inGrid(0));
    bench.clock.advance(20 * MINUTE);
    await report(0, inGrid(1));
    bench.clock.advance(MINUTE);
    const { version } = (await read(id)).json;
    const arriveAt = (at: number | string, headers = phone.enforcement) => act(id, { action: 'arrive', at }, headers);
    const wrong = [
      await arriveAt(bench.clock.nowMs() + MINUTE + 1),
      await arriveAt(sentMs - MINUTE - 1),
      await arriveAt(bench.clock.nowMs() - 12 * 60 * MINUTE - 1),
      await arriveAt('yesterday'),
      await arriveAt(sentMs, as.west),
    ];
    expect(wrong.map(({ status, json }) => [status, json.errors[0]?.path])).toEqual(wrong.map(() => [400, 'at']));
    expect((await read(id)).json.version).toBe(version);
    const { json } = await arriveAt(new Date(sentMs + 6 * MINUTE).toISOString());
    expect(json.timeline.at(-1)).toMatchObject({
      atMs: sentMs + 6 * MINUTE,
      extra: { arrival: 'position', fixAgeMs: MINUTE, distanceM: 0, receivedMs: bench.clock.nowMs() },
    });
    expect([json.updatedMs, json.clocks.response?.reading.doneMs]).toEqual([bench.clock.nowMs(), sentMs + 6 * MINUTE]);
  });
});

describe('a whistle', () => {
  async function whistle() {
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-1' });
    await taken(id, { action: 'arrive' }, phone.auxiliary);
    return taken(id, { action: 'whistle' }, phone.auxiliary);
  }
  const see = (id: string, headers: Record<string, string>) =>
    bench.call('POST', `/api/v1/cases/${id}/whistle/seen`, { headers });

  it('CAS-16 alerts the officers of the town who are heard of, and the desk sees when each has seen it', async () => {
    bench.clock.advance(MINUTE);
    await report(0, inGrid(1));
    // Nearer, and of a team that orders nothing.
    await report(2, inGrid(0));
    const { id, version, timeline, clocks } = await whistle();
    expect(timeline.at(-1)!.extra.alerted).toEqual(['E-0']);
    expect(clocks.whistle).toMatchObject({ alerted: [{ officer: 'E-0', seenMs: null }], desk: null });
    const refused = [
      await see(id, phone.auxiliary),
      await see(id, as.dispatcher),
      await see('none', phone.enforcement),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 404]);
    bench.clock.advance(1_000);
    expect([(await see(id, phone.enforcement)).status, (await see(id, phone.enforcement)).status]).toEqual([204, 204]);
    const seen = (await read(id)).json;
    expect(seen.clocks.whistle!.alerted).toEqual([{ officer: 'E-0', seenMs: bench.clock.nowMs() }]);
    expect(seen.timeline.filter(({ action }) => action === 'see-whistle')).toHaveLength(1);
    // The case stays at its version: the step of whoever has it in hand is not refused for it.
    expect(seen.version).toBe(version);
    const headers = { ...phone.enforcement, 'if-match': `"${version}"` };
    expect((await act(id, { action: 'answer-whistle' }, headers)).json).toMatchObject({ responder: 'E-0' });
    expect((await see(id, phone.enforcement)).json.code).toBe('not-now');
  });

  it('CAS-16 says that nobody can come, and leaves it to the desk', async () => {
    bench.clock.advance(60 * MINUTE);
    const { id, clocks } = await whistle();
    expect(clocks.whistle).toMatchObject({
      alerted: [],
      desk: { sinceMs: bench.clock.nowMs(), why: 'nobody-near' },
    });
    expect((await see(id, phone.enforcement)).status).toBe(403);
    // Whoever was not alerted may answer all the same.
    await taken(id, { action: 'answer-whistle' }, phone.enforcement);
  });
});

describe('what is refused', () => {
  it('HTTP-8 two dispatchers at once: one wins, the other is told the version and nothing is lost', async () => {
    const { id } = await open();
    await taken(id, { action: 'file' });
    const second = await bench.signIn('dispatcher');
    const ifMatch = { 'if-match': '"2"' };
    const answers = await Promise.all([
      act(id, { action: 'dispatch', officer: 'E-0' }, { ...as.dispatcher, ...ifMatch }),
      act(id, { action: 'dispatch', officer: 'E-1' }, { ...second, ...ifMatch }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.json).toMatchObject({ code: 'version-conflict', version: 3 });
    const { json } = await read(id);
    expect(json.officer).toBe(answers.find(({ status }) => status === 200)!.json.officer);
    expect(json.timeline).toHaveLength(3);
  });

  it('CAS-2 changes nothing: stale, foreign, not allowed, wrong, too long, or text with a script in it', async () => {
    const { id } = await open();
    const before = (await read(id)).json;
    const foreign = await bench.signIn('town-manager', EAST);
    const tries = [
      act(id, { action: 'file' }, { ...as.dispatcher, 'if-match': '"7"' }),
      act(id, { action: 'file' }, foreign),
      act(id, { action: 'close' }, as.leader),
      act(id, { action: 'close' }),
      act(id, { action: 'dispatch', officer: 'E-0' }),
      act(id, { action: 'refuse', note: 'x'.repeat(1001) }),
      act(id, { action: 'merge', into: id }),
      act(id, { action: 'merge', into: '20260101-AAAA-AAAA' }),
      act(id, { action: 'verify-report', officer: 'nobody' }),
    ];
    const got = await Promise.all(tries);
    expect(got.map(({ status, json }) => `${status} ${json.code}`)).toEqual([
      '409 version-conflict',
      '404 not-found',
      '403 forbidden',
      '403 forbidden',
      '400 invalid-input',
      '400 invalid-input',
      '400 invalid-input',
      '400 invalid-input',
      '400 invalid-input',
    ]);
    for (const { headers } of got) expect(headers.get('content-type')).toContain('application/problem+json');
    expect((await read(id)).json).toMatchObject({ version: before.version, timeline: before.timeline });
    const script = '<script>alert(1)</script> ￿ 🧹';
    const noted = await taken(id, { action: 'refuse', note: script });
    expect(noted.timeline.at(-1)!.note).toBe(script);
  });

  it('HTTP-7 a step whose answer was lost with the process is found by its key, and not taken twice', async () => {
    const { id } = await open();
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-1' });
    await taken(id, { action: 'arrive' }, phone.auxiliary);
    const forgetful = { ...store.idempotency, keep: () => Promise.reject(new Error('died')) };
    const dying = await openHttpBench({ store: { ...store, idempotency: forgetful }, loaded: bench.world.loaded });
    const path = `/api/v1/cases/${id}/actions`;
    const body = { action: 'persuade', outcome: 'failed' };
    const headers = { ...phone.auxiliary, 'idempotency-key': 'lost-1' };
    try {
      expect((await dying.call('POST', path, { body, headers })).status).toBe(500);
    } finally {
      await dying.close();
    }
    const again = await act(id, body, headers);
    expect([again.status, again.json.version]).toEqual([200, 5]);
    expect(again.json.timeline.map(({ action }) => action)).toEqual([
      'report',
      'file',
      'dispatch',
      'arrive',
      'persuade',
    ]);
    expect(again.text).not.toContain('"key"');
  });

  it('CAS-8 tells who sent that somebody else has to judge', async () => {
    const { id } = await open({ source: 'patrol' });
    await taken(id, { action: 'file' });
    await taken(id, { action: 'dispatch', officer: 'E-0' }, as.office);
    await taken(id, { action: 'arrive' }, as.west);
    await taken(id, { action: 'feedback', note: '已清理' }, as.west);
    const { json } = await act(id, { action: 'check', outcome: 'passed', note: 'x' }, as.office);
    expect([json.status, json.code]).toEqual([403, 'two-axes']);
    expect((await read(id, as.office)).json.allowedActions).toEqual([]);
    await taken(id, { action: 'check', outcome: 'passed', note: '整洁' }, as.inspector);
    expect((await taken(id, { action: 'close' }, as.inspector)).state).toBe('closed');
  });
});
