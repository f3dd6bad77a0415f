import { ROW, ROW_FLOATS } from '../../frames/glide-mover.ts';
import type { Fleet } from './fleet.ts';

/** West, north, east, south: Mercator units from the origin of the fleet, south growing. */
export type MercatorBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** A view is upright when what turns it is smaller than this beside what stretches it. */
const UPRIGHT = 1e-6;

/**
 * What a matrix of `matrixAt` shows, with so much room on each side, as a share of its width and height; null for a map that is
 * turned or tilted.
 */
export function boxInView(matrix: Float32Array, room: number): MercatorBox | null {
  if (!matrix[0] || !matrix[5] || !matrix[15]) return null;
  const turned = Math.max(Math.abs(matrix[1]!), Math.abs(matrix[4]!), Math.abs(matrix[3]!), Math.abs(matrix[7]!));
  if (turned > UPRIGHT * Math.abs(matrix[0])) return null;
  const reach = 1 + 2 * room;
  const [halfX, halfY] = [Math.abs(matrix[15] / matrix[0]) * reach, Math.abs(matrix[15] / matrix[5]) * reach];
  const [middleX, middleY] = [-matrix[12]! / matrix[0], -matrix[13]! / matrix[5]];
  return [middleX - halfX, middleY - halfY, middleX + halfX, middleY + halfY];
}

function contains(outer: MercatorBox, inner: MercatorBox): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/**
 * Numbers of the rows that are to be seen and may pass through a box on their way, written to `into` from its beginning.
 *
 * @returns how many
 */
export function rowsInBox({ rows, count }: Pick<Fleet, 'rows' | 'count'>, box: MercatorBox, into: Uint32Array): number {
  const [minX, minY, maxX, maxY] = box;
  let found = 0;
  for (let row = 0, at = 0; row < count; row++, at += ROW_FLOATS) {
    const fromX = rows[at + ROW.fromX]!;
    const toX = rows[at + ROW.toX]!;
    if ((fromX < minX && toX < minX) || (fromX > maxX && toX > maxX)) continue;
    const fromY = rows[at + ROW.fromY]!;
    const toY = rows[at + ROW.toY]!;
    if ((fromY < minY && toY < minY) || (fromY > maxY && toY > maxY)) continue;
    if (rows[at + ROW.state] !== 0) into[found++] = row;
  }
  return found;
}

/** Shapes reach so far into a view from without, as a share of it. */
const EDGE = 0.06;
/** Rows are looked up for a view with this much room on each side, and again when it is left. */
const ROOM = 0.3;
/** Zoomed in so that less than this share of the looked up width is seen, fewer rows may do. */
const MUCH = 0.35;
/** With more of all rows than this in view, leaving out the others saves nothing. */
const MOST = 0.5;

/** Rows worth drawing. Those out of sight may be among them; nobody in sight is missing. */
export interface RowsInView {
  /** Null for all. Changed in place by the next look. */
  readonly rows: Uint32Array | null;
  readonly count: number;
  /** Not what the last look said. */
  readonly isNew: boolean;
}

/** Looks through all rows only when some have changed, or when the view has left the room around what was looked up. */
export function createRowsInView(): (fleet: Fleet, matrix: Float32Array, haveChanged: boolean) => RowsInView {
  let into = new Uint32Array(0);
  let box: MercatorBox | null = null;
  let found: number | null = null;

  function isStillTrue(matrix: Float32Array, haveChanged: boolean): boolean {
    const seen = boxInView(matrix, EDGE);
    if (!seen || !box) return seen === box;
    if (widthOf(seen) < MUCH * widthOf(box)) return false;
    return found === null || (!haveChanged && contains(box, seen));
  }

  return (fleet, matrix, haveChanged) => {
    const isNew = !isStillTrue(matrix, haveChanged);
    if (isNew) {
      box = boxInView(matrix, ROOM);
      if (into.length < fleet.capacity) into = new Uint32Array(fleet.capacity);
      found = box && rowsInBox(fleet, box, into);
      if (found !== null && found > MOST * fleet.count) found = null;
    }
    return found === null
      ? { rows: null, count: fleet.count, isNew }
      : { rows: into.subarray(0, found), count: found, isNew };
  };
}

function widthOf(box: MercatorBox): number {
  return box[2] - box[0];
}
