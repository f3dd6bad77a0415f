import { checkTiling } from '../../shared/coverage/tiling.ts';
import { areaM2 } from '../../shared/geo/area.ts';
import { ringCentroid, signedRingArea } from '../../shared/geo/ring.ts';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { AreaGeometry } from '../../shared/model/area.ts';
import { layGrids } from '../districts/lay-grids.ts';
import type { FaceId, Mesh } from '../districts/mesh.ts';
import { traceOutline } from '../districts/trace-outline.ts';
import { meshTown } from './district-mesh.ts';

/** A second-level area with its grids, as geometries. */
interface LaidCommunity {
  readonly geometry: AreaGeometry;
  readonly grids: readonly AreaGeometry[];
}

export interface LaidTown {
  /** The town's outline with the corners that its grids add. */
  readonly geometry: AreaGeometry;
  readonly communities: readonly LaidCommunity[];
  /** Why the town is one grid, where it could not be divided. */
  readonly undivided: string | null;
}

/** A community takes in about so many grids (assumed). */
const GRIDS_PER_COMMUNITY = 8;
/** A part of a town, or a slip between cuts, smaller than this share of a grid goes with the grid beside it. */
const ISLET_SHARE = 0.3;

/** Lays communities and grids into any sound polygon; deterministic in the seed. Checked with the tiling rules before it is handed out. */
export function layTown(town: AreaGeometry, gridAreaM2: number, seed: string): LaidTown {
  const meshed = meshTown(town);
  if (!meshed.ok) return oneGrid(town, meshed.error);
  const { mesh, parts } = meshed.value;
  const faces = parts.flatMap((p) => p.faces).sort((a, b) => areaOf(mesh, b) - areaOf(mesh, a));
  const wide = faces.filter((face, i) => i === 0 || areaOf(mesh, face) >= gridAreaM2 * ISLET_SHARE);
  const groups = wide.flatMap((face) => layCommunities(mesh, face, gridAreaM2, seed));
  addIslets(
    mesh,
    groups,
    faces.filter((face) => !wide.includes(face)),
  );
  const laid: LaidTown = {
    geometry: traceOutline(mesh, groups.flat(2)),
    communities: groups.map((grids) => ({
      geometry: traceOutline(mesh, grids.flat()),
      grids: grids.map((faces) => traceOutline(mesh, faces)),
    })),
    undivided: null,
  };
  return isSound(laid, town) ? laid : oneGrid(town, 'laid grids did not tile');
}

/** Communities of a face, each a list of grids, each a list of faces. */
function layCommunities(mesh: Mesh, face: FaceId, gridAreaM2: number, seed: string): FaceId[][][] {
  const random = seededRandom(`${seed}-${face}`);
  const style = ([x, y]: readonly [number, number]) => ({
    directionRad: 0.4 * Math.sin(x / 3100) + 0.3 * Math.cos(y / 2700),
    freedom: 0.4,
    bend: 0.03,
  });
  const whole = areaOf(mesh, face);
  const areas =
    whole > gridAreaM2 * GRIDS_PER_COMMUNITY * 1.5
      ? layGrids(mesh, face, { targetAreaM2: () => gridAreaM2 * GRIDS_PER_COMMUNITY, style }, random).faces
      : [face];
  return areas.map((area) =>
    layGrids(mesh, area, { targetAreaM2: () => gridAreaM2, style }, random).faces.map((f) => [f]),
  );
}

/** An islet joins the grid that it shares the longest border with; one that stands alone, the nearest. */
function addIslets(mesh: Mesh, groups: readonly FaceId[][][], islets: readonly FaceId[]): void {
  const grids = groups.flat().map((faces) => ({ faces, at: ringCentroid(mesh.ringMetres(faces[0]!)) }));
  for (const islet of islets) {
    const [x, y] = ringCentroid(mesh.ringMetres(islet));
    const shared = sharedBorders(mesh, islet);
    const rank = (grid: (typeof grids)[number]) => grid.faces.reduce((sum, face) => sum + (shared.get(face) ?? 0), 0);
    const best = grids.toSorted(
      (a, b) => rank(b) - rank(a) || Math.hypot(a.at[0] - x, a.at[1] - y) - Math.hypot(b.at[0] - x, b.at[1] - y),
    );
    best[0]!.faces.push(islet);
  }
}

/** Metres of border that a face shares with each other face. */
function sharedBorders(mesh: Mesh, face: FaceId): Map<FaceId, number> {
  const shared = new Map<FaceId, number>();
  const ring = mesh.ring(face);
  ring.forEach((u, i) => {
    const v = ring[(i + 1) % ring.length]!;
    const other = mesh.faceOf(v, u);
    if (other === undefined) return;
    const [a, b] = [mesh.points[u]!, mesh.points[v]!];
    shared.set(other, (shared.get(other) ?? 0) + Math.hypot(a[0] - b[0], a[1] - b[1]));
  });
  return shared;
}

function areaOf(mesh: Mesh, face: FaceId): number {
  return signedRingArea(mesh.ringMetres(face));
}

function isSound(laid: LaidTown, town: AreaGeometry): boolean {
  const grids = laid.communities.flatMap((c) => c.grids).map((geometry, i) => ({ code: String(i), geometry }));
  const areaKept = Math.abs(areaM2(laid.geometry) / areaM2(town) - 1) < 1e-4;
  return areaKept && checkTiling(laid.geometry, grids, 0).faults.length === 0;
}

function oneGrid(town: AreaGeometry, reason: string): LaidTown {
  return { geometry: town, communities: [{ geometry: town, grids: [town] }], undivided: reason };
}
