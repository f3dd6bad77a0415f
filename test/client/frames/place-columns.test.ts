import { describe, expect, it } from 'vitest';
import { createPlaceColumns, MOST_OFFICERS } from '../../../client/frames/place-columns.ts';
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

describe('columns of places', () => {
  it('keeps the newest place of each officer, whatever the roster index', () => {
    const columns = createPlaceColumns();
    columns.take(frame([3, 70_000]));
    columns.take(frame([3], false, TICK + 1000));
    expect(columns.placeOf(3)).toEqual({
      lon: 113.8500003,
      lat: 34.4999997,
      fixMs: TICK - 500,
      headingDeg: 90.5,
      state: 2,
    });
    expect(columns.placeOf(70_000)).toMatchObject({ fixMs: TICK - 1500, headingDeg: null });
    expect(columns.placeOf(4)).toBeNull();
    expect(columns.placeOf(9_999_999)).toBeNull();
  });

  it('forgets who is missing from a keyframe', () => {
    const columns = createPlaceColumns();
    columns.take(frame([1, 2]));
    columns.take(frame([2], true));
    expect([columns.placeOf(1), columns.placeOf(2)?.state]).toEqual([null, 2]);
  });

  it('gives a late listener everybody as one keyframe', () => {
    const columns = createPlaceColumns();
    expect(columns.frame().count).toBe(0);
    columns.take(frame([5, 2000]));
    columns.take(frame([5], false, TICK + 1000));
    const everybody = columns.frame();
    expect([...everybody.officer]).toEqual([5, 2000]);
    expect(everybody).toMatchObject({ keyframe: true, tickMs: TICK + 1000, count: 2 });
    expect([...everybody.ageMs]).toEqual([1500, 2500]);
  });

  it('keeps the same places of a crowd, whether its officers follow on each other or not', () => {
    const crowd = [
      4,
      9,
      ...Array.from({ length: 300 }, (_, i) => 1500 + i),
      2,
      ...Array.from({ length: 70 }, (_, i) => i * 2),
    ];
    const [whole, apart] = [createPlaceColumns(), createPlaceColumns()];
    whole.take(frame(crowd, true));
    for (const officer of crowd) apart.take(frame([officer]));
    for (const officer of crowd) expect(whole.placeOf(officer)).toEqual(apart.placeOf(officer));
    expect([...whole.frame().officer]).toEqual([...new Set(crowd)].toSorted((a, b) => a - b));
  });

  it('takes of a crowd only those that a roster can have', () => {
    const columns = createPlaceColumns();
    columns.take(frame(Array.from({ length: 200 }, (_, i) => MOST_OFFICERS - 100 + i)));
    expect(columns.frame().count).toBe(100);
    columns.take(frame(Array.from({ length: 200 }, (_, i) => MOST_OFFICERS + i)));
    expect(columns.frame().count).toBe(100);
  });

  it('leaves out an index that no roster has, instead of making room for it', () => {
    const columns = createPlaceColumns();
    columns.take(frame([MOST_OFFICERS, 7]));
    expect([...columns.frame().officer]).toEqual([7]);
    expect(columns.buffer.byteLength).toBe(createPlaceColumns().buffer.byteLength);
  });

  it('goes on from the buffer of others', () => {
    const first = createPlaceColumns();
    first.take(frame([5, 2000], true));
    const second = createPlaceColumns(first.buffer.slice(0));
    expect(second.frame()).toEqual(first.frame());
    second.take(frame([5], false, TICK + 1000));
    expect([second.placeOf(5)?.fixMs, first.placeOf(5)?.fixMs]).toEqual([TICK - 500, TICK - 1500]);
  });
});
