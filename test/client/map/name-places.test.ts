import { describe, expect, it } from 'vitest';
import { chooseNames, drawnInView, drawnPlace } from '../../../client/map/officers/name-places.ts';
import { mercatorX, mercatorY } from '../../../client/map/mercator.ts';
import { allocateFrame } from '../../../shared/wire/position-frame.ts';
import { movedFleet } from './moved-fleet.ts';

const MATRIX = Float32Array.from([2000, 0, 0, 0, 0, -2000, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const VIEW = { matrix: MATRIX, widthPx: 800, heightPx: 600, nowMs: 0 };

/** Officers in a row towards the east, `stepDeg` apart, from the middle of the map. */
function fleetOf(states: readonly number[], stepDeg: number) {
  const fleet = movedFleet([mercatorX(113.85), mercatorY(34.5)], 0);
  const frame = allocateFrame(states.length, 1, true, 0);
  states.forEach((state, at) => {
    frame.officer[at] = at;
    frame.lonE7[at] = Math.round((113.85 + at * stepDeg) * 1e7);
    frame.latE7[at] = Math.round(34.5 * 1e7);
    frame.state[at] = state;
  });
  fleet.applyFrame(frame, 0);
  return fleet;
}

const at = (row: number, x: number, y: number) => ({ row, x, y });
const WIDE = () => 50;

describe('names of officers', () => {
  it('are of those who are drawn within the map, where they are drawn', () => {
    const fleet = fleetOf([1, 0, 4, 1], 0.07);
    const seen = drawnInView(fleet, VIEW);
    expect(seen.map(({ row }) => row)).toEqual([0, 2]);
    expect(seen[0]!.x).toBeCloseTo(400, 6);
    expect(seen[0]!.y).toBeCloseTo(300, 6);
    expect(seen[1]!.x).toBeGreaterThan(500);
    expect(drawnPlace(fleet, VIEW, 2)).toEqual(seen[1]);
    expect(drawnPlace(fleet, VIEW, 1)).toBeNull();
    expect(drawnPlace(fleet, VIEW, -1)).toBeNull();
    expect(drawnPlace(fleet, VIEW, 4)).toBeNull();
  });

  it('never lie over each other', () => {
    const none: ReadonlySet<number> = new Set();
    expect([...chooseNames([at(0, 0, 0), at(1, 51, 0)], none, [], WIDE)]).toEqual([0]);
    expect([...chooseNames([at(0, 0, 0), at(1, 52, 0)], none, [], WIDE)]).toEqual([0, 1]);
    expect([...chooseNames([at(0, 0, 0), at(1, 0, 19)], none, [], WIDE)]).toEqual([0]);
    expect([...chooseNames([at(0, 0, 0), at(1, 0, 20)], none, [], WIDE)]).toEqual([0, 1]);
  });

  it('belong to who is pointed at first, then to who had one before', () => {
    const crowd = [at(0, 0, 0), at(1, 10, 0), at(2, 20, 0)];
    expect([...chooseNames(crowd, new Set([1]), [], WIDE)]).toEqual([1]);
    expect([...chooseNames(crowd, new Set([1]), [2], WIDE)]).toEqual([2]);
  });

  it('leave room to those who have none', () => {
    const nameOf = (row: number) => (row === 0 ? null : 50);
    expect([...chooseNames([at(0, 0, 0), at(1, 10, 0)], new Set(), [0], nameOf)]).toEqual([1]);
  });

  it('are no more than can be read', () => {
    const many = Array.from({ length: 200 }, (_, row) => at(row, 0, row * 20));
    expect(chooseNames(many, new Set(), [], WIDE).size).toBe(80);
  });
});
