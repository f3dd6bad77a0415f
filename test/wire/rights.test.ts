import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ActorRole } from '../../shared/access/roles.ts';
import type { ClientEvent } from '../../shared/wire/events.ts';
import { createAccessEvents, type Credential } from '../../server/access/access-events.ts';
import type { Watcher } from '../../server/wire/watcher.ts';
import { eventually } from '../support/eventually.ts';
import { EAST, inGrid, WEST } from '../support/two-towns.ts';
import { collectChanges, LEADER, subscribe, subscribed, wireBench, type WireBench } from '../support/wire-bench.ts';
import { sampleCase } from '../support/world-samples.ts';
import { WIRE_VERSION } from '../../shared/wire/version.ts';

const session = (id: string): Credential => ({ kind: 'session', id });

function watcher(role: ActorRole, town: string | null, ...credentials: readonly Credential[]): Watcher {
  return { actor: { ...LEADER.actor, role, town }, credentials };
}

function walk(bench: WireBench, officer: number, grid = officer) {
  return bench.ingest.accept([
    {
      device: `phone-${officer}`,
      fixTimeMs: bench.clock.nowMs(),
      ...inGrid(grid),
      accuracyM: 5,
      speedMps: 1,
      headingDeg: 90,
      batteryPercent: null,
      mock: false,
      crs: 'wgs84',
    },
  ]);
}

/** A bench where everybody is known by the header `x-session`, and sessions can be taken away. */
async function sessionBench(sessions: Map<string, Watcher>) {
  const events = createAccessEvents();
  const bench = await wireBench({
    events,
    identify: ({ handshake }) => sessions.get(String(handshake.headers['x-session'])) ?? 'not-signed-in',
  });
  return { bench, events, as: (id: string) => bench.connect({ extraHeaders: { 'x-session': id } }) };
}

describe('a watcher without the right to positions', () => {
  it('ACC-13 gets the changes of the scope without anybody’s whereabouts, and no frame', async () => {
    const { bench, as } = await sessionBench(
      new Map([
        ['leader', watcher('leader', null)],
        ['audit', watcher('audit', null)],
      ]),
    );
    await walk(bench, 0);
    bench.wire.tick();
    const [leader, audit] = [as('leader'), as('audit')];
    const frames = { leader: 0, audit: 0 };
    leader.on('positions', () => frames.leader++);
    audit.on('positions', () => frames.audit++);
    const seen = await subscribed(leader, { scope: 'district' });
    const unseen = await subscribed(audit, { scope: 'district' });
    expect([seen.keyframe === null, unseen.keyframe]).toEqual([false, null]);
    expect(seen.snapshot!.grids.flatMap(({ present }) => present)).toEqual([0]);
    expect(unseen.snapshot!.grids.flatMap(({ present }) => present)).toEqual([]);
    expect(unseen.snapshot!.grids.map(({ state }) => state)).toEqual(seen.snapshot!.grids.map(({ state }) => state));
    const [told, toldLess] = [collectChanges(leader), collectChanges(audit)];
    bench.clock.advance(1_000);
    await walk(bench, 1);
    bench.world.caseCommitted(sampleCase({ id: 'new', town: WEST, description: 'names somebody' }));
    bench.wire.tick();
    await eventually(() => {
      bench.wire.tick();
      return frames.leader > 0 && JSON.stringify([told, toldLess]).split('"present"').length > 2;
    });
    expect(frames.audit).toBe(0);
    expect(JSON.stringify(toldLess)).toContain('"new"');
    expect(JSON.stringify(toldLess)).not.toMatch(/"present":\[\d/);
    expect(JSON.stringify(told)).toMatch(/"present":\[\d/);
    expect(bench.wire.figures().scopes).toBe(2);
  });

  it('ACC-14 gets nothing of what people wrote, nor does anybody else', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    bench.world.caseCommitted(sampleCase({ id: 'before', description: 'a name in it' }));
    const answer = await subscribed(socket, { scope: 'district' });
    const batches = collectChanges(socket);
    bench.world.caseCommitted(sampleCase({ id: 'after', description: 'a name in it' }));
    await eventually(() => batches.length > 0);
    expect(JSON.stringify([answer.snapshot, batches])).not.toMatch(/description|a name in it/);
  });

  it('ACC-19 gets in the scope of a town the counts of its own officers, none of another one', async () => {
    const bench = await wireBench();
    await walk(bench, 0);
    await walk(bench, 2);
    await walk(bench, 3);
    const socket = bench.connect();
    const accepted = async (scope: string) => (await subscribed(socket, { scope })).beat.ingest.accepted;
    expect([await accepted(`town:${WEST}`), await accepted(`town:${EAST}`), await accepted('district')]).toEqual([
      1, 2, 3,
    ]);
  });
});

describe('revocation', () => {
  it('ACC-15 ends the socket that stands on it while the clock stands still, and no other', async () => {
    const account: Credential = { kind: 'account', id: '7' };
    const sessions = new Map([
      ['a', watcher('leader', null, session('a'), account)],
      ['b', watcher('leader', null, session('b'))],
    ]);
    const { bench, events, as } = await sessionBench(sessions);
    const [one, other] = [as('a'), as('b')];
    await subscribed(one, { scope: 'district' });
    await subscribed(other, { scope: 'district' });
    const atMs = bench.clock.nowMs();
    sessions.delete('a');
    events.revoked(session('a'));
    await eventually(() => one.disconnected);
    expect([other.connected, bench.clock.nowMs() - atMs]).toEqual([true, 0]);
  });

  it('ACC-15 of what an account may do ends those who see more than they may now, and lets others stay', async () => {
    const account: Credential = { kind: 'account', id: '7' };
    const sessions = new Map([
      ['a', watcher('leader', null, session('a'), account)],
      ['b', watcher('leader', null, session('b'), account)],
    ]);
    const { events, as } = await sessionBench(sessions);
    const [wide, narrow] = [as('a'), as('b')];
    await subscribed(wide, { scope: 'district' });
    await subscribed(narrow, { scope: `town:${WEST}` });
    for (const id of ['a', 'b']) sessions.set(id, watcher('town-manager', WEST, session(id), account));
    events.revoked(account);
    await eventually(() => wide.disconnected);
    expect(await subscribe(narrow, { scope: `town:${WEST}` })).toMatchObject({ ok: true });
    // The town stays theirs, the positions do not.
    sessions.set('b', watcher('audit', WEST, session('b'), account));
    events.revoked(account);
    await eventually(() => narrow.disconnected);
  });

  it('ACC-15 during a dropped connection refuses the one who comes back', async () => {
    const sessions = new Map([['a', watcher('leader', null, session('a'))]]);
    const { events, as } = await sessionBench(sessions);
    const first = as('a');
    const { epoch, seq } = await subscribed(first, { scope: 'district' });
    first.disconnect();
    sessions.delete('a');
    events.revoked(session('a'));
    const back = as('a');
    const refused = await new Promise((resolve) => {
      back.once('connect_error', (error) => resolve((error as Error & { data?: unknown }).data));
      back.once('connect', () => resolve('connected'));
    });
    expect([refused, epoch.length > 0, seq >= 0]).toEqual([
      { reason: 'not-signed-in', wire: WIRE_VERSION },
      true,
      true,
    ]);
  });

  it('ACC-15 that nobody told is found within a minute', async () => {
    const sessions = new Map([['a', watcher('leader', null, session('a'))]]);
    const { bench, as } = await sessionBench(sessions);
    const socket = as('a');
    await subscribed(socket, { scope: 'district' });
    sessions.set('a', watcher('leader', null));
    bench.clock.advance(60_000);
    bench.wire.tick();
    await eventually(() => socket.disconnected);
  });
});

describe('every request', () => {
  it('ACC-16 asks who is there and for the very scope', async () => {
    const sessions = new Map([['a', watcher('town-manager', WEST, session('a'))]]);
    const { as } = await sessionBench(sessions);
    const socket = as('a');
    await subscribed(socket, { scope: `town:${WEST}` });
    const foreign = await subscribe(socket, { scope: `town:${EAST}` });
    const unknown = await subscribe(socket, { scope: 'town:410173999' });
    expect(JSON.stringify(foreign).replace(EAST, '?')).toBe(JSON.stringify(unknown).replace('410173999', '?'));
    sessions.delete('a');
    socket.emit('subscribe', { scope: `town:${WEST}` }, () => undefined);
    await eventually(() => socket.disconnected);
  });

  it('ACC-12 names its right: an event without one does not compile', () => {
    // @ts-expect-error no action
    const undeclared: Omit<ClientEvent, 'action'> & { readonly action?: undefined } extends ClientEvent ? 1 : never = 1;
    expect(undeclared).toBe(1);
    expectTypeOf<ClientEvent>().toHaveProperty('action');
  });
});
