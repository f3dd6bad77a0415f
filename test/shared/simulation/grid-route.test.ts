import { describe, expect, it } from 'vitest';
import { distanceM, toLocalMetres } from '../../../shared/geo/local-metres.ts';
import type { AreaGeometry, LonLat } from '../../../shared/model/area.ts';
import { gridRoutes, type Route } from '../../../shared/simulation/grid-route.ts';
import { borderDistanceM, isClearWay, isInArea, walkableAreas } from '../../../shared/simulation/walkable-area.ts';
import { CENTRE, HORSESHOE, metresPolygon, ROAD, SQUARE } from './sample-grids.ts';

function pointsOf(route: Route): LonLat[] {
  return Array.from({ length: route.length / 2 }, (_, i) => [route[i * 2]!, route[i * 2 + 1]!] as const);
}

function expectInside(geometry: AreaGeometry) {
  const frame = toLocalMetres(CENTRE);
  const [area] = walkableAreas(geometry, frame);
  const points = pointsOf(gridRoutes(geometry, CENTRE)[0]!).map(frame.toMetres);
  expect(points.length).toBeGreaterThan(4);
  points.forEach((point, i) => {
    expect(isInArea(point, area!)).toBe(true);
    expect(isClearWay(point, points[(i + 1) % points.length]!, area!)).toBe(true);
  });
}

describe('the route through a grid', () => {
  it.each([
    ['square', SQUARE],
    ['horseshoe', HORSESHOE],
    ['thin bent road', ROAD],
  ])('stays inside a %s, straight pieces included, and closes', (_name, geometry) => expectInside(geometry));

  it('comes near every place of the grid', () => {
    const frame = toLocalMetres(CENTRE);
    const [area] = walkableAreas(HORSESHOE, frame);
    const points = pointsOf(gridRoutes(HORSESHOE, CENTRE)[0]!);
    for (let x = -290; x < 300; x += 20) {
      for (let y = -290; y < 300; y += 20) {
        if (!isInArea([x, y], area!)) continue;
        const here = frame.toLonLat([x, y]);
        expect(Math.min(...points.map((point) => distanceM(point, here)))).toBeLessThan(75);
      }
    }
  });

  it('walks round a hole, not over it', () => {
    const hole = metresPolygon([
      [-80, -80],
      [-80, 80],
      [80, 80],
      [80, -80],
    ]);
    if (SQUARE.type !== 'Polygon' || hole.type !== 'Polygon') throw new Error('samples are polygons');
    expectInside({ type: 'Polygon', coordinates: [...SQUARE.coordinates, ...hole.coordinates] });
  });

  it('gives each part of a grid in two parts its own route', () => {
    const far = metresPolygon([
      [900, 0],
      [1200, 0],
      [1200, 250],
      [900, 250],
    ]);
    if (SQUARE.type !== 'Polygon' || far.type !== 'Polygon') throw new Error('samples are polygons');
    const both: AreaGeometry = { type: 'MultiPolygon', coordinates: [far.coordinates, SQUARE.coordinates] };
    expect(gridRoutes(both, CENTRE)).toHaveLength(2);
  });

  it('is the label point alone where there is no room to walk', () => {
    const yard = metresPolygon([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]);
    expect(gridRoutes(yard, CENTRE)).toEqual([Float64Array.from(CENTRE)]);
  });

  it('keeps some metres from the border', () => {
    const frame = toLocalMetres(CENTRE);
    const [area] = walkableAreas(SQUARE, frame);
    for (const point of pointsOf(gridRoutes(SQUARE, CENTRE)[0]!))
      expect(borderDistanceM(frame.toMetres(point), area!)).toBeGreaterThan(5);
  });
});
