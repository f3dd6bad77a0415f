import { describe, expect, it, vi } from 'vitest';
import type { ActorRole } from '../../shared/access/roles.ts';
import type { CaseView } from '../../shared/model/case.ts';
import { decodeFrame } from '../../shared/wire/position-frame.ts';
import { applyChanges } from '../../shared/world/apply-change.ts';
import { factsFromSnapshot, snapshotFromFacts, type WorldFacts } from '../../shared/world/facts.ts';
import type { ChangeBatch } from '../../shared/wire/events.ts';
import { eventually } from '../support/eventually.ts';
import { EAST, inGrid, WEST } from '../support/two-towns.ts';
import { collectChanges, LEADER, subscribe, subscribed, wireBench, type WireBench } from '../support/wire-bench.ts';
import { warnedBySpan } from '../support/deadline-of.ts';

function caseView(id: string, over: Partial<CaseView> = {}): CaseView {
  return warnedBySpan({
    id,
    town: WEST,
    grid: null,
    kind: 'event',
    category: 'other',
    state: 'reported',
    severity: 'ordinary',
    source: 'patrol',
    description: 'test',
    lon: null,
    lat: null,
    reportedMs: 0,
    updatedMs: 1,
    dueMs: null,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
    ...over,
  });
}

function report(bench: WireBench, officer: number, place: { lon: number; lat: number }) {
  return bench.ingest.accept([
    {
      device: `phone-${officer}`,
      fixTimeMs: bench.clock.nowMs(),
      ...place,
      accuracyM: 5,
      speedMps: 1,
      headingDeg: 90,
      batteryPercent: null,
      mock: false,
      crs: 'wgs84',
    },
  ]);
}

/** The facts of a client that started from a snapshot and applied what followed, as it must: in order, without a hole. */
function follow(facts: WorldFacts, fromSeq: number, batches: readonly ChangeBatch[]): WorldFacts {
  let seq = fromSeq;
  let now = facts;
  for (const batch of batches) {
    if (batch.seq <= seq) continue;
    expect(batch.seq).toBe(seq + 1);
    seq = batch.seq;
    now = applyChanges(now, batch.changes);
  }
  return now;
}

describe('subscribing', () => {
  it('WIRE-4: gives a snapshot and then every change, with a writer that never pauses', async () => {
    const bench = await wireBench();
    let written = 0;
    const write = () => bench.world.caseCommitted(caseView(`c-${written++}`));
    const writer = setInterval(() => Array.from({ length: 5 }).forEach(write), 1);
    const sockets = Array.from({ length: 5 }, () => bench.connect());
    const answers = await Promise.all(
      sockets.map(async (socket) => {
        const batches = collectChanges(socket);
        const { seq, snapshot } = await subscribed(socket, { scope: 'district' });
        return { batches, seq, snapshot: snapshot! };
      }),
    );
    await eventually(() => answers.every(({ batches }) => batches.length > 20));
    clearInterval(writer);
    const last = await subscribed(bench.connect(), { scope: 'district' });
    await eventually(() => answers.every(({ batches }) => batches.at(-1)?.seq === last.seq));
    for (const { seq, snapshot, batches } of answers) {
      const facts = follow(factsFromSnapshot(snapshot), seq, batches);
      expect([...facts.cases.keys()].sort()).toEqual([...bench.world.facts().cases.keys()].sort());
    }
  });

  it('WIRE-5: a client that was away gets what it missed', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const first = await subscribed(socket, { scope: 'district' });
    bench.world.caseCommitted(caseView('a'));
    bench.world.caseCommitted(caseView('b'));
    socket.disconnect();
    const back = await subscribed(bench.connect(), { scope: 'district', epoch: first.epoch, seq: first.seq });
    expect(back.snapshot).toBeUndefined();
    expect(back.changes?.map(({ seq }) => seq)).toEqual([first.seq + 1, first.seq + 2]);
    expect(follow(factsFromSnapshot(first.snapshot!), first.seq, back.changes!)).toEqual(bench.world.facts());
  });

  it('WIRE-6: a client that missed more than the server kept gets a snapshot', async () => {
    const bench = await wireBench({ ringLimits: { batches: 3, facts: 1000 } });
    const socket = bench.connect();
    const first = await subscribed(socket, { scope: 'district' });
    for (let i = 0; i < 3; i++) bench.world.caseCommitted(caseView(`c-${i}`));
    expect((await subscribed(socket, { scope: 'district', ...numbers(first) })).changes).toHaveLength(3);
    bench.world.caseCommitted(caseView('one too many'));
    const back = await subscribed(socket, { scope: 'district', ...numbers(first) });
    expect(back.changes).toBeUndefined();
    expect(back.snapshot?.cases).toHaveLength(4);
  });

  it('WIRE-6: an epoch that is not of this stream, or a number from its future, gets a snapshot', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const { epoch, seq } = await subscribed(socket, { scope: 'district' });
    expect((await subscribed(socket, { scope: 'district', epoch: 'another', seq })).snapshot).toBeDefined();
    expect((await subscribed(socket, { scope: 'district', epoch, seq: seq + 1 })).snapshot).toBeDefined();
    expect((await subscribed(socket, { scope: 'district', epoch, seq })).changes).toEqual([]);
  });

  it('WIRE-6: a stream that was dropped comes back under another epoch', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const first = await subscribed(socket, { scope: `town:${WEST}` });
    await subscribed(socket, { scope: 'district' });
    bench.wire.tick();
    bench.clock.advance(61_000);
    bench.wire.tick();
    expect(bench.wire.figures().scopes).toBe(1);
    const back = await subscribed(socket, { scope: `town:${WEST}`, ...numbers(first) });
    expect(back.epoch).not.toBe(first.epoch);
    expect(back.snapshot).toBeDefined();
  });

  it('WIRE-7: a town sees nothing of other towns', async () => {
    const bench = await wireBench();
    await report(bench, 0, inGrid(0));
    await report(bench, 3, inGrid(3));
    bench.wire.tick();
    bench.world.caseCommitted(caseView('east', { town: EAST }));
    bench.world.caseCommitted(caseView('nowhere', { town: null }));
    const socket = bench.connect();
    const batches = collectChanges(socket);
    const { snapshot, keyframe, seq, beat } = await subscribed(socket, { scope: `town:${WEST}` });
    expect(snapshot!.grids.map(({ index }) => index).sort()).toEqual([0, 1]);
    expect(snapshot!.cases).toEqual([]);
    expect(snapshot!.standings.map(({ code }) => code)).toEqual([WEST]);
    expect(beat.duty.total).toBe(2);
    expect(officersIn(keyframe!)).toEqual([0]);
    bench.world.caseCommitted(caseView('east 2', { town: EAST }));
    bench.world.caseCommitted(caseView('west', { town: WEST }));
    await eventually(() => batches.length > 0);
    expect(batches.map((batch) => batch.seq)).toEqual([seq + 1]);
    expect(batches[0]!.changes).toMatchObject([{ kind: 'case', case: { id: 'west' } }]);
  });

  it('WIRE-7: a socket watches one scope at a time', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    await subscribed(socket, { scope: `town:${EAST}` });
    await subscribed(socket, { scope: `town:${WEST}` });
    const batches = collectChanges(socket);
    bench.world.caseCommitted(caseView('east', { town: EAST }));
    bench.world.caseCommitted(caseView('west', { town: WEST }));
    await eventually(() => batches.length > 0);
    expect(batches.map(({ scope }) => scope)).toEqual([`town:${WEST}`]);
  });

  it('WIRE-10: a request that is not as agreed is answered with a code and changes nothing', async () => {
    const bench = await wireBench({ requestRate: { burst: 100, perSecond: 1 } });
    const socket = bench.connect();
    const bad = [
      undefined,
      null,
      7,
      {},
      { scope: 'moon' },
      { scope: 'district', seq: -1 },
      { scope: 'district', x: 1 },
    ];
    for (const request of bad)
      expect(await subscribe(socket, request)).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await subscribe(socket, { scope: 'town:1' })).toMatchObject({ ok: false, code: 'unknown-scope' });
    expect(bench.wire.figures()).toMatchObject({ scopes: 0, sockets: 1 });
  });

  it('WIRE-8: rights are asked for each subscription', async () => {
    let watcher = of('town-manager', WEST);
    const bench = await wireBench({ identify: () => watcher });
    const socket = bench.connect();
    expect(await subscribe(socket, { scope: 'district' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await subscribe(socket, { scope: `town:${WEST}` })).toMatchObject({ ok: true });
    watcher = of('town-manager', EAST);
    expect(await subscribe(socket, { scope: `town:${WEST}` })).toMatchObject({ ok: false, code: 'unknown-scope' });
    watcher = of('finance', null);
    expect(await subscribe(socket, { scope: 'district' })).toMatchObject({ ok: false, code: 'forbidden' });
  });

  it('WIRE-8: who has lost a right since is disconnected within a minute, and nobody else', async () => {
    let roles: readonly ActorRole[] = ['leader', 'enforcement'];
    const bench = await wireBench({
      identify: ({ handshake }) => {
        const role = handshake.headers['x-role'] as ActorRole;
        return roles.includes(role) ? of(role, role === 'leader' ? null : WEST) : 'not-signed-in';
      },
    });
    const as = (role: ActorRole) => bench.connect({ extraHeaders: { 'x-role': role } });
    const [district, west] = [as('leader'), as('enforcement')];
    await subscribed(district, { scope: 'district' });
    await subscribed(west, { scope: `town:${WEST}` });
    roles = ['enforcement'];
    bench.clock.advance(59_999);
    bench.wire.tick();
    await subscribed(west, { scope: `town:${WEST}` });
    expect(bench.wire.figures().sockets).toBe(2);
    bench.clock.advance(1);
    bench.wire.tick();
    await eventually(() => district.disconnected);
    expect(west.connected).toBe(true);
  });

  it('WIRE-11: requests beyond the rate are refused until time has passed', async () => {
    const bench = await wireBench({ requestRate: { burst: 3, perSecond: 1 } });
    const socket = bench.connect();
    const ask = () => subscribe(socket, { scope: 'district' });
    for (let i = 0; i < 3; i++) expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, code: 'overloaded' });
    bench.clock.advance(1000);
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('WIRE-11: who goes on after a hundred refusals is cut off, and nobody else', async () => {
    const bench = await wireBench({ requestRate: { burst: 1, perSecond: 1 } });
    const [flood, other] = [bench.connect(), bench.connect()];
    await subscribed(other, { scope: 'district' });
    await subscribed(flood, { scope: 'district' });
    const refusals = await Promise.all(Array.from({ length: 100 }, () => subscribe(flood, { scope: 'district' })));
    expect(refusals.every((answer) => !answer.ok && answer.code === 'overloaded')).toBe(true);
    expect(flood.connected).toBe(true);
    flood.emit('subscribe', { scope: 'district' }, () => undefined);
    await eventually(() => flood.disconnected);
    expect(other.connected).toBe(true);
  });

  it('WIRE-10: a handler that fails is reported and answered', async () => {
    const onError = vi.fn();
    let isDown = false;
    const bench = await wireBench({
      onError,
      identify: () => {
        if (isDown) throw new Error('rights are down');
        return LEADER;
      },
    });
    const socket = bench.connect();
    await subscribed(socket, { scope: 'district' });
    isDown = true;
    expect(await subscribe(socket, { scope: 'district' })).toMatchObject({ ok: false, code: 'overloaded' });
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe('facts on both ends', () => {
  it('WIRE-4: a snapshot is what the world knows', async () => {
    const bench = await wireBench();
    await report(bench, 1, inGrid(1));
    bench.wire.tick();
    const { snapshot } = await subscribed(bench.connect(), { scope: 'district' });
    expect(snapshot).toEqual(snapshotFromFacts(bench.world.facts()));
    expect(snapshot!.grids.find(({ index }) => index === 1)).toMatchObject({ present: [1] });
  });
});

function of(role: ActorRole, town: string | null) {
  return { ...LEADER, actor: { ...LEADER.actor, role, town } };
}

function numbers({ epoch, seq }: { readonly epoch: string; readonly seq: number }) {
  return { epoch, seq };
}

function officersIn(bytes: Uint8Array): number[] {
  const frame = decodeFrame(bytes);
  return frame.ok ? [...frame.value.officer] : [];
}
