import { describe, expect, it } from 'vitest';
import { createFrameBus } from '../../../client/wire/frame-bus.ts';
import { MOST_OFFICERS } from '../../../client/wire/place-columns.ts';
import { allocateFrame } from '../../../shared/wire/position-frame.ts';

const TICK = Date.UTC(2026, 10, 21);

function frame(officers: readonly number[], keyframe = false, tickMs = TICK) {
  const made = allocateFrame(officers.length, 1, keyframe, tickMs);
  officers.forEach((officer, row) => {
    made.officer[row] = officer;
    made.lonE7[row] = 1_138_500_000 + officer;
    made.latE7[row] = 345_000_000 - officer;
    made.ageMs[row] = 1500;
    made.headingCentideg[row] = officer % 2 === 0 ? 0xffff : 9050;
    made.state[row] = 2;
  });
  return made;
}

describe('frame bus', () => {
  it('keeps the newest place of each officer, whatever the roster index', () => {
    const bus = createFrameBus();
    bus.publish(frame([3, 70_000]), 0);
    bus.publish(frame([3], false, TICK + 1000), 0);
    expect(bus.lastPlace(3)).toEqual({
      lon: 113.8500003,
      lat: 34.4999997,
      fixMs: TICK - 500,
      headingDeg: 90.5,
      state: 2,
    });
    expect(bus.lastPlace(70_000)).toMatchObject({ fixMs: TICK - 1500, headingDeg: null });
    expect(bus.lastPlace(4)).toBeNull();
    expect(bus.lastPlace(9_999_999)).toBeNull();
  });

  it('forgets who is missing from a keyframe', () => {
    const bus = createFrameBus();
    bus.publish(frame([1, 2]), 0);
    bus.publish(frame([2], true), 0);
    expect([bus.lastPlace(1), bus.lastPlace(2)?.state]).toEqual([null, 2]);
  });

  it('gives a late listener everybody as one keyframe', () => {
    const bus = createFrameBus();
    expect(bus.everybody().count).toBe(0);
    bus.publish(frame([5, 2000]), 0);
    bus.publish(frame([5], false, TICK + 1000), 0);
    const everybody = bus.everybody();
    expect([...everybody.officer]).toEqual([5, 2000]);
    expect(everybody).toMatchObject({ keyframe: true, tickMs: TICK + 1000, count: 2 });
    expect([...everybody.ageMs]).toEqual([1500, 2500]);
    bus.clear();
    expect(bus.everybody().count).toBe(0);
  });

  it('keeps the same places of a crowd, whether its officers follow on each other or not', () => {
    const crowd = [
      4,
      9,
      ...Array.from({ length: 300 }, (_, i) => 1500 + i),
      2,
      ...Array.from({ length: 70 }, (_, i) => i * 2),
    ];
    const [whole, apart] = [createFrameBus(), createFrameBus()];
    whole.publish(frame(crowd, true), 0);
    for (const officer of crowd) apart.publish(frame([officer]), 0);
    for (const officer of crowd) expect(whole.lastPlace(officer)).toEqual(apart.lastPlace(officer));
    expect([...whole.everybody().officer]).toEqual([...new Set(crowd)].toSorted((a, b) => a - b));
  });

  it('takes of a crowd only those that a roster can have', () => {
    const bus = createFrameBus();
    bus.publish(frame(Array.from({ length: 200 }, (_, i) => MOST_OFFICERS - 100 + i)), 0);
    expect(bus.everybody().count).toBe(100);
    bus.publish(frame(Array.from({ length: 200 }, (_, i) => MOST_OFFICERS + i)), 0);
    expect(bus.everybody().count).toBe(100);
  });

  it('leaves out an index that no roster has, instead of making room for it', () => {
    const bus = createFrameBus();
    bus.publish(frame([MOST_OFFICERS, 7]), 0);
    expect([...bus.everybody().officer]).toEqual([7]);
  });
});
