import { glideShare, ROW, ROW_FLOATS } from '../../frames/glide-mover.ts';
import type { Fleet } from './fleet.ts';

/** What decides where a row is on the screen. */
export interface DrawnView {
  readonly matrix: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly nowMs: number;
}

/**
 * Where a row is drawn, px of the map from its upper left corner, into `to`; false for who is hidden or behind the eye. It is asked for
 * everybody, so it makes no object.
 */
export function drawnAtPx(fleet: Fleet, view: DrawnView, row: number, to: Float64Array): boolean {
  const { rows } = fleet;
  const { matrix } = view;
  const at = row * ROW_FLOATS;
  if (rows[at + ROW.state] === 0) return false;
  const share = glideShare(rows[at + ROW.startS]!, rows[at + ROW.endS]!, (view.nowMs - fleet.baseMs) / 1000);
  const mapX = rows[at + ROW.fromX]! + (rows[at + ROW.toX]! - rows[at + ROW.fromX]!) * share;
  const mapY = rows[at + ROW.fromY]! + (rows[at + ROW.toY]! - rows[at + ROW.fromY]!) * share;
  const w = matrix[3]! * mapX + matrix[7]! * mapY + matrix[15]!;
  if (w <= 0) return false;
  to[0] = (((matrix[0]! * mapX + matrix[4]! * mapY + matrix[12]!) / w + 1) / 2) * view.widthPx;
  to[1] = ((1 - (matrix[1]! * mapX + matrix[5]! * mapY + matrix[13]!) / w) / 2) * view.heightPx;
  return true;
}
