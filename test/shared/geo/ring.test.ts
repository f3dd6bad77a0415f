import { describe, expect, it } from 'vitest';
import { areaM2, isInArea } from '../../../shared/geo/area.ts';
import { labelPointOf } from '../../../shared/geo/label-point.ts';
import { distanceM, metresPerDegree, toLocalMetres } from '../../../shared/geo/local-metres.ts';
import { findRingFault } from '../../../shared/geo/ring-faults.ts';
import { isPointInRing, ringCentroid, segmentsMeet, signedRingArea, type FlatPoint } from '../../../shared/geo/ring.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';

const SQUARE: FlatPoint[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];
const HORSESHOE: FlatPoint[] = [
  [0, 0],
  [30, 0],
  [30, 30],
  [20, 30],
  [20, 10],
  [10, 10],
  [10, 30],
  [0, 30],
];

describe('rings', () => {
  it('has a positive area anticlockwise and a negative one clockwise, closed or not', () => {
    expect(signedRingArea(SQUARE)).toBe(100);
    expect(signedRingArea(SQUARE.toReversed())).toBe(-100);
    expect(signedRingArea([...SQUARE, SQUARE[0]!])).toBe(100);
  });

  it('has its centre of area inside a square and a label point inside a horseshoe', () => {
    expect(ringCentroid(SQUARE)).toEqual([5, 5]);
    expect(isPointInRing(labelPointOf(HORSESHOE), HORSESHOE)).toBe(true);
  });

  it('knows segments that cross, touch and pass', () => {
    expect(segmentsMeet([0, 0], [10, 10], [0, 10], [10, 0])).toBe(true);
    expect(segmentsMeet([0, 0], [10, 0], [5, 0], [5, 9])).toBe(true);
    expect(segmentsMeet([0, 0], [10, 0], [5, 1], [5, 9])).toBe(false);
  });

  it('finds the fault of a ring, or none', () => {
    const closed = (points: readonly FlatPoint[]) => [...points, points[0]!];
    expect(findRingFault(closed(SQUARE))).toBeNull();
    expect(findRingFault(SQUARE)?.reason).toBe('not-closed');
    expect(
      findRingFault(
        closed([
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
        ]),
      )?.reason,
    ).toBe('self-crossing');
    expect(
      findRingFault(
        closed([
          [0, 0],
          [10, 0],
          [5, 0],
        ]),
      )?.reason,
    ).toBe('self-crossing');
    expect(
      findRingFault(
        closed([
          [0, 0],
          [Number.NaN, 0],
          [5, 5],
        ]),
      )?.reason,
    ).toBe('not-finite');
  });
});

describe('metres', () => {
  it('has the length of a degree on the ellipsoid', () => {
    expect(metresPerDegree(0)[0]).toBeCloseTo(111_319.5, 0);
    expect(metresPerDegree(0)[1]).toBeCloseTo(110_574.3, 0);
    expect(metresPerDegree(45)[0]).toBeCloseTo(78_846.8, 0);
  });

  it('goes to metres and back', () => {
    const frame = toLocalMetres([113.84, 34.52]);
    const [lon, lat] = frame.toLonLat(frame.toMetres([113.9, 34.6]));
    expect(lon).toBeCloseTo(113.9, 9);
    expect(lat).toBeCloseTo(34.6, 9);
  });

  it("measures the airport's first runway to within 0.2 % of its length on a sphere, 3,570 m", () => {
    expect(distanceM([113.841003, 34.539501], [113.876999, 34.527199]) / 3570).toBeCloseTo(1, 2);
  });
});

describe('areas', () => {
  const frame = toLocalMetres([113.8, 34.5]);
  const ring = (size: number, from: number) =>
    [
      [from, from],
      [from + size, from],
      [from + size, from + size],
      [from, from + size],
      [from, from],
    ].map((p) => [...frame.toLonLat(p as [number, number])] as [number, number]);
  const withHole: AreaGeometry = { type: 'Polygon', coordinates: [ring(1000, 0), ring(200, 400)] };

  it('takes holes off and adds parts', () => {
    expect(areaM2(withHole)).toBeCloseTo(960_000, -3);
    expect(areaM2({ type: 'MultiPolygon', coordinates: [[ring(1000, 0)], [ring(1000, 2000)]] })).toBeCloseTo(2e6, -4);
  });

  it('is outside in a hole', () => {
    expect(isInArea(frame.toLonLat([100, 100]), withHole)).toBe(true);
    expect(isInArea(frame.toLonLat([500, 500]), withHole)).toBe(false);
  });
});
