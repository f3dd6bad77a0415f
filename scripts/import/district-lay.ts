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
export interface LaidCommunity {
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
/** A part of a town smaller than this share of a grid goes with the nearest grid (islets, slips along a quay). */
const ISLET_SHARE = 0.3;

/** Lays communities and grids into any sound polygon; deterministic in the seed. Checked with the tiling rules before it is handed out. */
export function layTown(town: AreaGeometry, gridAreaM2: number, seed: string): LaidTown {
  const meshed = meshTown(town);
  if (!meshed.ok) return oneGrid(town, meshed.error);
  const { mesh, parts } = meshed.value;
  const wide = parts.filter((p) => p.areaM2 >= gridAreaM2 * ISLET_SHARE);
  const kept = wide.length > 0 ? wide : parts.toSorted((a, b) => b.areaM2 - a.areaM2).slice(0, 1);
  const groups = kept.flatMap((part) => part.faces.flatMap((face) => layCommunities(mesh, face, gridAreaM2, seed)));
  addIslets(
    mesh,
    groups,
    parts.filter((p) => !kept.includes(p)).flatMap((p) => p.faces),
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
  const whole = signedRingArea(mesh.ringMetres(face));
  const areas =
    whole > gridAreaM2 * GRIDS_PER_COMMUNITY * 1.5
      ? layGrids(mesh, face, { targetAreaM2: () => gridAreaM2 * GRIDS_PER_COMMUNITY, style }, random).faces
      : [face];
  return areas.map((area) =>
    layGrids(mesh, area, { targetAreaM2: () => gridAreaM2, style }, random).faces.map((f) => [f]),
  );
}

function addIslets(mesh: Mesh, groups: readonly FaceId[][][], islets: readonly FaceId[]): void {
  const grids = groups.flat().map((faces) => ({ faces, at: ringCentroid(mesh.ringMetres(faces[0]!)) }));
  for (const islet of islets) {
    const [x, y] = ringCentroid(mesh.ringMetres(islet));
    const byDistance = grids.toSorted(
      (a, b) => Math.hypot(a.at[0] - x, a.at[1] - y) - Math.hypot(b.at[0] - x, b.at[1] - y),
    );
    byDistance[0]!.faces.push(islet);
  }
}

function isSound(laid: LaidTown, town: AreaGeometry): boolean {
  const grids = laid.communities.flatMap((c) => c.grids).map((geometry, i) => ({ code: String(i), geometry }));
  const areaKept = Math.abs(areaM2(laid.geometry) / areaM2(town) - 1) < 1e-4;
  return areaKept && checkTiling(laid.geometry, grids, 0).faults.length === 0;
}

function oneGrid(town: AreaGeometry, reason: string): LaidTown {
  return { geometry: town, communities: [{ geometry: town, grids: [town] }], undivided: reason };
}
