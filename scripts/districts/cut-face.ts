import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { ringCentroid, signedRingArea } from '../../shared/geo/ring.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';
import type { FaceId, Mesh, VertexId } from './mesh.ts';
import { scoreCut, type Anchor } from './score-cut.ts';
import { bentLine, MIN_STREET_M } from './street-path.ts';

/** How streets run at a place. */
export interface StreetStyle {
  /** Direction of the main streets, radians from east. */
  readonly directionRad: number;
  /** 0: cuts follow the street grid strictly; 1: cuts just halve the longest extent. */
  readonly freedom: number;
  /** Sideways bend of a new street as a share of its length. */
  readonly bend: number;
}

interface Cut {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly score: number;
}

const TRIES = 14;

/** Cuts a face in two along a believable street; null when no good cut was found. Returns the parts and the street. */
export function cutFace(
  mesh: Mesh,
  face: FaceId,
  style: StreetStyle,
  random: Random,
): { readonly parts: readonly [FaceId, FaceId]; readonly street: readonly VertexId[] } | null {
  const cut = bestCut(mesh, face, style, random);
  if (!cut) return null;
  const ring = [...mesh.ring(face)];
  const inner = bentLine(cut.from.at, cut.to.at, mesh.ringMetres(face), style.bend, random);
  const vertices = inner.map((p) => mesh.vertexAt(p));
  if (vertices.some((v) => mesh.valence(v) > 0) || new Set(vertices).size < vertices.length) return null;
  if (!isFree(mesh, ring, cut.from) || !isFree(mesh, ring, cut.to)) return null;
  const from = place(mesh, ring, cut.from);
  const to = place(mesh, ring, cut.to);
  if (from === to || vertices.includes(from) || vertices.includes(to)) return null;
  const street = [from, ...vertices, to];
  return { parts: mesh.splitFace(face, street), street };
}

/** False where rounding would put the street's end on a corner that is in use elsewhere. */
function isFree(mesh: Mesh, ring: readonly VertexId[], anchor: Anchor): boolean {
  if (anchor.vertex !== null) return true;
  const vertex = mesh.vertexAt(anchor.at);
  const ends = [ring[anchor.edge]!, ring[(anchor.edge + 1) % ring.length]!];
  return mesh.valence(vertex) === 0 || ends.includes(vertex);
}

function place(mesh: Mesh, ring: readonly VertexId[], anchor: Anchor): VertexId {
  if (anchor.vertex !== null) return anchor.vertex;
  return mesh.splitEdge(ring[anchor.edge]!, ring[(anchor.edge + 1) % ring.length]!, anchor.at);
}

function bestCut(mesh: Mesh, face: FaceId, style: StreetStyle, random: Random): Cut | null {
  const ring = mesh.ringMetres(face);
  const ids = mesh.ring(face);
  const axis = longAxis(ring);
  let best: Cut | null = null;
  for (let i = 0; i < TRIES; i++) {
    const angle = cutAngle(axis, style, random);
    const share = 0.5 + (random() - 0.5) * 0.34;
    const cut = cutAt(mesh, ring, ids, angle, share);
    if (cut && (!best || cut.score < best.score)) best = cut;
  }
  return best;
}

/** Across the long axis, along whichever street direction is nearer to that. */
function cutAngle(
  axis: { readonly angle: number; readonly ratio: number },
  style: StreetStyle,
  random: Random,
): number {
  const across = axis.angle + Math.PI / 2;
  const quarter = Math.PI / 2;
  const onGrid = style.directionRad + Math.round((across - style.directionRad) / quarter) * quarter;
  const free = across + (random() - 0.5) * 0.5;
  const other = axis.ratio < 1.35 && random() < 0.5 ? quarter : 0;
  return (random() < style.freedom ? free : onGrid + (random() - 0.5) * 0.1) + other;
}

/** Principal direction of the outline's points about the centre, and long ÷ short extent. */
function longAxis(ring: readonly MetresXY[]): { angle: number; ratio: number } {
  const [cx, cy] = ringCentroid(ring);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const weight = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const x = (a[0] + b[0]) / 2 - cx;
    const y = (a[1] + b[1]) / 2 - cy;
    xx += x * x * weight;
    xy += x * y * weight;
    yy += y * y * weight;
  });
  const spread = Math.hypot((xx - yy) / 2, xy);
  const mean = (xx + yy) / 2;
  return {
    angle: 0.5 * Math.atan2(2 * xy, xx - yy),
    ratio: Math.sqrt((mean + spread) / Math.max(mean - spread, 1e-9)),
  };
}

function cutAt(
  mesh: Mesh,
  ring: readonly MetresXY[],
  ids: readonly VertexId[],
  angle: number,
  share: number,
): Cut | null {
  const along: MetresXY = [Math.cos(angle), Math.sin(angle)];
  const offset = offsetForShare(ring, along, share);
  const crossings = crossLine(ring, along, offset);
  let best: Cut | null = null;
  for (let i = 0; i + 1 < crossings.length; i++) {
    const from = snap(mesh, ring, ids, crossings[i]!);
    const to = snap(mesh, ring, ids, crossings[i + 1]!);
    const score = scoreCut(ring, from, to);
    if (score !== null && (!best || score < best.score)) best = { from, to, score };
  }
  return best;
}

/** Distance of the line from the origin, to its left, that leaves `share` of the area on the right. */
function offsetForShare(ring: readonly MetresXY[], [ux, uy]: MetresXY, share: number): number {
  const heights = ring.map(([x, y]) => -uy * x + ux * y);
  let low = Math.min(...heights);
  let high = Math.max(...heights);
  const wanted = Math.abs(signedRingArea(ring)) * share;
  for (let i = 0; i < 22; i++) {
    const middle = (low + high) / 2;
    if (areaBelow(ring, heights, middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Area of the part of a ring whose height is below a level (half-plane clipping, concave rings included). */
function areaBelow(ring: readonly MetresXY[], heights: readonly number[], level: number): number {
  const kept: MetresXY[] = [];
  ring.forEach((a, i) => {
    const j = (i + 1) % ring.length;
    const b = ring[j]!;
    const ha = heights[i]! - level;
    const hb = heights[j]! - level;
    if (ha <= 0) kept.push(a);
    if (ha < 0 !== hb < 0 && ha !== hb) {
      const t = ha / (ha - hb);
      kept.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
  });
  return Math.abs(signedRingArea(kept));
}

/** Where the line meets the outline, in order along the line. */
function crossLine(ring: readonly MetresXY[], [ux, uy]: MetresXY, offset: number): Anchor[] {
  const found: { anchor: Anchor; along: number }[] = [];
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const ha = -uy * a[0] + ux * a[1] - offset;
    const hb = -uy * b[0] + ux * b[1] - offset;
    if (ha < 0 === hb < 0) return;
    const t = ha / (ha - hb);
    const at: MetresXY = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    found.push({ anchor: { edge: i, vertex: null, at }, along: ux * at[0] + uy * at[1] });
  });
  return found.sort((a, b) => a.along - b.along).map((f) => f.anchor);
}

/** Moves a street's end to a near corner; corners where a street already ends on the other side pull from farther, which makes crossroads. */
function snap(mesh: Mesh, ring: readonly MetresXY[], ids: readonly VertexId[], anchor: Anchor): Anchor {
  const size = Math.sqrt(Math.abs(signedRingArea(ring)));
  let best: Anchor | null = null;
  let bestPull = 1;
  for (const [i, at] of ring.entries()) {
    const reach = mesh.valence(ids[i]!) > 2 ? Math.max(0.13 * size, MIN_STREET_M) : Math.max(0.05 * size, MIN_STREET_M);
    const pull = Math.hypot(at[0] - anchor.at[0], at[1] - anchor.at[1]) / reach;
    if (pull < bestPull) {
      bestPull = pull;
      best = { edge: i, vertex: ids[i]!, at };
    }
  }
  return best ?? anchor;
}
