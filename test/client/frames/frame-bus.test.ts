import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameBus, MOST_WAITING, type FrameBus, type FrameDoubt } from '../../../client/frames/frame-bus.ts';
import { farHand } from '../../../client/frames/frame-hand.ts';
import { MOST_OFFICERS } from '../../../client/frames/place-columns.ts';
import { mercatorX, mercatorY } from '../../../client/map/mercator.ts';
import { seededRandom } from '../../../shared/lib/seeded-random.ts';
import { OFFICER_STATES } from '../../../shared/model/officer-state.ts';
import { allocateFrame } from '../../../shared/wire/position-frame.ts';
import { manualWorker, type ManualWorker } from './manual-worker.ts';
import { showOfficers, type ShownOfficers } from './shown-officers.ts';

const TICK = Date.UTC(2026, 10, 21);
const ORIGIN = [mercatorX(113.85), mercatorY(34.5)] as const;
const OFFICERS = 120;

/** A hand waits for answers that these workers often never give: its patience must not end in another test. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a bus with a worker', () => {
  it('gives the same places and the same picture as without one, whatever comes and however late', () => {
    for (const seed of ['a', 'b', 'c']) {
      const random = seededRandom(`frames ${seed}`);
      let nowMs = 0;
      const worker = manualWorker();
      const far = createFrameBus(
        farHand(() => worker),
        () => nowMs,
      );
      const near = createFrameBus(undefined, () => nowMs);
      const shown: [ShownOfficers, ShownOfficers][] = [];
      for (let tick = 1; tick <= 60; tick++) {
        // Now and then over the hour after which times have another base.
        nowMs += random() < 0.03 ? 3_700_000 : 1000;
        if (random() < 0.1) shown.push([showOfficers(far, ORIGIN), showOfficers(near, ORIGIN)]);
        if (random() < 0.05) shown.shift()?.forEach(({ stop }) => stop());
        if (random() < 0.1) for (const bus of [far, near]) bus.supersede();
        const bytes = randomFrame(random, tick);
        for (const bus of [far, near]) bus.publish(bytes.slice(), () => undefined);
        if (random() < 0.6) worker.work(Math.ceil(random() * 3));
        if (worker.orders.length < 4) continue;
        worker.work();
        // What was superseded is made good by the next frame.
        const last = frame([{ officer: 0 }], tick === 0, TICK + tick * 1000);
        for (const bus of [far, near]) bus.publish(last.slice(), () => undefined);
        worker.work();
        expect(placesOf(far)).toEqual(placesOf(near));
        for (const [ours, theirs] of shown) {
          expect(ours.drawn()).toEqual(theirs.drawn());
          expect(ours.pace(nowMs)).toBe(theirs.pace(nowMs));
        }
      }
      expect(shown.some(([one]) => one.drawn().size > 50)).toBe(true);
      expect(worker.isEnded).toBe(false);
    }
  });

  it('copies nothing and allocates nothing once it runs: buffers go to and fro', () => {
    const { bus, worker } = started();
    showOfficers(bus, ORIGIN);
    const bytes = frame([{ officer: 1 }], true);
    for (const _ of [1, 2, 3, 4]) {
      bus.publish(bytes.slice(), never);
      worker.work(1);
    }
    const kept = bytes.slice();
    bus.publish(kept, never);
    expect(kept.byteLength).toBe(0);
    expect(worker.orders.at(-1)!.spare.map(({ byteLength }) => byteLength)).toEqual(
      expect.arrayContaining([64 * 32, 8 + 1024 * 20]),
    );
  });

  it('leaves bytes alone that lie in a larger buffer', () => {
    const { bus, worker } = started();
    const bytes = frame([{ officer: 1 }], true);
    const packet = new Uint8Array(bytes.length + 16);
    packet.set(bytes, 8);
    bus.publish(packet.subarray(8, 8 + bytes.length), never);
    worker.work();
    expect(packet.byteLength).toBe(bytes.length + 16);
    expect(bus.lastPlace(1)).not.toBeNull();
  });

  it('draws a map that comes late at once, with everybody so far', () => {
    const { bus, worker } = started();
    bus.publish(frame([{ officer: 1 }, { officer: 2 }], true), never);
    const shown = showOfficers(bus, ORIGIN);
    worker.work();
    expect([...shown.drawn().keys()]).toEqual([1, 2]);
    shown.stop();
    bus.publish(frame([{ officer: 3 }]), never);
    worker.work();
    expect([...shown.drawn().keys()]).toEqual([1, 2]);
  });

  it('tells of damaged bytes and goes on as before', () => {
    for (const { bus, worker } of [started(), { bus: createFrameBus(), worker: null }]) {
      const doubts: FrameDoubt[] = [];
      bus.publish(frame([{ officer: 1 }], true), never);
      bus.publish(frame([{ officer: 2 }]).slice(0, -1), (doubt) => doubts.push(doubt));
      bus.publish(frame([{ officer: 3 }]), never);
      worker?.work();
      expect(doubts).toEqual([{ kind: 'damaged', why: expect.stringContaining('frame of 1 rows') }]);
      expect(seen(bus)).toEqual([1, 3]);
    }
  });

  it('neither shows nor tells of what was under way when another subscription began', () => {
    const { bus, worker } = started();
    const shown = showOfficers(bus, ORIGIN);
    bus.publish(frame([{ officer: 1 }], true), never);
    bus.publish(frame([]).slice(0, -1), never);
    bus.supersede();
    worker.work();
    expect([seen(bus), shown.drawn().size]).toEqual([[], 0]);
    bus.publish(frame([{ officer: 2 }], true), never);
    worker.work();
    expect(seen(bus)).toEqual([2]);
    expect([...shown.drawn()].map(([officer, row]) => [officer, row[7]])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('keeps so many frames waiting and no more: then it says once that some were missed, as soon as it has done those', () => {
    const { bus, worker } = started();
    const doubts: FrameDoubt[] = [];
    for (let at = 0; at < MOST_WAITING + 3; at++)
      bus.publish(frame([{ officer: at }], at === 0), (doubt) => doubts.push(doubt));
    expect(worker.orders).toHaveLength(MOST_WAITING);
    worker.work(MOST_WAITING - 1);
    bus.publish(frame([{ officer: 99 }]), (doubt) => doubts.push(doubt));
    expect(doubts).toEqual([]);
    worker.work();
    expect(doubts).toEqual([{ kind: 'missed' }]);
    expect(seen(bus)).toEqual(Array.from({ length: MOST_WAITING }, (_, at) => at));
    bus.publish(frame([{ officer: 7 }], true), never);
    worker.work();
    expect(seen(bus)).toEqual([7]);
  });
});

describe('a worker that fails', () => {
  it.each<[string, (worker: ManualWorker) => void]>([
    ['throws', (worker) => worker.die()],
    ['answers something else', (worker) => worker.say({ number: 99, damage: null, places: null, drawings: [] })],
    ['answers no more', () => vi.advanceTimersByTime(10_000)],
  ])('is replaced by the page itself when it %s: the picture stays and what was under way is asked for', (_, fail) => {
    const { bus, worker } = started();
    const doubts: FrameDoubt[] = [];
    const shown = showOfficers(bus, ORIGIN);
    bus.publish(frame([{ officer: 1 }, { officer: 2 }], true), never);
    worker.work();
    vi.advanceTimersByTime(60_000);
    expect(worker.isEnded).toBe(false);
    bus.publish(frame([{ officer: 3 }]), (doubt) => doubts.push(doubt));
    bus.publish(frame([{ officer: 4 }]), (doubt) => doubts.push(doubt));
    fail(worker);
    expect([worker.isEnded, doubts]).toEqual([true, [{ kind: 'missed' }]]);
    expect([seen(bus), [...shown.drawn().keys()]]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    bus.publish(frame([{ officer: 2 }, { officer: 4 }], true), never);
    expect([seen(bus), worker.orders.length]).toEqual([[2, 4], 2]);
    expect([...shown.drawn()].map(([officer, row]) => [officer, row[7]])).toEqual([
      [1, 0],
      [2, 1],
      [4, 1],
    ]);
  });

  it('says nothing of frames of a subscription that was replaced', () => {
    const { bus, worker } = started();
    bus.publish(frame([{ officer: 1 }], true), never);
    bus.supersede();
    worker.die();
    bus.publish(frame([{ officer: 2 }], true), never);
    expect(seen(bus)).toEqual([2]);
  });

  it('is not missed when it cannot be started', () => {
    const bus = createFrameBus(
      farHand(() => {
        throw new Error('refused');
      }),
    );
    bus.prepare();
    const shown = showOfficers(bus, ORIGIN);
    bus.publish(frame([{ officer: 1 }], true), never);
    expect([seen(bus), [...shown.drawn().keys()]]).toEqual([[1], [1]]);
  });
});

const never = (doubt: FrameDoubt) => expect.unreachable(JSON.stringify(doubt));

function started() {
  const worker = manualWorker();
  return { bus: createFrameBus(farHand(() => worker)), worker };
}

interface Row {
  readonly officer: number;
  readonly eastE7?: number;
  readonly ageMs?: number;
  readonly heading?: number;
  readonly state?: number;
}

function frame(rows: readonly Row[], keyframe = false, tickMs = TICK): Uint8Array {
  const made = allocateFrame(rows.length, 1, keyframe, tickMs);
  rows.forEach((row, at) => {
    made.officer[at] = row.officer;
    made.lonE7[at] = 1_138_500_000 + row.officer * 100 + (row.eastE7 ?? 0);
    made.latE7[at] = 345_000_000;
    made.ageMs[at] = row.ageMs ?? 0;
    made.headingCentideg[at] = row.heading ?? 0xffff;
    made.state[at] = row.state ?? 1;
  });
  return made.bytes;
}

/** Mostly some of the officers; now and then a keyframe without a tenth of them, an index that no roster has, or damage. */
function randomFrame(random: () => number, tick: number): Uint8Array {
  const keyframe = tick === 1 || random() < 0.15;
  const share = keyframe ? 0.9 : random();
  const rows: Row[] = [];
  for (let officer = 0; officer < OFFICERS; officer++) {
    if (random() > share) continue;
    rows.push({
      officer: random() < 0.01 ? MOST_OFFICERS + officer : officer,
      eastE7: Math.floor(random() * (random() < 0.05 ? 1e6 : 1000)),
      ageMs: Math.floor(random() * 2000),
      heading: random() < 0.5 ? 0xffff : Math.floor(random() * 36_000),
      state: Math.floor(random() * OFFICER_STATES.length),
    });
  }
  const bytes = frame(rows, keyframe, TICK + tick * 1000);
  if (random() < 0.05) bytes[Math.floor(random() * 8)]! ^= 0xff;
  return bytes;
}

function seen(bus: FrameBus): number[] {
  return Array.from({ length: OFFICERS }, (_, at) => at).filter((at) => bus.lastPlace(at));
}

function placesOf(bus: FrameBus) {
  return Array.from({ length: OFFICERS + 1 }, (_, at) => bus.lastPlace(at));
}
