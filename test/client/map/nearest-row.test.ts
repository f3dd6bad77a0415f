import { describe, expect, it } from 'vitest';
import { projectPx } from '../../../client/map/gl/program.ts';
import { nearestRow, type PickView } from '../../../client/map/officers/nearest-row.ts';
import { mercatorX, mercatorY } from '../../../client/map/mercator.ts';
import { allocateFrame } from '../../../shared/wire/position-frame.ts';
import { movedFleet } from './moved-fleet.ts';

const MATRIX = Float32Array.from([2000, 0, 0, 0, 0, -2000, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const VIEW: PickView = { matrix: MATRIX, widthPx: 800, heightPx: 600, reachPx: 10, nowMs: 0 };

function fleetOf(states: readonly number[]) {
  const fleet = movedFleet([mercatorX(113.85), mercatorY(34.5)], 0);
  const frame = allocateFrame(states.length, 1, true, 0);
  states.forEach((state, at) => {
    frame.officer[at] = at;
    frame.lonE7[at] = Math.round((113.85 + at * 0.01) * 1e7);
    frame.latE7[at] = Math.round((34.5 + at * 0.002) * 1e7);
    frame.state[at] = state;
  });
  fleet.applyFrame(frame, 0);
  return fleet;
}

function pixelOf(fleet: ReturnType<typeof fleetOf>, row: number): readonly [number, number] {
  const [x, y] = fleet.drawnAt(row, 0);
  return projectPx(MATRIX, x, y, 800, 600)!;
}

describe('officer under the pointer', () => {
  it('is the one drawn nearest, where it is drawn', () => {
    const fleet = fleetOf([1, 2, 3, 4]);
    for (const row of [0, 1, 2, 3]) {
      const [x, y] = pixelOf(fleet, row);
      expect(nearestRow(fleet, VIEW, x + 3, y - 2)).toBe(row);
    }
  });

  it('is nobody beyond reach, and never somebody hidden', () => {
    const fleet = fleetOf([1, 0]);
    const [x, y] = pixelOf(fleet, 0);
    expect(nearestRow(fleet, VIEW, x, y + 9.9)).toBe(0);
    expect(nearestRow(fleet, VIEW, x, y + 10.1)).toBe(-1);
    const [hiddenX, hiddenY] = pixelOf(fleet, 1);
    expect(nearestRow(fleet, VIEW, hiddenX, hiddenY)).toBe(-1);
  });
});
