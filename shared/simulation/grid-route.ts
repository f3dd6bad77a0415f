import { toLocalMetres } from '../geo/local-metres.ts';
import type { AreaGeometry, LonLat } from '../model/area.ts';
import { coveringWalk } from './covering-walk.ts';
import { walkableAreas } from './walkable-area.ts';
import { walkGraph, type WalkSpacing } from './walk-graph.ts';

/** A closed walk inside one part of a grid: `lon lat lon lat …`, the first point not repeated at the end. */
export type Route = Float64Array;

/** The routes of each grid, by its code. */
export type RouteBook = Pick<ReadonlyMap<string, readonly Route[]>, 'get'>;

const SPACING: WalkSpacing = { latticeM: 90, borderM: 60, insetsM: [12, 8, 5, 3, 1.5] };

/**
 * Walks that together show all of a grid: one per part, largest first. Every straight piece lies inside the grid. A grid
 * too small to walk in is one point.
 */
export function gridRoutes(geometry: AreaGeometry, labelPoint: LonLat): readonly Route[] {
  const frame = toLocalMetres(labelPoint);
  const routes = walkableAreas(geometry, frame).flatMap((area) => {
    const graph = walkGraph(area, SPACING);
    const walk = coveringWalk(graph).map((place) => frame.toLonLat(graph.places[place]!));
    return walk.length > 0 ? [Float64Array.from(walk.flat())] : [];
  });
  return routes.length > 0 ? routes : [Float64Array.from(labelPoint)];
}
