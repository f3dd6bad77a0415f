import { Delaunay } from 'd3-delaunay';
import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { ringCentroid, signedRingArea } from '../../shared/geo/ring.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';
import type { Mesh, VertexId } from './mesh.ts';

/** A corner where three or more cells meet. */
export interface Corner {
  at: MetresXY;
  readonly neighbours: Set<number>;
}

/** Cells round sites, before their borders get their bends. */
export interface CellPlan {
  readonly corners: Corner[];
  /** Corner indices anticlockwise round each site; empty where the cell is open. */
  readonly cells: readonly number[][];
}

const MERGE_BELOW_M = 190;
const NOISE_STEP_M = 260;

/** Voronoi cells of the sites; corners nearer than 190 m to each other become one. */
export function planCells(sites: readonly MetresXY[]): CellPlan {
  const delaunay = new Delaunay(Float64Array.from(sites.flat()));
  const xs = sites.map((p) => p[0]);
  const ys = sites.map((p) => p[1]);
  const voronoi = delaunay.voronoi([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  const raw: MetresXY[] = [];
  for (let i = 0; i < voronoi.circumcenters.length; i += 2)
    raw.push([voronoi.circumcenters[i]!, voronoi.circumcenters[i + 1]!]);
  const { cornerOf, corners } = mergeNear(raw, delaunay);
  const onHull = new Set(delaunay.hull);
  const cells = sites.map((_, site) => (onHull.has(site) ? [] : cellRing(site, delaunay, cornerOf, corners)));
  for (const cell of cells) linkNeighbours(cell, corners);
  return { corners, cells };
}

function mergeNear(raw: readonly MetresXY[], delaunay: Delaunay<unknown>) {
  const parent = raw.map((_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : (parent[i] = find(parent[i]!)));
  delaunay.halfedges.forEach((opposite, e) => {
    if (opposite <= e) return;
    const a = Math.floor(e / 3);
    const b = Math.floor(opposite / 3);
    if (Math.hypot(raw[a]![0] - raw[b]![0], raw[a]![1] - raw[b]![1]) < MERGE_BELOW_M) parent[find(a)] = find(b);
  });
  const cornerOfRoot = new Map<number, number>();
  const members: MetresXY[][] = [];
  const cornerOf = raw.map((point, i) => {
    const root = find(i);
    let corner = cornerOfRoot.get(root);
    if (corner === undefined) {
      corner = members.length;
      cornerOfRoot.set(root, corner);
      members.push([]);
    }
    members[corner]!.push(point);
    return corner;
  });
  const corners: Corner[] = members.map((points) => ({
    at: [points.reduce((s, p) => s + p[0], 0) / points.length, points.reduce((s, p) => s + p[1], 0) / points.length],
    neighbours: new Set(),
  }));
  return { cornerOf, corners };
}

function cellRing(
  site: number,
  delaunay: Delaunay<unknown>,
  cornerOf: readonly number[],
  corners: readonly Corner[],
): number[] {
  const ring: number[] = [];
  const first = delaunay.inedges[site]!;
  let e = first;
  do {
    const corner = cornerOf[Math.floor(e / 3)]!;
    if (ring.at(-1) !== corner) ring.push(corner);
    e = delaunay.halfedges[e % 3 === 2 ? e - 2 : e + 1]!;
    if (e < 0) return [];
  } while (e !== first);
  if (ring.length > 1 && ring[0] === ring.at(-1)) ring.pop();
  if (ring.length < 3) return [];
  return signedRingArea(ring.map((c) => corners[c]!.at)) > 0 ? ring : ring.toReversed();
}

function linkNeighbours(cell: readonly number[], corners: readonly Corner[]): void {
  cell.forEach((a, i) => {
    const b = cell[(i + 1) % cell.length]!;
    corners[a]!.neighbours.add(b);
    corners[b]!.neighbours.add(a);
  });
}

/**
 * Pulls the corners of a path towards a smooth line, as far as every cell round them stays star-shaped about its centre.
 * Ends stay where they are.
 */
export function smoothPath(
  path: readonly number[],
  plan: CellPlan,
  cellsOf: ReadonlyMap<number, readonly number[]>,
  rounds: number,
): void {
  for (let round = 0; round < rounds; round++) {
    for (let i = 1; i < path.length - 1; i++) {
      const corner = plan.corners[path[i]!]!;
      const a = plan.corners[path[i - 1]!]!.at;
      const b = plan.corners[path[i + 1]!]!.at;
      const before = corner.at;
      corner.at = [before[0] * 0.5 + (a[0] + b[0]) * 0.25, before[1] * 0.5 + (a[1] + b[1]) * 0.25];
      const sound = (cellsOf.get(path[i]!) ?? []).every((cell) => isRoomy(plan.cells[cell]!, plan.corners));
      if (!sound) corner.at = before;
    }
  }
}

/** True when all the triangles centre–edge turn the same way and no edge is too short. */
function isRoomy(cell: readonly number[], corners: readonly Corner[]): boolean {
  const ring = cell.map((c) => corners[c]!.at);
  const [cx, cy] = ringCentroid(ring);
  return ring.every((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const height = ((a[0] - cx) * (b[1] - cy) - (a[1] - cy) * (b[0] - cx)) / Math.max(length, 1);
    return length > MERGE_BELOW_M * 0.8 && height > 120;
  });
}

/** Cells round each corner. */
export function cellsByCorner(plan: CellPlan): Map<number, number[]> {
  const byCorner = new Map<number, number[]>();
  plan.cells.forEach((cell, index) => {
    for (const corner of cell) byCorner.set(corner, [...(byCorner.get(corner) ?? []), index]);
  });
  return byCorner;
}

/**
 * Borders with natural bends: each stays inside the quadrilateral of its two corners and the two cell centres, so borders never cross.
 * `roughness` 0–1 says how far a border may wander; the chain is the same for both cells.
 */
export function bendBorders(
  plan: CellPlan,
  mesh: Mesh,
  roughness: (a: number, b: number) => number,
  randomOf: (a: number, b: number) => Random,
): Map<string, VertexId[]> {
  const centres = plan.cells.map((cell) =>
    cell.length > 0 ? ringCentroid(cell.map((c) => plan.corners[c]!.at)) : null,
  );
  const sides = new Map<string, number[]>();
  plan.cells.forEach((cell, index) => {
    cell.forEach((a, i) => {
      const key = borderKey(a, cell[(i + 1) % cell.length]!);
      sides.set(key, [...(sides.get(key) ?? []), index]);
    });
  });
  const chains = new Map<string, VertexId[]>();
  for (const [key, cells] of sides) {
    const [a, b] = key.split('-').map(Number) as [number, number];
    const from = plan.corners[a]!.at;
    const to = plan.corners[b]!.at;
    const middle: MetresXY = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    const amount = roughness(a, b);
    const left = lerp(middle, centres[cells[0]!] ?? middle, amount);
    const right = lerp(middle, (cells[1] === undefined ? null : centres[cells[1]]) ?? middle, amount);
    const points = [from, ...noisyLine(from, left, to, right, randomOf(a, b)), to];
    chains.set(
      key,
      points.map((p) => mesh.vertexAt(p)),
    );
  }
  return chains;
}

/** Recursion of the "noisy edges" method: the middle moves between the two sides, each half has its own smaller quadrilateral. */
function noisyLine(a: MetresXY, p: MetresXY, b: MetresXY, q: MetresXY, random: Random): MetresXY[] {
  if (Math.hypot(b[0] - a[0], b[1] - a[1]) < NOISE_STEP_M) return [];
  const middle = lerp(p, q, 0.28 + 0.44 * random());
  const first = noisyLine(a, lerp(a, p, 0.5), middle, lerp(a, q, 0.5), random);
  const second = noisyLine(middle, lerp(b, p, 0.5), b, lerp(b, q, 0.5), random);
  return [...first, middle, ...second];
}

/** The border's vertices in the direction a → b. */
export function chainBetween(
  chains: ReadonlyMap<string, readonly VertexId[]>,
  a: number,
  b: number,
): readonly VertexId[] {
  const chain = chains.get(borderKey(a, b)) ?? [];
  return a < b ? chain : chain.toReversed();
}

export function borderKey(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

function lerp(a: MetresXY, b: MetresXY, t: number): MetresXY {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}
