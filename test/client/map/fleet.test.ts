import { describe, expect, it } from 'vitest';
import { glideShare, ROW_FLOATS, SNAP_GAP_MS } from '../../../client/frames/glide-mover.ts';
import { mercatorX, mercatorY, metresPerMercator } from '../../../client/map/mercator.ts';
import { nextRepaintMs } from '../../../client/map/officers/repaint-pace.ts';
import { radiusAtZoom } from '../../../client/map/officers/officer-layer.ts';
import { OFFICER_STATES } from '../../../shared/model/officer-state.ts';
import { allocateFrame } from '../../../shared/wire/position-frame.ts';
import { movedFleet } from './moved-fleet.ts';

const LON = 113.85;
const LAT = 34.5;
const ORIGIN = [mercatorX(LON), mercatorY(LAT)] as const;
const MOVING = 1;
interface Row {
  readonly officer: number;
  readonly lon?: number;
  readonly lat?: number;
  readonly ageMs?: number;
  readonly heading?: number;
  readonly state?: number;
}

function frame(tickMs: number, rows: readonly Row[], keyframe = false) {
  const made = allocateFrame(rows.length, 1, keyframe, tickMs);
  rows.forEach((row, at) => {
    made.officer[at] = row.officer;
    made.lonE7[at] = Math.round((row.lon ?? LON) * 1e7);
    made.latE7[at] = Math.round((row.lat ?? LAT) * 1e7);
    made.ageMs[at] = row.ageMs ?? 0;
    made.headingCentideg[at] = row.heading === undefined ? 0xffff : row.heading * 100;
    made.state[at] = row.state ?? MOVING;
  });
  return made;
}

const east = (metres: number) => LON + (metres / metresPerMercator(ORIGIN[1])) * 360;
const drawnEastM = (fleet: ReturnType<typeof movedFleet>, nowMs: number) =>
  fleet.drawnAt(0, nowMs)[0] * metresPerMercator(ORIGIN[1]);

describe('fleet of officers', () => {
  it('shows an officer at once where the first fix is', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(1000, [{ officer: 7, lon: east(20) }]), 0);
    expect(drawnEastM(fleet, 0)).toBeCloseTo(20, 1);
    expect(fleet.pace(0)).toBe(0);
    expect(fleet.officerAt(fleet.rowOf(7))).toBe(7);
  });

  it('ACC-34 draws nobody on a break, wherever the frame says, and the next fix at once where it is', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(1000, [{ officer: 7 }]), 0);
    const onBreak = OFFICER_STATES.indexOf('on-break');
    fleet.applyFrame(frame(2000, [{ officer: 7, lon: 0, lat: 0, state: onBreak }]), 1000);
    expect([fleet.stateAt(0), fleet.pace(1000)]).toEqual([0, 0]);
    fleet.applyFrame(frame(3000, [{ officer: 7, lon: east(10) }]), 2000);
    expect([fleet.stateAt(0), fleet.pace(2000)]).toEqual([MOVING, 0]);
    expect(drawnEastM(fleet, 2000)).toBeCloseTo(10, 1);
  });

  it('glides to the next fix in the time between the two fixes', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(1000, [{ officer: 7 }]), 0);
    fleet.applyFrame(frame(11_000, [{ officer: 7, lon: east(10) }]), 10_000);
    expect(drawnEastM(fleet, 10_000)).toBeCloseTo(0, 1);
    expect(drawnEastM(fleet, 15_000)).toBeCloseTo(5, 1);
    expect(drawnEastM(fleet, 20_000)).toBeCloseTo(10, 1);
    expect(drawnEastM(fleet, 99_000)).toBeCloseTo(10, 1);
  });

  it('goes on from where it is drawn when the next fix comes early: never a jump', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(0, [{ officer: 7 }]), 0);
    fleet.applyFrame(frame(10_000, [{ officer: 7, lon: east(10) }]), 10_000);
    const before = drawnEastM(fleet, 14_000);
    fleet.applyFrame(frame(20_000, [{ officer: 7, lon: east(20) }]), 14_000);
    expect(drawnEastM(fleet, 14_000)).toBeCloseTo(before, 2);
  });

  it('does not start again when a frame repeats the same fix, but takes its state', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(0, [{ officer: 7 }]), 0);
    fleet.applyFrame(frame(10_000, [{ officer: 7, lon: east(10) }]), 10_000);
    fleet.applyFrame(frame(12_000, [{ officer: 7, lon: east(10), ageMs: 2000, state: 2 }]), 12_000);
    expect(drawnEastM(fleet, 15_000)).toBeCloseTo(5, 1);
    expect(fleet.stateAt(0)).toBe(2);
  });

  it('glides over a gap of 30 s and appears after a longer one', () => {
    for (const [gapMs, expected] of [
      [SNAP_GAP_MS, 0],
      [SNAP_GAP_MS + 1, 10],
    ] as const) {
      const fleet = movedFleet(ORIGIN, 0);
      fleet.applyFrame(frame(0, [{ officer: 7 }]), 0);
      fleet.applyFrame(frame(gapMs, [{ officer: 7, lon: east(10) }]), gapMs);
      expect(drawnEastM(fleet, gapMs)).toBeCloseTo(expected, 1);
    }
  });

  it('glides 790 m and jumps 810 m', () => {
    for (const [metres, expected] of [
      [790, 0],
      [810, 810],
    ] as const) {
      const fleet = movedFleet(ORIGIN, 0);
      fleet.applyFrame(frame(0, [{ officer: 7 }]), 0);
      fleet.applyFrame(frame(10_000, [{ officer: 7, lon: east(metres) }]), 10_000);
      expect(drawnEastM(fleet, 10_000)).toBeCloseTo(expected, 0);
    }
  });

  it('tells only the rows that changed, once', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(
      frame(
        0,
        [1, 2, 3, 4].map((officer) => ({ officer })),
      ),
      0,
    );
    expect(fleet.takeDirty()).toEqual([0, 4]);
    fleet.applyFrame(frame(1000, [{ officer: 3, lon: east(1) }]), 1000);
    expect(fleet.takeDirty()).toEqual([2, 3]);
    expect(fleet.takeDirty()).toBeNull();
  });

  it('hides who is missing from a keyframe and nobody otherwise', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(0, [{ officer: 1 }, { officer: 2 }], true), 0);
    fleet.applyFrame(frame(1000, [{ officer: 1 }]), 1000);
    expect(fleet.stateAt(fleet.rowOf(2))).toBe(MOVING);
    fleet.applyFrame(frame(2000, [{ officer: 1 }], true), 2000);
    expect(fleet.stateAt(fleet.rowOf(2))).toBe(0);
  });

  it('grows past its first capacity and keeps every row', () => {
    const fleet = movedFleet(ORIGIN, 0);
    const rows = Array.from({ length: 1000 }, (_, officer) => ({ officer, lon: LON + officer / 1e5 }));
    fleet.applyFrame(frame(0, rows), 0);
    expect(fleet.count).toBe(1000);
    expect(fleet.rows.length).toBe(fleet.capacity * ROW_FLOATS);
    expect(fleet.drawnAt(999, 0)[0]).toBeCloseTo(mercatorX(LON + 999 / 1e5) - ORIGIN[0], 9);
    expect(fleet.takeDirty()).toEqual([0, 1000]);
  });

  it('keeps gliding smoothly after weeks: times are moved to a new base', () => {
    const weeksMs = 30 * 86_400_000;
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(weeksMs, [{ officer: 7 }]), weeksMs);
    fleet.applyFrame(frame(weeksMs + 10_000, [{ officer: 7, lon: east(10) }]), weeksMs + 10_000);
    expect(fleet.baseMs).toBe(weeksMs);
    expect(drawnEastM(fleet, weeksMs + 15_000)).toBeCloseTo(5, 1);
  });

  it('turns the way it goes when the device gives no heading', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(0, [{ officer: 7, heading: 90 }]), 0);
    expect(fleet.rows[6]).toBeCloseTo(Math.PI / 2, 5);
    fleet.applyFrame(frame(10_000, [{ officer: 7, lat: LAT + 0.0001 }]), 10_000);
    expect(fleet.rows[6]).toBeCloseTo(0, 3);
  });

  it('is drawn to a millimetre at any zoom', () => {
    const fleet = movedFleet(ORIGIN, 0);
    fleet.applyFrame(frame(0, [{ officer: 7, lon: LON + 0.15, lat: LAT + 0.15 }]), 0);
    const errorM =
      Math.abs(fleet.drawnAt(0, 0)[0] - (mercatorX(LON + 0.15) - ORIGIN[0])) * metresPerMercator(ORIGIN[1]);
    expect(errorM).toBeLessThan(0.005);
  });

  it('is drawn where Mercator has it, near its middle and far, in both hemispheres', () => {
    for (const middle of [-41, 0, 34.5, 53]) {
      for (const off of [-5, -0.61, -0.6, -0.3, 0, 0.05, 0.59, 0.61, 9]) {
        const fleet = movedFleet([mercatorX(LON), mercatorY(middle)], 0);
        fleet.applyFrame(frame(0, [{ officer: 7, lat: middle + off }]), 0);
        const errorM = (mercatorY(middle) + fleet.drawnAt(0, 0)[1] - mercatorY(middle + off)) * 40_075_017;
        // Single precision of what the GPU gets: finer than 1 in 8 million of the way from the middle.
        expect(Math.abs(errorM)).toBeLessThan(0.01 + (Math.abs(off) * 200_000) / 2 ** 23);
      }
    }
  });
});

describe('glide', () => {
  it('is done at once when it takes no time, and never leaves 0 to 1', () => {
    expect(glideShare(5, 5, 5)).toBe(1);
    expect(glideShare(5, 7, 4)).toBe(0);
    expect(glideShare(5, 7, 6)).toBe(0.5);
    expect(glideShare(5, 7, 9)).toBe(1);
  });
});

describe('repaint', () => {
  const walking = 1.4 / 1000 / metresPerMercator(ORIGIN[1]);
  it('is not asked for when nobody moves', () => expect(nextRepaintMs(0, 18)).toBeNull());
  it('comes with every frame when people visibly move', () => expect(nextRepaintMs(walking * 20, 18)).toBe(0));
  it('comes about once a second at an overview', () => expect(nextRepaintMs(walking, 10)).toBe(1000));
  it('comes more often the nearer one looks', () => {
    expect(nextRepaintMs(walking, 15)!).toBeGreaterThan(nextRepaintMs(walking, 17)!);
  });
});

describe('size of an officer', () => {
  it('grows with zoom and stops at both ends', () => {
    expect(radiusAtZoom(3)).toBe(radiusAtZoom(9));
    expect(radiusAtZoom(14)).toBeGreaterThan(radiusAtZoom(13));
    expect(radiusAtZoom(22)).toBe(radiusAtZoom(17));
  });
});
