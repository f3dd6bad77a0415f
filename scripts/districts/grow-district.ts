import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { ringCentroid } from '../../shared/geo/ring.ts';
import { assert } from '../../shared/lib/assert.ts';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { LonLat } from '../../shared/model/area.ts';
import { bendBorders, borderKey, cellsByCorner, chainBetween, planCells, type CellPlan } from './cells.ts';
import type { DistrictLayout } from './layouts/layout.ts';
import { Mesh, type FaceId, type VertexId } from './mesh.ts';
import { placeSites, type Site } from './place-sites.ts';
import { loadPlan, type TownPlan } from './plan.ts';
import { loopsBetween, roughnessOf, sidesOfBorders } from './cell-borders.ts';
import { fillCommunity, type GrownCommunity, type NamedCell } from './fill-community.ts';
import { drawSkeleton, smoothLines, type Line, type Skeleton } from './skeleton.ts';

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
