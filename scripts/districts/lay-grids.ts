import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { ringCentroid, signedRingArea } from '../../shared/geo/ring.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';
import { cutFace, type StreetStyle } from './cut-face.ts';
import type { FaceId, Mesh, VertexId } from './mesh.ts';

export interface GridPlan {
  /** Wanted area of a grid at a place, m². */
  readonly targetAreaM2: (at: MetresXY) => number;
  readonly style: (at: MetresXY) => StreetStyle;
}

export interface LaidFace {
  readonly faces: readonly FaceId[];
  /** Streets that were cut, widest first, with the depth of the cut (0 = first). */
  readonly streets: readonly { readonly depth: number; readonly path: readonly VertexId[] }[];
}

/** Cuts a face along streets until its parts are about as large as wanted. Works for any simple face. */
export function layGrids(mesh: Mesh, face: FaceId, plan: GridPlan, random: Random): LaidFace {
  const faces: FaceId[] = [];
  const streets: { depth: number; path: readonly VertexId[] }[] = [];
  const open = [{ face, depth: 0 }];
  while (open.length > 0) {
    const next = open.pop()!;
    const ring = mesh.ringMetres(next.face);
    const centre = ringCentroid(ring);
    const limit = plan.targetAreaM2(centre) * (1.2 + 0.45 * random());
    const cut = signedRingArea(ring) > limit ? cutFace(mesh, next.face, plan.style(centre), random) : null;
    if (!cut) {
      faces.push(next.face);
      continue;
    }
    streets.push({ depth: next.depth, path: cut.street });
    open.push(...cut.parts.map((part) => ({ face: part, depth: next.depth + 1 })));
  }
  return { faces, streets };
}
