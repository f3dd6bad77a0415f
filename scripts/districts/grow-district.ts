import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { ringCentroid, signedRingArea } from '../../shared/geo/ring.ts';
import { assert } from '../../shared/lib/assert.ts';
import { seededRandom, type Random } from '../../shared/lib/seeded-random.ts';
import type { GridType, LonLat } from '../../shared/model/area.ts';
import { bendBorders, borderKey, cellsByCorner, chainBetween, planCells, type CellPlan } from './cells.ts';
import { cutFace } from './cut-face.ts';
import { layGrids, type GridPlan } from './lay-grids.ts';
import type { DistrictLayout } from './layouts/layout.ts';
import { Mesh, type FaceId, type VertexId } from './mesh.ts';
import { placeSites, type Site } from './place-sites.ts';
import { loadPlan, type CommunityPlan, type TownPlan } from './plan.ts';
import { cutRoadSection } from './road-strip.ts';
import { drawSkeleton, smoothLines, type Line, type Skeleton } from './skeleton.ts';

export interface GrownGrid {
  readonly face: FaceId;
  readonly type: GridType;
}

export interface GrownCommunity {
  readonly plan: CommunityPlan;
  readonly town: number;
  readonly grids: readonly GrownGrid[];
}

export interface GrownDistrict {
  readonly layout: DistrictLayout;
  readonly mesh: Mesh;
  readonly towns: readonly TownPlan[];
  readonly communities: readonly GrownCommunity[];
  readonly lines: readonly {
    readonly kind: Line['kind'] | 'street';
    readonly name: string | null;
    readonly path: readonly VertexId[];
  }[];
  readonly waters: readonly { readonly name: string; readonly faces: readonly FaceId[] }[];
}

const ROAD_SECTION_WIDTH_M = 95;
const ROAD_SECTION_LENGTH_M = 1400;
const COURTYARD_AREA_M2 = 42_000;

/** Grows a whole schematic district from its layout and the carried facts; the same seed gives the same district. */
export function growDistrict(layout: DistrictLayout): GrownDistrict {
  const random = seededRandom(`jingge-${layout.id}`);
  const shoreRandom = seededRandom(`jingge-${layout.id}-shore`);
  const mesh = new Mesh(centreOf(layout.outlines.flat()));
  const towns = loadPlan(layout, (position) => mesh.toMetres(position));
  const outlines = layout.outlines.map((ring) => ring.map((p) => mesh.toMetres(p)));
  const sites = placeSites(outlines, towns, random);
  const plan = planCells(sites.map((s) => s.at));
  const regions = sites.map((s) => s.town ?? waterAt(layout, mesh, s.at));
  const borders = sidesOfBorders(plan, regions);
  const skeleton = drawSkeleton(
    layout,
    towns,
    plan,
    (key) => (borders.get(key)?.inside ?? 0) > 0,
    (p) => mesh.toMetres(p),
  );
  smoothLines(skeleton, plan, cellsByCorner(plan), loopsBetween(borders, 1), loopsBetween(borders, 0));
  const chains = bendBorders(
    plan,
    mesh,
    (a, b) => roughnessOf(borderKey(a, b), borders, skeleton),
    (a, b) => ((borders.get(borderKey(a, b))?.inside ?? 0) > 0 ? random : shoreRandom),
  );
  const faces = addFaces(mesh, plan, chains, sites, (site) => regions[site] !== null);
  const named = nameCells(mesh, sites, faces, towns);
  const roadVertices = verticesOf(skeleton, chains, ['trunk', 'main']);
  const streets: VertexId[][] = [];
  const communities = named.map((cell) => fillCommunity(mesh, cell, layout, towns, roadVertices, streets, random));
  return {
    layout,
    mesh,
    towns,
    communities: communities.toSorted((a, b) => (a.plan.code < b.plan.code ? -1 : 1)),
    lines: [
      ...skeleton.lines.map((line) => ({ kind: line.kind, name: line.name, path: verticesAlong(line.path, chains) })),
      ...streets.map((path) => ({ kind: 'street' as const, name: null, path })),
    ],
    waters: layout.water.map(({ name }) => ({
      name,
      faces: [...faces].filter(([site]) => regions[site] === name).map(([, face]) => face),
    })),
  };
}

/** Number of a town, name of a water, or null for the country around. */
type Region = number | string | null;

interface BorderSides {
  /** How many of the two cells are of the district. */
  readonly inside: number;
  readonly regions: ReadonlySet<Region>;
}

function sidesOfBorders(plan: CellPlan, regions: readonly Region[]): Map<string, BorderSides> {
  const sides = new Map<string, Region[]>();
  plan.cells.forEach((cell, site) => {
    cell.forEach((a, i) => {
      const key = borderKey(a, cell[(i + 1) % cell.length]!);
      sides.set(key, [...(sides.get(key) ?? []), regions[site]!]);
    });
  });
  return new Map(
    [...sides].map(([key, pair]) => [
      key,
      { inside: pair.filter((r) => typeof r === 'number').length, regions: new Set(pair) },
    ]),
  );
}

/** Loops of corners along the border of the district (`inside` 1) or along the shores outside it (`inside` 0). */
function loopsBetween(borders: ReadonlyMap<string, BorderSides>, inside: 0 | 1): number[][] {
  const next = new Map<number, number[]>();
  for (const [key, side] of borders) {
    if (side.inside !== inside || side.regions.size !== 2) continue;
    const [a, b] = key.split('-').map(Number) as [number, number];
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const loops: number[][] = [];
  const seen = new Set<number>();
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    const loop = [start];
    seen.add(start);
    for (let here: number | undefined = start; here !== undefined;) {
      here = next.get(here)!.find((n) => !seen.has(n));
      if (here === undefined) break;
      seen.add(here);
      loop.push(here);
    }
    loops.push([...loop, start]);
  }
  return loops;
}

function roughnessOf(key: string, borders: ReadonlyMap<string, BorderSides>, skeleton: Skeleton): number {
  const line = skeleton.kindOfBorder.get(key);
  if (line === 'trunk') return 0.03;
  if (line === 'main') return 0.06;
  if (line === 'water') return 0.34;
  return (borders.get(key)?.regions.size ?? 1) > 1 ? 0.3 : 0.22;
}

/** Faces of the district's cells and of the water around it; other cells outside stay empty. */
function addFaces(
  mesh: Mesh,
  plan: CellPlan,
  chains: ReadonlyMap<string, readonly VertexId[]>,
  sites: readonly Site[],
  isDrawn: (site: number) => boolean,
): Map<number, FaceId> {
  const faces = new Map<number, FaceId>();
  plan.cells.forEach((cell, site) => {
    assert(cell.length > 0 || sites[site]!.town === null, `cell ${site} is open`);
    if (cell.length === 0 || !isDrawn(site)) return;
    faces.set(
      site,
      mesh.addFace(cell.flatMap((a, i) => chainBetween(chains, a, cell[(i + 1) % cell.length]!).slice(0, -1))),
    );
  });
  return faces;
}

function waterAt(layout: DistrictLayout, mesh: Mesh, at: MetresXY): string | null {
  const [lon, lat] = mesh.metresToLonLat(at);
  const all = layout.outlines.flat();
  const margin = 0.055;
  const lons = all.map((p) => p[0]);
  const lats = all.map((p) => p[1]);
  if (lon < Math.min(...lons) - margin || lon > Math.max(...lons) + margin) return null;
  if (lat < Math.min(...lats) - margin || lat > Math.max(...lats) + margin) return null;
  return layout.water.find((water) => water.isWater(lon, lat))?.name ?? null;
}

interface NamedCell {
  readonly plan: CommunityPlan;
  readonly town: number;
  readonly face: FaceId;
}

/** Gives the most urban committees of a town the cells nearest to its seat. */
function nameCells(
  mesh: Mesh,
  sites: readonly Site[],
  faces: ReadonlyMap<number, FaceId>,
  towns: readonly TownPlan[],
): NamedCell[] {
  return towns.flatMap((town, index) => {
    const cells = [...faces]
      .filter(([site]) => sites[site]!.town === index)
      .map(([, face]) => ({ face, at: ringCentroid(mesh.ringMetres(face)) }))
      .sort((a, b) => distance(a.at, town.seat) - distance(b.at, town.seat));
    const committees = town.communities.toSorted((a, b) => b.urbanity - a.urbanity);
    assert(
      cells.length === committees.length,
      `${town.fact.nbsName}: ${cells.length} cells for ${committees.length} committees`,
    );
    return cells.map((cell, i) => ({ plan: committees[i]!, town: index, face: cell.face }));
  });
}

function fillCommunity(
  mesh: Mesh,
  cell: NamedCell,
  layout: DistrictLayout,
  towns: readonly TownPlan[],
  roads: ReadonlySet<VertexId>,
  streets: VertexId[][],
  random: Random,
): GrownCommunity {
  const town = towns[cell.town]!;
  const plan = gridPlan(cell, town, layout, mesh);
  const grids: GrownGrid[] = [];
  let rest = cell.face;
  if (random() < 0.15 + 0.75 * cell.plan.urbanity) {
    const strip = cutSectionAlongRoad(mesh, rest, roads);
    if (strip) {
      rest = strip[1];
      grids.push(...shortSections(mesh, strip[0], random).map((face) => ({ face, type: 'road' as const })));
    }
  }
  const laid = layGrids(mesh, rest, plan, random);
  const depth = cell.plan.urbanity > 0.7 ? 1 : cell.plan.urbanity > 0.4 ? 0 : -1;
  streets.push(...laid.streets.filter((s) => s.depth <= depth).map((s) => [...s.path]));
  const courts = courtyardsWanted(cell.plan.urbanity, random);
  const isSmall = (face: FaceId) => signedRingArea(mesh.ringMetres(face)) < COURTYARD_AREA_M2 * 6;
  const bySize = laid.faces.toSorted((a, b) => signedRingArea(mesh.ringMetres(a)) - signedRingArea(mesh.ringMetres(b)));
  bySize.forEach((face, i) => {
    if (i >= courts || !isSmall(face)) return grids.push({ face, type: 'block' });
    const parts = layGrids(mesh, face, { ...plan, targetAreaM2: () => COURTYARD_AREA_M2 }, random).faces;
    return grids.push(...parts.map((part) => ({ face: part, type: 'courtyard' as const })));
  });
  return { plan: cell.plan, town: cell.town, grids };
}

function courtyardsWanted(urbanity: number, random: Random): number {
  if (urbanity < 0.75) return 0;
  return random() < 0.55 ? 1 : 0;
}

function gridPlan(cell: NamedCell, town: TownPlan, layout: DistrictLayout, mesh: Mesh): GridPlan {
  const { urban, rural } = layout.gridAreaM2;
  const { urbanity } = cell.plan;
  const runways = layout.runways.flatMap((r) => r.line.map((p) => mesh.toMetres(p)));
  const townTurn = Math.sin(Number(town.fact.code.slice(6, 9)) * 12.9898) * 0.5;
  return {
    targetAreaM2: (at) => {
      const near = Math.exp(-((distance(at, town.seat) / (town.coreRadiusM * 1.3)) ** 2));
      const dense = Math.min(1, urbanity * 0.72 + near * 0.34);
      const field = runways.some((p) => distance(at, p) < 1700) ? 2.6 : 1;
      return rural * (urban / rural) ** dense * field;
    },
    style: ([x, y]) => ({
      directionRad: townTurn + 0.35 * Math.sin(x / 5200 + 0.7) + 0.3 * Math.cos(y / 4600 - 0.4),
      freedom: 0.75 - 0.7 * urbanity,
      bend: 0.05 - 0.035 * urbanity,
    }),
  };
}

/** The section of a face along the longest run of its outline that carries a main road. */
function cutSectionAlongRoad(mesh: Mesh, face: FaceId, roads: ReadonlySet<VertexId>): [FaceId, FaceId] | null {
  const ring = mesh.ring(face);
  const start = ring.findIndex((v, i) => !roads.has(v) && roads.has(ring[(i + 1) % ring.length]!));
  if (start < 0) return null;
  let best: VertexId[] = [];
  let run: VertexId[] = [];
  for (let i = 1; i <= ring.length; i++) {
    const v = ring[(start + i) % ring.length]!;
    if (roads.has(v)) run.push(v);
    if (!roads.has(v) || i === ring.length) {
      if (run.length > best.length) best = run;
      run = [];
    }
  }
  if (best.length < 3 || best.length > ring.length * 0.62) return null;
  return cutRoadSection(mesh, face, best, ROAD_SECTION_WIDTH_M);
}

/** Cuts a road section across until each is at most 1.4 km long. */
function shortSections(mesh: Mesh, section: FaceId, random: Random): FaceId[] {
  const area = signedRingArea(mesh.ringMetres(section));
  if (area < ROAD_SECTION_LENGTH_M * ROAD_SECTION_WIDTH_M) return [section];
  const cut = cutFace(mesh, section, { directionRad: 0, freedom: 1, bend: 0 }, random);
  return cut ? cut.parts.flatMap((part) => shortSections(mesh, part, random)) : [section];
}

function verticesOf(
  skeleton: Skeleton,
  chains: ReadonlyMap<string, readonly VertexId[]>,
  kinds: readonly Line['kind'][],
): Set<VertexId> {
  return new Set(skeleton.lines.filter((l) => kinds.includes(l.kind)).flatMap((l) => verticesAlong(l.path, chains)));
}

function verticesAlong(path: readonly number[], chains: ReadonlyMap<string, readonly VertexId[]>): VertexId[] {
  const vertices = path.slice(1).flatMap((corner, i) => chainBetween(chains, path[i]!, corner).slice(0, -1));
  const last = chainBetween(chains, path.at(-2)!, path.at(-1)!).at(-1);
  return last === undefined ? vertices : [...vertices, last];
}

function centreOf(points: readonly LonLat[]): LonLat {
  const lons = points.map((p) => p[0]);
  const lats = points.map((p) => p[1]);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}

function distance(a: MetresXY, b: MetresXY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
