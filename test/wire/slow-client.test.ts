import type { Socket as NetSocket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/model/case.ts';
import { decodeFrame } from '../../shared/wire/position-frame.ts';
import { readBacklog } from '../../server/wire/backlog.ts';
import type { BucketRate } from '../../server/wire/token-bucket.ts';
import { eventually } from '../support/eventually.ts';
import { storedFix } from '../support/stored-fix.ts';
import { collectChanges, subscribed, wireBench, type TestSocket, type WireBench } from '../support/wire-bench.ts';
import { warnedBySpan } from '../support/deadline-of.ts';

const LIMITS = { packets: 16, bytes: 4 * 1024 * 1024, cutAfterMs: 30_000 };
/** Large enough that a few thousand fill every buffer below the server. */
const TEXT = 'x'.repeat(2000);

describe('a client that does not read', () => {
  it('WIRE-9: costs a bounded amount of memory, and others lose nothing', async () => {
    const { bench, good, goodBatches, slow } = await benchWithSlowClient();
    const packets = await writeUntil(bench, () => bench.wire.figures().slowSockets === 1);
    const parkedAt = readBacklog(slow).packets;
    for (let i = 0; i < 50; i++) {
      writeCases(bench, 20);
      bench.wire.tick();
      await breathe();
    }
    expect(readBacklog(slow).packets).toBeLessThanOrEqual(parkedAt);
    expect(readBacklog(slow).bytes).toBeLessThan(packets * (TEXT.length + 1000));
    const { seq } = await subscribed(good, { scope: 'district' });
    await eventually(() => goodBatches.at(-1)?.seq === seq);
    expect(goodBatches.every((batch, i) => i === 0 || batch.seq === goodBatches[i - 1]!.seq + 1)).toBe(true);
  });

  it('WIRE-9: gets what it missed when it reads again', async () => {
    const { bench, slowBatches, resume } = await benchWithSlowClient();
    await writeUntil(bench, () => bench.wire.figures().slowSockets === 1);
    writeCases(bench, 5);
    resume();
    await eventually(async () => {
      bench.wire.tick();
      await breathe();
      return bench.wire.figures().slowSockets === 0;
    });
    const cases = bench.world.facts().cases.size;
    await eventually(
      () => slowBatches.flatMap(({ changes }) => changes).filter(({ kind }) => kind === 'case').length === cases,
    );
    expect(slowBatches.every((batch, i) => i === 0 || batch.seq === slowBatches[i - 1]!.seq + 1)).toBe(true);
  });

  it('WIRE-9: gets everybody in one frame when it reads again', async () => {
    const { bench, client, resume } = await benchWithSlowClient();
    await writeUntil(bench, () => bench.wire.figures().slowSockets === 1);
    bench.world.fixesAccepted(
      [0, 1].map((index) => storedFix({ officerIndex: index, fixTimeMs: bench.clock.nowMs() })),
    );
    bench.wire.tick();
    const frames: boolean[] = [];
    client.on('positions', (bytes) => {
      const frame = decodeFrame(bytes);
      // An empty one went out before anybody had walked.
      if (frame.ok && frame.value.count > 0) frames.push(frame.value.keyframe && frame.value.count === 2);
    });
    resume();
    await eventually(async () => {
      bench.wire.tick();
      await breathe();
      return frames.length > 0;
    });
    expect(frames[0]).toBe(true);
  });

  it('WIRE-11: that asks and asks gets no more answers than it may have waiting, and its 30 seconds go on', async () => {
    const { bench, client, slow, good } = await benchWithSlowClient({ burst: 1e6, perSecond: 1 });
    let came = 0;
    slow.conn.on('message', () => came++);
    let sent = 0;
    const ask = (times: number) => {
      for (let i = 0; i < times; i++) client.emit('subscribe', { scope: 'district' }, () => {});
      sent += times;
      return eventually(() => came === sent);
    };
    await eventually(async () => {
      await ask(200);
      return readBacklog(slow).packets > LIMITS.packets;
    });
    bench.wire.tick();
    expect(bench.wire.figures().slowSockets).toBe(1);
    const { packets } = readBacklog(slow);
    await ask(500);
    expect(readBacklog(slow).packets).toBe(packets);
    bench.clock.advance(30_001);
    bench.wire.tick();
    await eventually(() => bench.wire.figures().sockets === 1);
    await subscribed(good, { scope: 'district' });
  });

  it('WIRE-9: is cut off after 30 seconds, and not at 30', async () => {
    const { bench } = await benchWithSlowClient();
    await writeUntil(bench, () => bench.wire.figures().slowSockets === 1);
    bench.clock.advance(30_000);
    bench.wire.tick();
    expect(bench.wire.figures()).toMatchObject({ slowSockets: 1, sockets: 2 });
    bench.clock.advance(1);
    bench.wire.tick();
    await eventually(() => bench.wire.figures().sockets === 1);
    expect(bench.wire.figures().slowSockets).toBe(0);
  });
});

async function benchWithSlowClient(requestRate?: BucketRate) {
  const bench = await wireBench({
    ...(requestRate ? { requestRate } : {}),
    backlogLimits: LIMITS,
    ringLimits: { batches: 100_000, facts: 1_000_000 },
    // A ping is a packet too: on a slow machine one would come between two looks.
    server: { pingIntervalMs: 3_600_000 },
  });
  const good = bench.connect();
  const goodBatches = collectChanges(good);
  await subscribed(good, { scope: 'district' });
  const known = new Set(bench.io.of('/').sockets.keys());
  const client = bench.connect();
  const slowBatches = collectChanges(client);
  await subscribed(client, { scope: 'district' });
  const slow = [...bench.io.of('/').sockets.values()].find(({ id }) => !known.has(id))!;
  const net = netSocketOf(client);
  net.pause();
  return { bench, good, goodBatches, client, slow, slowBatches, resume: () => net.resume() };
}

/** The TCP socket below a client's websocket; pausing it is what a stalled network looks like to the server. */
function netSocketOf(client: TestSocket): NetSocket {
  const { transport } = client.io.engine as unknown as { readonly transport: { readonly ws: object } };
  return Reflect.get(transport.ws, '_socket') as NetSocket;
}

let written = 0;
function writeCases(bench: WireBench, count: number): void {
  for (let i = 0; i < count; i++) bench.world.caseCommitted(caseView(`case-${written++}`));
}

/** Writes and ticks until it holds; answers how many packets that took. The buffers of the system decide the number. */
async function writeUntil(bench: WireBench, holds: () => boolean): Promise<number> {
  let packets = 0;
  await eventually(async () => {
    writeCases(bench, 200);
    packets += 201;
    await breathe();
    bench.wire.tick();
    return holds();
  });
  return packets;
}

/** Lets sockets be read and written. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function caseView(id: string): CaseView {
  return warnedBySpan({
    id,
    town: null,
    grid: null,
    kind: 'event',
    category: 'other',
    state: 'reported',
    severity: 'ordinary',
    source: 'patrol',
    description: '',
    lon: null,
    lat: null,
    reportedMs: 0,
    updatedMs: 1,
    warnFromMs: null,
    dueMs: null,
    closedMs: null,
    officer: TEXT,
    simulated: true,
    version: 1,
  });
}
