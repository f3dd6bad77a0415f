import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { signedRingArea } from '../../shared/geo/ring.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';
import type { GridType } from '../../shared/model/area.ts';
import { cutFace } from './cut-face.ts';
import { layGrids, type GridPlan } from './lay-grids.ts';
import type { DistrictLayout } from './layouts/layout.ts';
import type { FaceId, Mesh, VertexId } from './mesh.ts';
import type { CommunityPlan, TownPlan } from './plan.ts';
import { cutRoadSection } from './road-strip.ts';

export interface GrownGrid {
  readonly face: FaceId;
  readonly type: GridType;
}

export interface GrownCommunity {
  readonly plan: CommunityPlan;
  readonly town: number;
  readonly grids: readonly GrownGrid[];
}

export interface NamedCell {
  readonly plan: CommunityPlan;
  readonly town: number;
  readonly face: FaceId;
}

const ROAD_SECTION_WIDTH_M = 95;
const ROAD_SECTION_LENGTH_M = 1400;
const COURTYARD_AREA_M2 = 42_000;

/** Cuts the cell of a community into road sections, blocks and courtyards; its widest streets are added to `streets`. */
export function fillCommunity(
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

function distance(a: MetresXY, b: MetresXY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
