import { glideShare, ROW_FLOATS } from '../../frames/glide-mover.ts';
import type { Fleet } from './fleet.ts';

/** What decides where a row is on the screen. */
export interface PickView {
  readonly matrix: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Farther than this nothing is found. */
  readonly reachPx: number;
  readonly nowMs: number;
}

/**
 * The visible row drawn nearest to a screen point, px; -1 when none is within reach. Looks at everybody at each move of
 * the pointer, so it makes no object on the way.
 */
export function nearestRow(fleet: Fleet, view: PickView, x: number, y: number): number {
  const { rows, count } = fleet;
  const { matrix, widthPx, heightPx } = view;
  const nowS = (view.nowMs - fleet.baseMs) / 1000;
  let nearest = -1;
  let best = view.reachPx ** 2;
  for (let row = 0; row < count; row++) {
    const at = row * ROW_FLOATS;
    if (rows[at + 7] === 0) continue;
    const share = glideShare(rows[at + 4]!, rows[at + 5]!, nowS);
    const mapX = rows[at]! + (rows[at + 2]! - rows[at]!) * share;
    const mapY = rows[at + 1]! + (rows[at + 3]! - rows[at + 1]!) * share;
    const w = matrix[3]! * mapX + matrix[7]! * mapY + matrix[15]!;
    if (w <= 0) continue;
    const clipX = (matrix[0]! * mapX + matrix[4]! * mapY + matrix[12]!) / w;
    const clipY = (matrix[1]! * mapX + matrix[5]! * mapY + matrix[13]!) / w;
    const away = (((clipX + 1) / 2) * widthPx - x) ** 2 + (((1 - clipY) / 2) * heightPx - y) ** 2;
    if (away < best) {
      nearest = row;
      best = away;
    }
  }
  return nearest;
}
