import * as msgpackParser from 'socket.io-msgpack-parser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SubscribeAnswer } from '../../shared/wire/events.ts';
import { packSnapshot } from '../../shared/wire/snapshot-bytes.ts';
import { snapshotFromFacts } from '../../shared/world/facts.ts';
import { snapshotInTown } from '../../shared/world/scope.ts';
import { snapshotOnceParser } from '../../server/wire/snapshot-once-parser.ts';
import { EAST, WEST } from '../support/two-towns.ts';
import { sampleCase } from '../support/world-samples.ts';
import { subscribed, wireBench, type WireBench } from '../support/wire-bench.ts';

const SUBSCRIBERS = 500;

afterEach(() => vi.restoreAllMocks());

describe('everybody coming back at once', () => {
  it('WIRE-17: 500 subscribers get their snapshots from one encode of each scope', async () => {
    const bench = await wireBench();
    const sockets = Array.from({ length: SUBSCRIBERS }, () => bench.connect());
    const encodes = countEncodes();
    const written = spyOnWrites(bench);
    const answers = await Promise.all(
      sockets.map((socket, i) => subscribed(socket, { scope: i % 2 ? 'district' : `town:${WEST}`, ...BEFORE_RESTART })),
    );
    expect(encodes.snapshots()).toBe(2);
    expect(encodes.keyframes()).toBe(2);
    expect(written).toHaveLength(SUBSCRIBERS);
    expect(new Set(written).size).toBe(2);
    const whole = snapshotFromFacts(bench.world.facts());
    const west = snapshotInTown(whole, WEST, (grid) => bench.world.townOfGrid(grid));
    for (const [i, { snapshot }] of answers.entries()) expect(snapshot).toEqual(i % 2 ? whole : west);
  });

  it('WIRE-17: what has changed since is encoded once more, and only where it is seen', async () => {
    const bench = await wireBench();
    const encodes = countEncodes();
    const ask = () => Promise.all([WEST, EAST].map((town) => subscribeTwice(bench, town)));
    await ask();
    expect(encodes.snapshots()).toBe(2);
    bench.world.caseCommitted(sampleCase({ town: EAST }));
    await ask();
    expect(encodes.snapshots()).toBe(3);
  });

  it('WIRE-17: a page reads the answer as if it had been encoded whole', async () => {
    const { world } = await wireBench();
    const snapshot = snapshotFromFacts(world.facts());
    const data = { epoch: 'e', seq: 7, snapshot, keyframe: Buffer.from([1, 2, 3]), beat: { seq: 7, lastFixMs: null } };
    const packet = { type: 3, id: 70_000, nsp: '/', data: [{ ok: true, data }] };
    const { grids, ...rest } = packSnapshot(snapshot);
    const packed = { ...rest, grids: { ...grids, bytes: Buffer.from(grids.bytes) } };
    const same = { ...packet, data: [{ ok: true, data: { ...data, snapshot: packed } }] };
    const { Encoder } = snapshotOnceParser;
    for (let times = 0; times < 2; times++) expect(read(new Encoder().encode(packet)[0]!)).toEqual(read(plainly(same)));
    const refusal = { type: 3, id: 1, nsp: '/', data: [{ ok: false, code: 'forbidden', message: '' }] };
    expect(new Encoder().encode(refusal)[0]).toEqual(plainly(refusal));
  });
});

/** What a page of the run before asks for. */
const BEFORE_RESTART = { epoch: 'of the run before', seq: 41 };

function subscribeTwice(bench: WireBench, town: string): Promise<readonly SubscribeAnswer[]> {
  return Promise.all([0, 1].map(() => subscribed(bench.connect(), { scope: `town:${town}` })));
}

interface Given {
  readonly grids?: unknown;
  readonly data?: readonly { readonly data?: { readonly snapshot?: unknown } }[];
}

/** Counts what the parser is given to encode: snapshots alone or in an answer, and keyframes. */
function countEncodes() {
  const encode = vi.spyOn(msgpackParser.Encoder.prototype, 'encode');
  const given = () => encode.mock.calls.map(([value]) => (value ?? {}) as Given);
  const isSnapshot = ({ grids, data }: Given) => (grids ?? data?.[0]?.data?.snapshot) !== undefined;
  return {
    snapshots: () => given().filter(isSnapshot).length,
    keyframes: () => encode.mock.calls.filter(([value]) => value instanceof Uint8Array).length,
  };
}

/** The second piece of what is written in two: what waits for each socket besides a few bytes of its own. */
function spyOnWrites({ io }: WireBench): Buffer[] {
  const shared: Buffer[] = [];
  io.on('connection', ({ conn }) => {
    const send = conn.send.bind(conn);
    vi.spyOn(conn, 'send').mockImplementation((data, options) => {
      const piece = (options as { wsPreEncodedFrame?: readonly Buffer[] } | undefined)?.wsPreEncodedFrame?.[1];
      if (piece) shared.push(piece);
      return send(data, options);
    });
  });
  return shared;
}

function plainly(packet: unknown): Buffer {
  return (new msgpackParser.Encoder().encode(packet) as unknown as readonly [Buffer])[0];
}

function read(bytes: Buffer): unknown {
  let packet: unknown;
  const decoder = new msgpackParser.Decoder();
  decoder.on('decoded', (decoded: unknown) => (packet = decoded));
  decoder.add(bytes);
  return packet;
}
