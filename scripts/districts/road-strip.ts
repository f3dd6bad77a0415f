import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { signedRingArea } from '../../shared/geo/ring.ts';
import { isPathInside } from './street-path.ts';
import type { FaceId, Mesh, VertexId } from './mesh.ts';

/**
 * Cuts an oblong road section off a face along part of its outline, `widthM` deep.
 * `along` are vertices of the ring in order; null when there is no room. Returns [section, rest].
 */
export function cutRoadSection(
  mesh: Mesh,
  face: FaceId,
  along: readonly VertexId[],
  widthM: number,
): [FaceId, FaceId] | null {
  const ring = mesh.ring(face);
  const first = ring.indexOf(along[0]!);
  const last = ring.indexOf(along.at(-1)!);
  if (first < 0 || last < 0) return null;
  const before = ring[(first - 1 + ring.length) % ring.length]!;
  const after = ring[(last + 1) % ring.length]!;
  if (along.includes(before) || along.includes(after)) return null;
  const start = besides(mesh, along[0]!, before, widthM);
  const end = besides(mesh, along.at(-1)!, after, widthM);
  if (!start || !end) return null;
  const inner = along.slice(1, -1).map((_, i) => inward(mesh, along, i + 1, widthM));
  const path = [end.at, ...inner.toReversed(), start.at];
  if (!isPathInside(mesh.ringMetres(face), path) || bendsBack(path)) return null;
  const innerVertices = inner.map((p) => mesh.vertexAt(p));
  if (innerVertices.some((v) => mesh.valence(v) > 0)) return null;
  const from = end.vertex ?? mesh.splitEdge(along.at(-1)!, after, end.at);
  const to = start.vertex ?? mesh.splitEdge(before, along[0]!, start.at);
  const [left, right] = mesh.splitFace(face, [from, ...innerVertices.toReversed(), to]);
  const areaOf = (f: FaceId) => signedRingArea(mesh.ringMetres(f));
  return areaOf(left) < areaOf(right) ? [left, right] : [right, left];
}

/** The place `widthM` from a corner on the neighbouring edge; the edge's far end when that is about as far. */
function besides(
  mesh: Mesh,
  corner: VertexId,
  next: VertexId,
  widthM: number,
): { vertex: VertexId | null; at: MetresXY } | null {
  const a = mesh.points[corner]!;
  const b = mesh.points[next]!;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (length < widthM * 0.7) return null;
  if (length < widthM * 1.4) return { vertex: next, at: b };
  const t = widthM / length;
  return { vertex: null, at: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t] };
}

/** A corner moved to the left of the path by `widthM` along the mean normal. */
function inward(mesh: Mesh, along: readonly VertexId[], i: number, widthM: number): MetresXY {
  const a = mesh.points[along[i - 1]!]!;
  const p = mesh.points[along[i]!]!;
  const b = mesh.points[along[i + 1]!]!;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  return [p[0] - (dy / length) * widthM, p[1] + (dx / length) * widthM];
}

function bendsBack(path: readonly MetresXY[]): boolean {
  for (let i = 0; i + 2 < path.length; i++) {
    const [a, b, c] = [path[i]!, path[i + 1]!, path[i + 2]!];
    const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
    if (dot <= 0) return true;
  }
  return false;
}
