import type { CasePlace } from '../../shared/http/case-bodies.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { LiveWorld } from '../ports/world.ts';

/** Grid, community and town of a place. */
export interface Located {
  readonly grid: string;
  readonly community: string;
  readonly town: string;
}

/** Where a place lies; null outside every grid. */
export type Locate = (lon: number, lat: number) => Located | null;

export function locateIn(world: Pick<LiveWorld, 'gridAt'>): Locate {
  return (lon, lat) => {
    const grid = world.gridAt(lon, lat);
    return grid && { grid: grid.code, community: grid.community, town: grid.town };
  };
}

/** Where a case lies, as it is told. */
export function placeOf(item: Pick<CaseView, 'lon' | 'lat' | 'grid'>): CasePlace {
  if (item.lon === null || item.lat === null) return 'no-position';
  return item.grid === null ? 'outside-every-grid' : 'in-grid';
}
