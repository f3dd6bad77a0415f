import * as msgpackParser from 'socket.io-msgpack-parser';
import { describe, expect, it, vi } from 'vitest';
import { decodeFrame, HEADING_UNKNOWN, type PositionFrame } from '../../shared/wire/position-frame.ts';
import { snapshotFromFacts } from '../../shared/world/facts.ts';
import { OFFICER_STATES } from '../../shared/model/officer.ts';
import type { Beat } from '../../shared/wire/events.ts';
import { createOfficerFrames, KEYFRAME_EVERY_MS } from '../../server/wire/officer-frames.ts';
import { readBacklog } from '../../server/wire/backlog.ts';
import type { LiveOfficer } from '../../server/ports/world.ts';
import { eventually } from '../support/eventually.ts';
import { storedFix } from '../support/stored-fix.ts';
import { EAST, inGrid, officerOn, WEST } from '../support/two-towns.ts';
import { collectChanges, subscribed, wireBench, type TestSocket, type WireBench } from '../support/wire-bench.ts';

const T = 1_793_000_000_000;

function live(index: number, over: Partial<LiveOfficer> = {}): LiveOfficer {
  return {
    officer: officerOn(index),
    state: 'moving',
    lastFix: storedFix({ officerIndex: index, fixTimeMs: T }),
    onBreak: null,
    ...over,
  };
}

function decoded(bytes: Uint8Array): PositionFrame {
  const frame = decodeFrame(bytes);
  if (!frame.ok) throw new Error(frame.error);
  return frame.value;
}

describe('position frames of a scope', () => {
  it('WIRE-13: hold those that moved or changed state since the last frame', () => {
    const frames = createOfficerFrames();
    const officers = [live(0), live(1), live(2, { lastFix: null })];
    expect(frames.advance(officers, T)).toBe(true);
    expect([...decoded(frames.current()).officer]).toEqual([0, 1]);
    expect(frames.advance(officers, T + 1000)).toBe(false);
    const moved = live(0, { lastFix: storedFix({ officerIndex: 0, fixTimeMs: T + 1500 }) });
    expect(frames.advance([moved, live(1, { state: 'stale' }), officers[2]!], T + 2000)).toBe(true);
    expect([...decoded(frames.current()).officer]).toEqual([0, 1]);
    expect(frames.advance([moved, live(1, { state: 'still' })], T + 3000)).toBe(true);
    expect([...decoded(frames.current()).officer]).toEqual([1]);
    expect(decoded(frames.current())).toMatchObject({ seq: 3, keyframe: false });
  });

  it('ACC-34: whoever is on a break is in them without a place, with the age of the break, also before any fix', () => {
    const frames = createOfficerFrames();
    frames.advance([live(0)], T);
    const onBreak = { officer: 'E-0', startMs: T + 1_000, untilMs: T + 9_000, endMs: null };
    const resting = live(0, { state: 'on-break', lastFix: null, onBreak });
    expect(frames.advance([resting], T + 2_000)).toBe(true);
    const row = ({ lonE7, latE7, ageMs, headingCentideg, state }: PositionFrame) =>
      [lonE7, latE7, ageMs, headingCentideg, state].map(([first]) => first);
    const shown = [0, 0, 1_000, HEADING_UNKNOWN, OFFICER_STATES.indexOf('on-break')];
    expect(row(decoded(frames.current()))).toEqual(shown);
    expect(frames.advance([resting], T + 3_000)).toBe(false);
    expect(row(decoded(createOfficerFrames().keyframe([resting], T + 2_000)))).toEqual(shown);
    expect(frames.advance([live(0)], T + 4_000)).toBe(true);
  });

  it('WIRE-14: everybody is sent every 30 seconds, and not a tick sooner', () => {
    const frames = createOfficerFrames();
    frames.advance([live(0)], T);
    expect(decoded(frames.current()).keyframe).toBe(true);
    expect(frames.advance([live(0)], T + KEYFRAME_EVERY_MS - 1)).toBe(false);
    expect(frames.advance([live(0)], T + KEYFRAME_EVERY_MS)).toBe(true);
    expect(decoded(frames.current())).toMatchObject({ seq: 2, keyframe: true, count: 1 });
  });

  it('WIRE-13: carry place, age, heading and state to their last digit', () => {
    const frames = createOfficerFrames();
    const fix = storedFix({
      officerIndex: 7,
      fixTimeMs: T - 4321,
      lon: 113.8512345,
      lat: 34.5312345,
      headingDeg: 359.99,
    });
    const unknown = storedFix({ officerIndex: 8, fixTimeMs: T + 500, lon: -122.4, lat: -33.9, headingDeg: null });
    frames.advance([live(7, { lastFix: fix, state: 'silent' }), live(8, { lastFix: unknown })], T);
    const frame = decoded(frames.current());
    expect([...frame.lonE7]).toEqual([1138512345, -1224000000]);
    expect([...frame.latE7]).toEqual([345312345, -339000000]);
    expect([...frame.ageMs]).toEqual([4321, 0]);
    expect([...frame.headingCentideg]).toEqual([35999, HEADING_UNKNOWN]);
    expect([...frame.state]).toEqual([OFFICER_STATES.indexOf('silent'), OFFICER_STATES.indexOf('moving')]);
  });
});

describe('position frames on the wire', () => {
  it('WIRE-13: a tick brings the officers that moved, first to last in one frame', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const frames = collectFrames(socket);
    const { keyframe } = await subscribed(socket, { scope: `town:${WEST}` });
    expect(decoded(keyframe!)).toMatchObject({ keyframe: true, count: 0 });
    await walk(bench, [0, 1, 2, 3]);
    await tick(bench);
    await eventually(() => frames.length > 0);
    expect([...frames[0]!.officer]).toEqual([0, 1]);
    await walk(bench, [1, 3]);
    await tick(bench);
    await eventually(() => frames.length > 1);
    expect([...frames[1]!.officer]).toEqual([1]);
    expect(frames[1]!.seq).toBe(frames[0]!.seq + 1);
  });

  it('WIRE-13: what a tick sends is encoded once for each scope, however many watch it', async () => {
    const bench = await wireBench();
    const sockets = Array.from({ length: 30 }, () => bench.connect());
    const frames = sockets.map(collectFrames);
    await Promise.all(sockets.map((socket, i) => subscribed(socket, { scope: i % 3 ? 'district' : `town:${WEST}` })));
    await walk(bench, [0, 1, 2, 3]);
    const encode = vi.spyOn(msgpackParser.Encoder.prototype, 'encode');
    await tick(bench);
    await eventually(() => frames.every(({ length }) => length > 0));
    const events = encode.mock.calls.flatMap(([packet]) => (packet as { data?: [string] }).data?.[0] ?? []);
    encode.mockRestore();
    expect(events.toSorted()).toEqual(['beat', 'beat', 'changes', 'changes', 'positions', 'positions']);
    expect(frames.map(([frame]) => frame!.count)).toEqual(sockets.map((_, i) => (i % 3 ? 4 : 2)));
  });

  it('WIRE-14: who missed a frame gets everybody with the next', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const frames = collectFrames(socket);
    await subscribed(socket, { scope: 'district' });
    await walk(bench, [0, 1, 2]);
    await tick(bench);
    await eventually(() => frames.length > 0);
    await walk(bench, [0]);
    await allWritten(bench);
    bench.wire.tick();
    // The connection is busy with that tick: the next frame cannot be written.
    bench.clock.advance(1);
    bench.world.fixesAccepted([storedFix({ officerIndex: 1, fixTimeMs: bench.clock.nowMs(), ...inGrid(1) })]);
    bench.wire.tick();
    expect(bench.wire.figures().skippedFrames).toBe(1);
    await tick(bench);
    await eventually(() => frames.length === 3);
    expect(frames.map(({ keyframe }) => keyframe)).toEqual([true, false, true]);
    const newest = new Map(
      frames.flatMap((frame) => [...frame.officer].map((officer, row) => [officer, frame.tickMs - frame.ageMs[row]!])),
    );
    for (const { officer, lastFix } of bench.world.officers())
      expect(newest.get(officer.index)).toBe(lastFix?.fixTimeMs);
  });

  it('WIRE-15: a beat each tick tells the top of the stream, the age of the data and who is on duty', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const beats: Beat[] = [];
    socket.on('beat', (beat) => beats.push(beat));
    const { epoch, seq } = await subscribed(socket, { scope: 'district' });
    await walk(bench, [0, 1]);
    const fixMs = bench.clock.nowMs();
    bench.clock.advance(1000);
    bench.wire.tick();
    bench.clock.advance(1000);
    bench.wire.tick();
    await eventually(() => beats.length === 2);
    expect(beats[1]).toMatchObject({
      scope: 'district',
      epoch,
      serverMs: bench.clock.nowMs(),
      lastFixMs: fixMs,
      lastCaseMs: null,
      duty: { total: 4, onDuty: 4, moving: 2, silent: 2 },
      ingest: { accepted: 2, duplicate: 0, quarantined: 0 },
    });
    expect(beats[1]!.seq).toBeGreaterThan(seq);
  });

  it('WIRE-15: of a town it tells what ingest counted of its own officers', async () => {
    const bench = await wireBench();
    await walk(bench, [0, 2, 3]);
    const ingestOf = async (scope: 'district' | `town:${string}`) =>
      (await subscribed(bench.connect(), { scope })).beat.ingest;
    expect(await ingestOf(`town:${WEST}`)).toEqual({ accepted: 1, duplicate: 0, quarantined: 0 });
    expect(await ingestOf(`town:${EAST}`)).toEqual({ accepted: 2, duplicate: 0, quarantined: 0 });
    expect(await ingestOf('district')).toEqual({ accepted: 3, duplicate: 0, quarantined: 0 });
  });

  it('WIRE-20: more changes than a stream keeps are a snapshot of a stream that begins anew, as many are a batch', async () => {
    const bench = await wireBench({ ringLimits: { batches: 10, facts: 3 } });
    const socket = bench.connect();
    const batches = collectChanges(socket);
    const beats: Beat[] = [];
    socket.on('beat', (beat) => beats.push(beat));
    const { epoch, seq } = await subscribed(socket, { scope: 'district' });
    await walk(bench, [0, 1, 2]);
    await tick(bench);
    await eventually(() => beats.length > 0);
    expect(batches.map((batch) => [batch.epoch, batch.seq])).toEqual([[epoch, seq + 1]]);
    await walk(bench, [0, 1, 2, 3]);
    bench.clock.advance(600_000);
    await walk(bench, [0, 1, 2, 3]);
    await tick(bench);
    await eventually(() => beats.length > 1);
    expect(batches).toHaveLength(1);
    expect(beats[1]!.epoch).not.toBe(epoch);
    const { snapshot } = await subscribed(socket, { scope: 'district', epoch, seq: seq + 1 });
    expect(snapshot).toEqual(snapshotFromFacts(bench.world.facts()));
  });

  it('WIRE-16: at local midnight every stream begins anew', async () => {
    const bench = await wireBench();
    const socket = bench.connect();
    const beats: Beat[] = [];
    socket.on('beat', (beat) => beats.push(beat));
    const { epoch } = await subscribed(socket, { scope: 'district' });
    bench.clock.set(Date.parse('2026-11-03T00:00:00+08:00'));
    bench.wire.tick();
    bench.clock.advance(1000);
    bench.wire.tick();
    await eventually(() => beats.some((beat) => beat.epoch !== epoch));
    expect((await subscribed(socket, { scope: 'district', epoch, seq: 0 })).snapshot).toBeDefined();
  });
});

function collectFrames(socket: TestSocket): PositionFrame[] {
  const frames: PositionFrame[] = [];
  socket.on('positions', (bytes) => frames.push(decoded(bytes)));
  return frames;
}

/** One fix from each of these officers in their own grids, at the bench's time. */
async function walk(bench: WireBench, officers: readonly number[]): Promise<void> {
  bench.clock.advance(1000);
  await bench.ingest.accept(
    officers.map((index) => ({
      device: `phone-${index}`,
      fixTimeMs: bench.clock.nowMs(),
      ...inGrid(index),
      accuracyM: 5,
      speedMps: 1,
      headingDeg: 90,
      batteryPercent: null,
      mock: false,
      crs: 'wgs84' as const,
    })),
  );
}

/** One tick when nothing is being written any more: frames are volatile. */
async function tick(bench: WireBench): Promise<void> {
  await allWritten(bench);
  bench.wire.tick();
}

async function allWritten(bench: WireBench): Promise<void> {
  await eventually(() => [...bench.io.of('/').sockets.values()].every((socket) => readBacklog(socket).writable));
}
