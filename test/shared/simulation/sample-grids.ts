import { toLocalMetres } from '../../../shared/geo/local-metres.ts';
import type { AreaGeometry, LonLat } from '../../../shared/model/area.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import { gridRoutes, type Route } from '../../../shared/simulation/grid-route.ts';

export const CENTRE: LonLat = [113.8, 34.5];

/** A polygon in metres around a centre. */
export function metresPolygon(ring: readonly (readonly [number, number])[], centre: LonLat = CENTRE): AreaGeometry {
  const frame = toLocalMetres(centre);
  const closed = [...ring, ring[0]!].map((point) => [...frame.toLonLat(point)] as [number, number]);
  return { type: 'Polygon', coordinates: [closed] };
}

export const SQUARE = metresPolygon([
  [-250, -250],
  [250, -250],
  [250, 250],
  [-250, 250],
]);
/** A bay cut deep into it, so that a straight way across would leave the grid. */
export const HORSESHOE = metresPolygon([
  [-300, -300],
  [300, -300],
  [300, 300],
  [120, 300],
  [120, -100],
  [-120, -100],
  [-120, 300],
  [-300, 300],
]);
export const ROAD = metresPolygon([
  [-600, -9],
  [0, 10],
  [600, -9],
  [600, 9],
  [0, 28],
  [-600, 9],
]);

export const ROUTES: ReadonlyMap<string, readonly Route[]> = new Map([
  ['square', gridRoutes(SQUARE, CENTRE)],
  ['horseshoe', gridRoutes(HORSESHOE, CENTRE)],
]);

export function sampleOfficer(id: string, changes: Partial<Officer> = {}): Officer {
  return {
    index: 0,
    id,
    name: '张三',
    role: 'enforcement',
    town: '001',
    grids: ['square', 'horseshoe'],
    supervisor: null,
    shift: { startMinute: 480, endMinute: 1020 },
    simulated: true,
    ...changes,
  };
}
