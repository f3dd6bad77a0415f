import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { LonLat } from '../../shared/model/area.ts';

/** Grids across and up a community, communities across and up a town. */
const COMMUNITY: readonly [number, number] = [8, 5];
const TOWN: readonly [number, number] = [5, 5];
const GRID_M = 200;
const M_PER_DEGREE = 111_195;
const MIDDLE: LonLat = [113.85, 34.5];

/** One rectangle of the city's lattice, in lattice steps. */
export interface Block {
  readonly west: number;
  readonly south: number;
  readonly across: number;
  readonly up: number;
}

/** A city of towns in a square, each of 25 communities of 40 grids; corners are pulled about as streets are. */
export interface CityPlan {
  readonly bounds: [number, number, number, number];
  readonly towns: readonly Block[];
  communitiesOf(town: Block): readonly Block[];
  gridsOf(community: Block): readonly Block[];
  /** Outline, through every corner on the way, so that neighbours of any level share their border. */
  ring(block: Block): [number, number][];
  middle(block: Block): [number, number];
  areaM2(block: Block): number;
}

/** @param side towns across and up; 10 makes 100,000 grids */
export function planCity(side: number): CityPlan {
  const across = side * TOWN[0] * COMMUNITY[0];
  const up = side * TOWN[1] * COMMUNITY[1];
  const random = seededRandom(`city of ${side}`);
  const pulls = Float64Array.from({ length: 2 * (across + 1) * (up + 1) }, () => (random() - 0.5) * 0.5);
  const pull = (at: number, line: number, last: number, axis: 0 | 1) =>
    at === 0 || at === last ? 0 : pulls[2 * line + axis]!;

  function metresAt(x: number, y: number): [number, number] {
    const corner = y * (across + 1) + x;
    return [(x + pull(x, corner, across, 0) - across / 2) * GRID_M, (y + pull(y, corner, up, 1) - up / 2) * GRID_M];
  }

  return {
    bounds: [...toLonLat(metresAt(0, 0)), ...toLonLat(metresAt(across, up))],
    towns: split({ west: 0, south: 0, across, up }, [side, side]),
    communitiesOf: (town) => split(town, TOWN),
    gridsOf: (community) => split(community, COMMUNITY),
    ring: (block) => cornersOf(block).map(([x, y]) => toLonLat(metresAt(x, y))),
    middle: ({ west, south, across: w, up: h }) =>
      toLonLat([(west + w / 2 - across / 2) * GRID_M, (south + h / 2 - up / 2) * GRID_M]),
    areaM2: (block) => Math.abs(ringArea(cornersOf(block).map(([x, y]) => metresAt(x, y)))),
  };
}

function split(block: Block, [columns, lines]: readonly [number, number]): Block[] {
  const across = block.across / columns;
  const up = block.up / lines;
  return Array.from({ length: columns * lines }, (_, i) => ({
    west: block.west + (i % columns) * across,
    south: block.south + Math.floor(i / columns) * up,
    across,
    up,
  }));
}

/** Lattice corners counter-clockwise, closed. */
function cornersOf({ west, south, across, up }: Block): [number, number][] {
  const corners: [number, number][] = [];
  for (let x = 0; x < across; x++) corners.push([west + x, south]);
  for (let y = 0; y < up; y++) corners.push([west + across, south + y]);
  for (let x = across; x > 0; x--) corners.push([west + x, south + up]);
  for (let y = up; y > 0; y--) corners.push([west, south + y]);
  return [...corners, corners[0]!];
}

function ringArea(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function toLonLat([eastM, northM]: readonly [number, number]): [number, number] {
  const lon = MIDDLE[0] + eastM / (M_PER_DEGREE * Math.cos((MIDDLE[1] * Math.PI) / 180));
  return [round(lon), round(MIDDLE[1] + northM / M_PER_DEGREE)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
