import { drawnAtPx, type DrawnView } from './drawn-row.ts';
import type { Fleet } from './fleet.ts';

export interface PickView extends DrawnView {
  /** Farther than this nothing is found. */
  readonly reachPx: number;
}

/**
 * The visible row drawn nearest to a screen point, px; -1 when none is within reach. Looks at everybody at each move of
 * the pointer, so it makes no object on the way.
 */
export function nearestRow(fleet: Fleet, view: PickView, x: number, y: number): number {
  const { count } = fleet;
  const drawn = new Float64Array(2);
  let nearest = -1;
  let best = view.reachPx ** 2;
  for (let row = 0; row < count; row++) {
    if (!drawnAtPx(fleet, view, row, drawn)) continue;
    const away = (drawn[0]! - x) ** 2 + (drawn[1]! - y) ** 2;
    if (away < best) {
      nearest = row;
      best = away;
    }
  }
  return nearest;
}
