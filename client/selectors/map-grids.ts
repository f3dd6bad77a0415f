import type { GridLive, GridState } from '../../shared/coverage/grid-live.ts';
import type { AreaCollection, Town } from '../../shared/model/area.ts';
import { touches, type SeenArea } from '../map/seen-area.ts';
import type { GridRegister } from '../stores/grid-register.ts';
import { boundsOf } from './bounds.ts';

export type ShownGridState = GridState | 'stale';

type PaintStates = ReadonlyMap<number, { readonly state: ShownGridState }>;
const NOTHING: PaintStates = new Map();

/**
 * What each grid of some towns is painted as, by feature id (index + 1). Nothing is known without a live link: then all
 * are stale.
 */
export function gridPaintStates(
  live: ReadonlyMap<number, GridLive>,
  linkIsLive: boolean,
  towns: readonly string[],
  grids: GridRegister | null,
): PaintStates {
  if (!grids || towns.length === 0) return NOTHING;
  const states = new Map<number, { readonly state: ShownGridState }>();
  for (const town of towns) {
    for (const index of grids.indicesOf(town)) {
      const grid = live.get(index);
      if (grid) states.set(index + 1, SAME[linkIsLive ? grid.state : 'stale']);
    }
  }
  return states;
}

/**
 * Codes of the towns in sight; none from further away than grids are drawn. The map goes through all states for each
 * tile that comes, so it is told those that it may need and not those of a whole city.
 */
export function townsInSight(
  towns: AreaCollection<Town> | null,
  seen: SeenArea | null,
  fromZoom: number,
): readonly string[] {
  if (!seen || seen.zoom < fromZoom) return [];
  return (towns?.features ?? [])
    .filter(({ geometry }) => touches(boundsOf(geometry), seen.bounds))
    .map(({ properties }) => properties.code);
}

/** One object per state, so that what did not change is the same by identity. */
const SAME: Readonly<Record<ShownGridState, { readonly state: ShownGridState }>> = {
  covered: { state: 'covered' },
  thin: { state: 'thin' },
  overdue: { state: 'overdue' },
  empty: { state: 'empty' },
  stale: { state: 'stale' },
};
