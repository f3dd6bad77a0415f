import type { GridLive, GridState } from '../../shared/coverage/grid-live.ts';
import type { AreaCollection, Grid } from '../../shared/model/area.ts';

export type ShownGridState = GridState | 'stale';

/**
 * What each grid is painted as, by feature id (index + 1). Nothing is known without a live link: then all are stale.
 */
export function gridPaintStates(
  live: ReadonlyMap<number, GridLive>,
  linkIsLive: boolean,
): ReadonlyMap<number, { readonly state: ShownGridState }> {
  const states = new Map<number, { readonly state: ShownGridState }>();
  for (const [index, grid] of live) states.set(index + 1, SAME[linkIsLive ? grid.state : 'stale']);
  return states;
}

/** One object per state, so that what did not change is the same by identity. */
const SAME: Readonly<Record<ShownGridState, { readonly state: ShownGridState }>> = {
  covered: { state: 'covered' },
  thin: { state: 'thin' },
  overdue: { state: 'overdue' },
  empty: { state: 'empty' },
  stale: { state: 'stale' },
};

/** Label points of grids: the short code, and the first key place that patrols watch there. */
export function gridLabels(grids: AreaCollection<Grid> | null): GeoJSON.FeatureCollection {
  const features = (grids?.features ?? []).map(({ id, properties: grid }): GeoJSON.Feature => ({
    type: 'Feature',
    id,
    properties: {
      code: grid.code,
      name: grid.name,
      short: grid.code.slice(-3),
      place: grid.keyPlaces[0] ?? '',
    },
    geometry: { type: 'Point', coordinates: [...grid.labelPoint] },
  }));
  return { type: 'FeatureCollection', features };
}
