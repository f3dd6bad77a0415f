import { drawnAtPx, type DrawnView } from './drawn-row.ts';
import type { Fleet } from './fleet.ts';

/** Where somebody is drawn, px of the map from its upper left corner. */
export interface DrawnOfficer {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** More than this in view are not looked at: nobody could read their names. */
const MOST_IN_VIEW = 400;
const MOST_NAMES = 80;
const HEIGHT_PX = 18;
const GAP_PX = 2;

/** Whoever is drawn within the map, in the order of the rows; the first 400. Looks at everybody, so it makes no object for who is not. */
export function drawnInView(fleet: Fleet, view: DrawnView): readonly DrawnOfficer[] {
  const { count } = fleet;
  const at = new Float64Array(2);
  const found: DrawnOfficer[] = [];
  for (let row = 0; row < count && found.length < MOST_IN_VIEW; row++) {
    if (!drawnAtPx(fleet, view, row, at)) continue;
    const [x, y] = [at[0]!, at[1]!];
    if (x >= 0 && y >= 0 && x <= view.widthPx && y <= view.heightPx) found.push({ row, x, y });
  }
  return found;
}

/** Where a row is drawn, px; null for nobody, and for who is hidden or behind the eye. */
export function drawnPlace(fleet: Fleet, view: DrawnView, row: number): DrawnOfficer | null {
  const at = new Float64Array(2);
  if (row < 0 || row >= fleet.count || !drawnAtPx(fleet, view, row, at)) return null;
  return { row, x: at[0]!, y: at[1]! };
}

/**
 * Whose names are shown: none lies over another, whoever is pointed at comes first, then those that were shown before, so
 * that names do not come and go while people pass each other.
 *
 * @param widthOf how wide the name of a row is, px; null when it has none
 */
export function chooseNames(
  drawn: readonly DrawnOfficer[],
  before: ReadonlySet<number>,
  first: readonly number[],
  widthOf: (row: number) => number | null,
): ReadonlySet<number> {
  const rank = ({ row }: DrawnOfficer) => (first.includes(row) ? 0 : before.has(row) ? 1 : 2);
  const taken: { readonly x: number; readonly y: number; readonly widthPx: number }[] = [];
  const chosen = new Set<number>();
  for (const one of drawn.toSorted((a, b) => rank(a) - rank(b) || a.row - b.row)) {
    if (chosen.size === MOST_NAMES) break;
    const widthPx = widthOf(one.row);
    if (widthPx === null) continue;
    const isFree = taken.every(
      (other) =>
        Math.abs(other.y - one.y) >= HEIGHT_PX + GAP_PX ||
        other.x >= one.x + widthPx + GAP_PX ||
        one.x >= other.x + other.widthPx + GAP_PX,
    );
    if (!isFree) continue;
    taken.push({ x: one.x, y: one.y, widthPx });
    chosen.add(one.row);
  }
  return chosen;
}
