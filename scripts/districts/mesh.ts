import { assert } from '../../shared/lib/assert.ts';
import type { LonLat } from '../../shared/model/area.ts';
import { toLocalMetres, type MetresXY } from '../../shared/geo/local-metres.ts';

/** Positions are kept as whole millionths of a degree (about 0.1 m), so that shared corners are equal to the last digit. */
const LATTICE_PER_DEGREE = 1e6;

export type VertexId = number;
export type FaceId = number;

/**
 * A planar mesh of faces that share vertices. An edge is split in both of its faces at once,
 * so faces always tile: no gap and no overlap can arise after the mesh is built.
 */
export class Mesh {
  readonly points: MetresXY[] = [];
  readonly #lattice: (readonly [number, number])[] = [];
  readonly #byLattice = new Map<string, VertexId>();
  readonly #valence: number[] = [];
  readonly #rings = new Map<FaceId, VertexId[]>();
  readonly #faceOfEdge = new Map<number, FaceId>();
  readonly #frame;
  #nextFace = 0;

  constructor(centre: LonLat) {
    this.#frame = toLocalMetres(centre);
  }

  /** The vertex at the lattice place nearest to a point in metres; made when there is none. */
  vertexAt(metres: MetresXY): VertexId {
    return this.vertexAtLonLat(this.#frame.toLonLat(metres));
  }

  vertexAtLonLat([lon, lat]: LonLat): VertexId {
    const x = Math.round(lon * LATTICE_PER_DEGREE);
    const y = Math.round(lat * LATTICE_PER_DEGREE);
    const key = `${x},${y}`;
    const known = this.#byLattice.get(key);
    if (known !== undefined) return known;
    const id = this.points.length;
    this.#byLattice.set(key, id);
    this.#lattice.push([x, y]);
    this.#valence.push(0);
    this.points.push(this.#frame.toMetres([x / LATTICE_PER_DEGREE, y / LATTICE_PER_DEGREE]));
    return id;
  }

  toMetres(position: LonLat): MetresXY {
    return this.#frame.toMetres(position);
  }

  toLonLat(vertex: VertexId): [number, number] {
    const [x, y] = this.#lattice[vertex]!;
    return [x / LATTICE_PER_DEGREE, y / LATTICE_PER_DEGREE];
  }

  metresToLonLat(metres: MetresXY): [number, number] {
    const [lon, lat] = this.#frame.toLonLat(metres);
    return [
      Math.round(lon * LATTICE_PER_DEGREE) / LATTICE_PER_DEGREE,
      Math.round(lat * LATTICE_PER_DEGREE) / LATTICE_PER_DEGREE,
    ];
  }

  /** Adds a face with its vertices anticlockwise; each directed edge may belong to one face only. */
  addFace(ring: readonly VertexId[]): FaceId {
    const face = this.#nextFace++;
    for (let i = 0; i < ring.length; i++) {
      const u = ring[i]!;
      const v = ring[(i + 1) % ring.length]!;
      assert(!this.#faceOfEdge.has(edgeKey(u, v)), `edge ${u}-${v} belongs to two faces`);
      if (!this.#faceOfEdge.has(edgeKey(v, u))) this.#countEdge(u, v);
      this.#faceOfEdge.set(edgeKey(u, v), face);
    }
    this.#rings.set(face, [...ring]);
    return face;
  }

  ring(face: FaceId): readonly VertexId[] {
    const ring = this.#rings.get(face);
    assert(ring, `no face ${face}`);
    return ring;
  }

  ringMetres(face: FaceId): MetresXY[] {
    return this.ring(face).map((vertex) => this.points[vertex]!);
  }

  faces(): FaceId[] {
    return [...this.#rings.keys()];
  }

  /** Number of edges that meet at a vertex. */
  valence(vertex: VertexId): number {
    return this.#valence[vertex]!;
  }

  /** The face to the left of the directed edge u → v, if any. */
  faceOf(u: VertexId, v: VertexId): FaceId | undefined {
    return this.#faceOfEdge.get(edgeKey(u, v));
  }

  /** Puts a vertex near `metres` into the edge u–v, in both faces that have it. */
  splitEdge(u: VertexId, v: VertexId, metres: MetresXY): VertexId {
    const w = this.vertexAt(metres);
    if (w === u || w === v) return w;
    assert(this.#valence[w] === 0, 'an edge is split at a vertex that is already used');
    this.#valence[w] = 2;
    this.#insert(u, v, w);
    this.#insert(v, u, w);
    return w;
  }

  /** Cuts a face along a path of vertices that starts and ends on its ring and otherwise runs inside it. */
  splitFace(face: FaceId, path: readonly VertexId[]): [FaceId, FaceId] {
    const ring = this.ring(face);
    const from = ring.indexOf(path[0]!);
    const to = ring.indexOf(path.at(-1)!);
    assert(from >= 0 && to >= 0 && from !== to, 'a cut must join two places of the ring');
    const inner = path.slice(1, -1);
    const left = [...arc(ring, to, from), ...inner];
    const right = [...arc(ring, from, to), ...inner.toReversed()];
    this.removeFace(face);
    return [this.addFace(left), this.addFace(right)];
  }

  removeFace(face: FaceId): void {
    const ring = this.ring(face);
    for (let i = 0; i < ring.length; i++) {
      const u = ring[i]!;
      const v = ring[(i + 1) % ring.length]!;
      this.#faceOfEdge.delete(edgeKey(u, v));
      if (!this.#faceOfEdge.has(edgeKey(v, u))) {
        this.#valence[u]!--;
        this.#valence[v]!--;
      }
    }
    this.#rings.delete(face);
  }

  #countEdge(u: VertexId, v: VertexId): void {
    this.#valence[u]!++;
    this.#valence[v]!++;
  }

  #insert(u: VertexId, v: VertexId, w: VertexId): void {
    const face = this.#faceOfEdge.get(edgeKey(u, v));
    if (face === undefined) return;
    const ring = this.#rings.get(face)!;
    const at = ring.findIndex((vertex, i) => vertex === u && ring[(i + 1) % ring.length] === v);
    ring.splice(at + 1, 0, w);
    this.#faceOfEdge.delete(edgeKey(u, v));
    this.#faceOfEdge.set(edgeKey(u, w), face);
    this.#faceOfEdge.set(edgeKey(w, v), face);
  }
}

/** Vertices from one place of a ring to another, both included, going round. */
function arc(ring: readonly VertexId[], from: number, to: number): VertexId[] {
  return to >= from ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
}

function edgeKey(u: VertexId, v: VertexId): number {
  return u * 0x4000000 + v;
}
