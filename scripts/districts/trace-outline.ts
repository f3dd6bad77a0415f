import { isPointInRing, signedRingArea } from '../../shared/geo/ring.ts';
import type { AreaGeometry } from '../../shared/model/area.ts';
import type { FaceId, Mesh, VertexId } from './mesh.ts';

/** The outline of a set of faces, with every vertex of its faces: outer rings anticlockwise, holes clockwise (RFC 7946). */
export function traceOutline(mesh: Mesh, faces: readonly FaceId[]): AreaGeometry {
  const rings = traceRings(mesh, faces);
  const metres = (ring: readonly VertexId[]) => ring.map((v) => mesh.points[v]!);
  const outer = rings.filter((ring) => signedRingArea(metres(ring)) > 0);
  const holes = rings.filter((ring) => signedRingArea(metres(ring)) <= 0);
  const polygons = outer.map((ring) => [
    closed(mesh, ring),
    ...holes.filter((hole) => isPointInRing(mesh.points[hole[0]!]!, metres(ring))).map((hole) => closed(mesh, hole)),
  ]);
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Directed rings of border edges; at a corner that is touched twice the walk turns so that rings stay simple. */
function traceRings(mesh: Mesh, faces: readonly FaceId[]): VertexId[][] {
  const inside = new Set(faces);
  const next = new Map<VertexId, VertexId[]>();
  for (const face of faces) {
    const ring = mesh.ring(face);
    ring.forEach((u, i) => {
      const v = ring[(i + 1) % ring.length]!;
      const twin = mesh.faceOf(v, u);
      if (twin !== undefined && inside.has(twin)) return;
      next.set(u, [...(next.get(u) ?? []), v]);
    });
  }
  const rings: VertexId[][] = [];
  for (const start of [...next.keys()].sort((a, b) => a - b)) {
    while ((next.get(start)?.length ?? 0) > 0) rings.push(...simpleLoops(walkRing(mesh, next, start)));
  }
  return rings;
}

function walkRing(mesh: Mesh, next: Map<VertexId, VertexId[]>, start: VertexId): VertexId[] {
  const ring: VertexId[] = [];
  let previous: VertexId | null = null;
  let here = start;
  do {
    ring.push(here);
    const choices: VertexId[] = next.get(here)!;
    const chosen =
      choices.length === 1 || previous === null ? choices[0]! : sharpestLeft(mesh, previous, here, choices);
    next.set(
      here,
      choices.filter((v) => v !== chosen),
    );
    previous = here;
    here = chosen;
  } while (here !== start);
  return ring;
}

/** A walk that passes a corner twice (a hole that touches the outline there) as the loops it is made of. */
function simpleLoops(walk: readonly VertexId[]): VertexId[][] {
  const loops: VertexId[][] = [];
  const open: VertexId[] = [];
  for (const vertex of walk) {
    const seen = open.indexOf(vertex);
    if (seen >= 0) loops.push(open.splice(seen));
    open.push(vertex);
  }
  return [...loops, open].filter((loop) => loop.length > 2);
}

function sharpestLeft(mesh: Mesh, previous: VertexId, here: VertexId, choices: readonly VertexId[]): VertexId {
  const [px, py] = mesh.points[previous]!;
  const [hx, hy] = mesh.points[here]!;
  const back = Math.atan2(py - hy, px - hx);
  const turnOf = (v: VertexId) => {
    const [x, y] = mesh.points[v]!;
    return (back - Math.atan2(y - hy, x - hx) + 4 * Math.PI) % (2 * Math.PI);
  };
  return choices.toSorted((a, b) => turnOf(a) - turnOf(b))[0]!;
}

/** A ring as closed GeoJSON coordinates. */
export function closed(mesh: Mesh, ring: readonly VertexId[]): [number, number][] {
  return [...ring, ring[0]!].map((v) => mesh.toLonLat(v));
}
