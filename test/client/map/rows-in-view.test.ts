import { describe, expect, it } from 'vitest';
import { ROW_FLOATS } from '../../../client/frames/glide-mover.ts';
import { matrixAt } from '../../../client/map/gl/program.ts';
import type { Fleet } from '../../../client/map/officers/fleet.ts';
import { boxInView, createRowsInView, rowsInBox } from '../../../client/map/officers/rows-in-view.ts';
import { seededRandom } from '../../../shared/lib/seeded-random.ts';
import { movedFleet } from './moved-fleet.ts';

type Row = readonly [fromX: number, fromY: number, toX: number, toY: number, state: number];

function fleetOf(rows: readonly Row[]): Fleet {
  const fleet = movedFleet([0, 0], 0);
  const buffer = new Float32Array(2 ** Math.ceil(Math.log2(Math.max(64, rows.length))) * ROW_FLOATS);
  rows.forEach(([fromX, fromY, toX, toY, state], row) => {
    buffer.set([fromX, fromY, toX, toY, 0, 1, 0, state], row * ROW_FLOATS);
  });
  return { ...fleet, rows: buffer, count: rows.length, capacity: buffer.length / ROW_FLOATS };
}

/** Looks at a place with so much to each side of it. */
function looking(x: number, y: number, halfX: number, halfY = halfX): Float32Array {
  return matrixAt(
    [3 / halfX, 0, 0, 0, 0, -3 / halfY, 0, 0, 0, 0, 1, 0, (-3 * x) / halfX, (3 * y) / halfY, 0, 3],
    [0, 0],
  );
}

const standing = (x: number, y: number, state = 2): Row => [x, y, x, y, state];
/** Far from everything, so that a choice is worth it. */
const crowd = Array.from({ length: 20 }, () => standing(90, 90));

describe('rows in view', () => {
  it('are looked for in what the matrix shows, with room around it', () => {
    const near = (box: readonly number[] | null) => box?.map((edge) => Math.round(edge * 1e4) / 1e4);
    expect(near(boxInView(looking(5, -2, 1, 2), 0))).toEqual([4, -4, 6, 0]);
    expect(near(boxInView(looking(5, -2, 1, 2), 0.5))).toEqual([3, -6, 7, 2]);
  });

  it('are all rows when the map is turned or tilted', () => {
    const tilted = looking(0, 0, 1);
    tilted[7] = 0.5;
    expect(boxInView(tilted, 0)).toBeNull();
    expect(createRowsInView()(fleetOf([standing(0, 0), ...crowd]), tilted, true)).toMatchObject({
      rows: null,
      count: 21,
    });
  });

  it('are those that are within, begin within, end within or pass through, and not the hidden ones', () => {
    const fleet = fleetOf([
      standing(0, 0),
      standing(2, 0),
      [0, 0, 3, 3, 1],
      [3, 3, 0.5, 0.5, 1],
      [-3, 0, 3, 0, 1],
      standing(0.2, 0.2, 0),
      [-3, 2, 3, 2, 1],
    ]);
    const into = new Uint32Array(fleet.capacity);
    expect([...into.subarray(0, rowsInBox(fleet, [-1, -1, 1, 1], into))]).toEqual([0, 2, 3, 4]);
  });

  it('are all when most are in view: then leaving out the others saves nothing', () => {
    const look = createRowsInView();
    const fleet = fleetOf([standing(0, 0), standing(0.1, 0), standing(9, 9)]);
    expect(look(fleet, looking(0, 0, 1), true)).toEqual({ rows: null, count: 3, isNew: true });
    expect(look(fleet, looking(50, 0, 1), true)).toEqual({ rows: null, count: 3, isNew: false });
    expect(look(fleet, looking(0, 0, 0.2), false)).toMatchObject({ isNew: true });
  });

  it('are looked for again when somebody moved, when the view leaves its room, and when it is zoomed far in', () => {
    const look = createRowsInView();
    const fleet = fleetOf([standing(0, 0), ...crowd]);
    expect(look(fleet, looking(0, 0, 1), true)).toMatchObject({ count: 1, isNew: true });
    expect(look(fleet, looking(0.3, 0, 1), false)).toMatchObject({ count: 1, isNew: false });
    expect(look(fleet, looking(0.3, 0, 1), true)).toMatchObject({ isNew: true });
    expect(look(fleet, looking(2, 0, 1), false)).toMatchObject({ count: 0, isNew: true });
    expect(look(fleet, looking(2, 0, 0.9), false)).toMatchObject({ isNew: false });
    expect(look(fleet, looking(2, 0, 0.3), false)).toMatchObject({ isNew: true });
  });

  it('leave nobody out who can be seen, wherever the map is dragged', () => {
    const random = seededRandom('rows in view');
    const place = () => random() * 40 - 20;
    const fleet = fleetOf(Array.from({ length: 3_000 }, () => standing(place(), place(), Math.floor(random() * 5))));
    const look = createRowsInView();
    let [x, y, half] = [0, 0, 4];
    for (let picture = 0; picture < 300; picture++) {
      x = Math.max(-18, Math.min(18, x + random() * 2 - 1));
      y = Math.max(-18, Math.min(18, y + random() * 2 - 1));
      half = Math.max(0.5, Math.min(6, half * (0.9 + random() * 0.2)));
      const { rows } = look(fleet, looking(x, y, half), picture === 0);
      const chosen = new Set(rows ?? Array.from({ length: fleet.count }, (_, row) => row));
      for (let row = 0; row < fleet.count; row++) {
        const at = row * ROW_FLOATS;
        const isSeen =
          fleet.rows[at + 7] !== 0 && Math.abs(fleet.rows[at]! - x) < half && Math.abs(fleet.rows[at + 1]! - y) < half;
        if (isSeen && !chosen.has(row)) expect.fail(`row ${row} is missing in picture ${picture}`);
      }
    }
  });
});
