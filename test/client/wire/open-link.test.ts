import { describe, expect, it } from 'vitest';
import { createLinkStore } from '../../../client/stores/link.ts';
import { createWorldStore } from '../../../client/stores/world.ts';
import { createFrameBus } from '../../../client/frames/frame-bus.ts';
import { farHand } from '../../../client/frames/frame-hand.ts';
import { openLink } from '../../../client/wire/open-link.ts';
import { manualWorker } from '../frames/manual-worker.ts';
import { answer, batch, beat, frame, manualLife, scriptedWire } from './scripted-wire.ts';

describe('subscribing', () => {
  it('asks for the scope of the link store with nothing known, and is live with the answer', () => {
    const { stores, server } = started();
    expect(stores.link.getState().status.kind).toBe('connecting');
    server().events.opened();
    expect(server().asked).toEqual([{ scope: 'district' }]);
    expect(stores.link.getState().status.kind).toBe('catching-up');
    server().answer(answer(4));
    expect(stores.link.getState().status.kind).toBe('live');
    expect(caseIds(stores)).toEqual(['s4']);
    expect(stores.frames.lastPlace(7)).not.toBeNull();
  });

  it('keeps batches back until a late answer and drops those that it holds already', () => {
    const { stores, server } = started();
    server().events.opened();
    for (const seq of [3, 4, 5, 6]) server().events.changes(batch(seq));
    expect(caseIds(stores)).toEqual([]);
    server().answer(answer(4));
    expect(caseIds(stores)).toEqual(['s4', 'c5', 'c6']);
  });

  it('takes kept batches in the order of their numbers, each once', () => {
    const { stores, server } = started();
    server().events.opened();
    for (const seq of [6, 5, 6, 5]) server().events.changes(batch(seq));
    server().answer(answer(4));
    expect(caseIds(stores)).toEqual(['s4', 'c5', 'c6']);
    expect(server().asked).toHaveLength(1);
  });

  it('subscribes anew when the kept batches have a gap', () => {
    const { server } = started();
    server().events.opened();
    server().events.changes(batch(6));
    server().answer(answer(4));
    expect(server().asked).toHaveLength(2);
  });

  it('ignores the answer to a subscription that was replaced meanwhile', () => {
    const { stores, server } = live(4);
    stores.link.getState().scopeChanged('town:a');
    stores.link.getState().scopeChanged('town:b');
    server().answer(answer(9, {}, 'town:a'), 1);
    expect(caseIds(stores)).toEqual(['s4']);
    server().answer(answer(2, {}, 'town:b'), 2);
    expect(caseIds(stores)).toEqual(['s2']);
  });

  it('starts from nothing in another scope and never mixes two', () => {
    const { stores, server } = live(4);
    stores.link.getState().scopeChanged('town:a');
    expect(server().asked[1]).toEqual({ scope: 'town:a' });
    server().events.changes(batch(5, 'e1', 'district'));
    server().events.positions(frame([99], false));
    server().answer(answer(1, { epoch: 't1' }, 'town:a'));
    expect(caseIds(stores)).toEqual(['s1']);
    expect(stores.frames.lastPlace(99)).toBeNull();
    server().events.positions(frame([99], false));
    expect(stores.frames.lastPlace(99)).not.toBeNull();
  });

  it('goes back to the district when the town is unknown', () => {
    const { stores, server } = live(4);
    stores.link.getState().scopeChanged('town:gone');
    server().answer({ ok: false, code: 'unknown-scope', message: '' });
    expect(stores.link.getState().scope).toBe('district');
    expect(server().asked[2]).toEqual({ scope: 'district' });
  });
});

describe('the numbered stream', () => {
  it('takes what follows on and drops what was there', () => {
    const { stores, server } = live(4);
    for (const seq of [5, 5, 4, 6]) server().events.changes(batch(seq));
    expect(caseIds(stores)).toEqual(['s4', 'c5', 'c6']);
    expect(server().asked).toHaveLength(1);
  });

  it('asks from what it has after a gap, and the missing batches fill it', () => {
    const { stores, server } = live(4);
    server().events.changes(batch(5));
    server().events.changes(batch(7));
    expect(server().asked[1]).toEqual({ scope: 'district', epoch: 'e1', seq: 5 });
    server().answer(answer(7, { changes: [batch(6), batch(7)] }));
    expect(caseIds(stores)).toEqual(['s4', 'c5', 'c6', 'c7']);
    expect(stores.link.getState().status.kind).toBe('live');
  });

  it('asks for everything when the changes of an answer do not fit together', () => {
    const { server } = live(4);
    server().events.changes(batch(9));
    server().answer(answer(9, { changes: [batch(6)] }));
    expect(server().asked.at(-1)).toEqual({ scope: 'district' });
  });

  it('asks anew when the epoch is another', () => {
    const { server } = live(4);
    server().events.changes(batch(5, 'e2'));
    expect(server().asked).toHaveLength(2);
  });

  it('asks anew when a beat says that the server is ahead', () => {
    const { server } = live(4);
    server().events.beat(beat(4));
    expect(server().asked).toHaveLength(1);
    server().events.beat(beat(5));
    expect(server().asked).toHaveLength(2);
  });
});

describe('staying honest', () => {
  it('is live within five seconds of a beat and catching up after', () => {
    const { stores, life } = live(4);
    life.advance(5_000);
    expect(stores.link.getState().status.kind).toBe('live');
    life.advance(1_000);
    expect(stores.link.getState().status.kind).toBe('catching-up');
  });

  it('is live again with the next beat', () => {
    const { stores, life, server } = live(4);
    life.advance(8_000);
    server().events.beat(beat(4));
    expect(stores.link.getState().status.kind).toBe('live');
  });

  it('drops a connection that is silent for more than twenty seconds', () => {
    const { stores, life, connections } = live(4);
    life.advance(20_000);
    expect(connections[0]!.isClosed).toBe(false);
    life.advance(1_000);
    expect(connections[0]!.isClosed).toBe(true);
    expect(stores.link.getState().status).toMatchObject({ kind: 'offline', why: 'silent' });
  });

  it('knows how far the server clock is from this one', () => {
    const { stores, life, server } = live(4);
    server().events.beat(beat(4, 'e1', 'district', life.nowMs() + 90_000));
    expect(stores.link.getState().clockSkewMs).toBe(90_000);
  });
});

describe('reconnecting', () => {
  it('comes back by itself and asks for what it missed', () => {
    const { stores, life, connections, server } = live(4);
    server().events.closed('transport close');
    expect(stores.link.getState().status.kind).toBe('offline');
    life.advance(250);
    expect(connections).toHaveLength(2);
    server().events.opened();
    expect(server().asked).toEqual([{ scope: 'district', epoch: 'e1', seq: 4 }]);
    server().answer(answer(4, { changes: [] }));
    expect(stores.link.getState().status.kind).toBe('live');
    expect(caseIds(stores)).toEqual(['s4']);
  });

  it('takes a snapshot when the server has started anew', () => {
    const { stores, life, server } = live(4);
    server().events.closed('transport close');
    life.advance(250);
    server().events.opened();
    server().answer(answer(1, { epoch: 'e2' }));
    server().events.changes(batch(2, 'e2'));
    expect(caseIds(stores)).toEqual(['s1', 'c2']);
  });

  it('waits longer each time, jittered, never above twenty seconds', () => {
    const { life, server } = started(0.999_999);
    for (let attempt = 0; attempt < 9; attempt++) {
      server().events.closed('refused');
      life.advance(20_000);
    }
    expect(life.delays.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(Math.max(...life.delays)).toBe(20_000);
  });

  it('tries at once when the network comes back', () => {
    const { life, connections, server } = live(4);
    server().events.closed('transport close');
    life.wake();
    expect(connections).toHaveLength(2);
    life.advance(60_000);
    expect(connections.filter((one) => !one.isClosed).length).toBeLessThanOrEqual(1);
  });

  it('hears nothing of a connection that has ended', () => {
    const { stores, life, connections, server } = live(4);
    server().events.closed('transport close');
    life.wake();
    connections[0]!.events.changes(batch(5));
    connections[0]!.events.beat(beat(5));
    connections[0]!.events.opened();
    expect(caseIds(stores)).toEqual(['s4']);
    expect(stores.link.getState().status.kind).toBe('offline');
  });

  it('gives up on an answer that does not come', () => {
    const { stores, server, connections } = started();
    server().events.opened();
    server().answer(null);
    expect(connections[0]!.isClosed).toBe(true);
    expect(stores.link.getState().status).toMatchObject({ kind: 'offline', why: 'no-answer' });
  });

  it('says why it was refused and asks again only after a minute', () => {
    const { stores, life, server, connections } = started();
    server().events.refused('wire-version');
    expect(stores.link.getState().status).toEqual({ kind: 'refused', reason: 'wire-version' });
    life.advance(59_000);
    expect(connections).toHaveLength(1);
    life.advance(2_000);
    expect(connections).toHaveLength(2);
  });

  it('ends with close and never comes back', () => {
    const { link, life, connections } = live(4);
    link.close();
    life.advance(120_000);
    life.wake();
    expect(connections).toHaveLength(1);
    expect(connections[0]!.isClosed).toBe(true);
  });
});

describe('position frames', () => {
  it('end the connection when they are damaged, and are asked for anew', () => {
    const { stores, life, server, connections } = live(4);
    server().events.positions(frame([7], false).subarray(1));
    expect(stores.link.getState().status).toMatchObject({ kind: 'offline', why: expect.stringContaining('frame') });
    life.advance(250);
    expect(connections).toHaveLength(2);
  });

  it('are asked for anew when one was lost in the page', () => {
    const worker = manualWorker();
    const { server } = live(4, createFrameBus(farHand(() => worker)));
    worker.work();
    server().events.positions(frame([8], false));
    expect(server().asked).toHaveLength(1);
    worker.die();
    expect(server().asked).toHaveLength(2);
  });

  it('of another town are not seen any more, also not those that a worker still has', () => {
    const worker = manualWorker();
    const { stores, server } = live(4, createFrameBus(farHand(() => worker)));
    worker.work();
    server().events.positions(frame([99], false));
    stores.link.getState().scopeChanged('town:a');
    worker.work();
    expect(stores.frames.lastPlace(99)).toBeNull();
    server().answer(answer(1, { epoch: 't1' }, 'town:a'));
    worker.work();
    expect([stores.frames.lastPlace(99), stores.frames.lastPlace(7)]).toEqual([null, expect.anything()]);
  });
});

describe('waking from sleep', () => {
  it('asks anew when a tick comes more than five seconds late', () => {
    const { life, server } = live(4);
    life.sleep(600_000);
    life.advance(0);
    expect(server().asked).toEqual([{ scope: 'district' }, { scope: 'district', epoch: 'e1', seq: 4 }]);
  });

  it('lets a tick be a little late', () => {
    const { life, server } = live(4);
    life.sleep(5_900);
    life.advance(0);
    expect(server().asked).toHaveLength(1);
  });

  it('waits while the page is hidden and asks when it comes into view', () => {
    const { life, server } = live(4);
    life.setVisible(false);
    life.sleep(60_000);
    life.advance(0);
    expect(server().asked).toHaveLength(1);
    life.setVisible(true);
    life.wake();
    expect(server().asked).toHaveLength(2);
  });
});

function started(random = 0.5, frames = createFrameBus()) {
  const life = manualLife(random);
  const stores = {
    link: createLinkStore(life.nowMs()),
    world: createWorldStore(),
    frames,
    settle: () => life.advance(100),
  };
  const { connect, connections } = scriptedWire();
  const link = openLink(stores, connect, life);
  return { stores, life, link, connections, server: () => connections.at(-1)! };
}

function live(seq: number, frames = createFrameBus()) {
  const wire = started(0.5, frames);
  wire.server().events.opened();
  wire.server().answer(answer(seq));
  return wire;
}

function caseIds(stores: ReturnType<typeof started>['stores']): string[] {
  stores.settle();
  return [...stores.world.getState().facts.cases.keys()];
}
