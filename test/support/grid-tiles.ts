import type { AreaCollection, Grid, LonLat } from '../../shared/model/area.ts';

/** A place to lay test grids around; metres there are those of `shared/coverage/lattice.ts`. */
export const ORIGIN: LonLat = [113.8, 34.5];
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** The position so many metres east and north of the origin. */
export function at(eastM: number, northM: number): LonLat {
  return [
    ORIGIN[0] + eastM / (METRES_PER_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180)),
    ORIGIN[1] + northM / METRES_PER_DEGREE,
  ];
}

/** Rings in metres from the origin, closed here; one grid each, numbered from 0. */
export function gridsOf(rings: readonly (readonly (readonly [number, number])[])[]): AreaCollection<Grid> {
  return {
    type: 'FeatureCollection',
    features: rings.map((ring, index) => {
      const points = ring.map(([east, north]) => [...at(east, north)] as [number, number]);
      const middle = ring.reduce(([e, n], [x, y]) => [e + x / ring.length, n + y / ring.length], [0, 0]);
      return {
        type: 'Feature',
        id: index + 1,
        properties: gridNumbered(index, at(middle[0]!, middle[1]!)),
        geometry: { type: 'Polygon', coordinates: [[...points, points[0]!]] },
      };
    }),
  };
}

export function gridNumbered(index: number, labelPoint: LonLat = ORIGIN): Grid {
  return {
    index,
    code: `410173400001${String(index + 1).padStart(3, '0')}`,
    name: `grid ${index}`,
    town: '410173400',
    community: '410173400001',
    type: 'block',
    keyPlaces: [],
    areaM2: 1,
    labelPoint: [...labelPoint] as [number, number],
  };
}

/** A row of rectangles beside each other, from the origin eastwards. */
export function row(widthsM: readonly number[], heightM: number): AreaCollection<Grid> {
  let west = 0;
  return gridsOf(
    widthsM.map((width) => {
      const east = west + width;
      const ring = rectangle(west, 0, east, heightM);
      west = east;
      return ring;
    }),
  );
}

export function rectangle(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}
