import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { ringPerimeter, signedRingArea } from '../../shared/geo/ring.ts';
import type { VertexId } from './mesh.ts';
import { isChordInside } from './street-path.ts';

/** A place on the outline of a face: an existing corner, or a point inside an edge. */
export interface Anchor {
  readonly edge: number;
  readonly vertex: VertexId | null;
  readonly at: MetresXY;
}

/** Lower is better: compact parts of like size, met at a good angle. Null when the cut leaves the face. */
export function scoreCut(ring: readonly MetresXY[], from: Anchor, to: Anchor): number | null {
  if (from.edge === to.edge) return null;
  if (!isChordInside(ring, from.at, to.at)) return null;
  const [a, b] = halves(ring, from, to);
  const areaA = Math.abs(signedRingArea(a));
  const areaB = Math.abs(signedRingArea(b));
  const smaller = Math.min(areaA, areaB) / (areaA + areaB);
  if (smaller < 0.24) return null;
  const shape = roughnessOf(a, areaA) + roughnessOf(b, areaB);
  const corners = Math.max(sharpness(a), sharpness(b));
  return (0.5 - smaller) * 2 + shape * 0.9 + corners;
}

function halves(ring: readonly MetresXY[], from: Anchor, to: Anchor): [MetresXY[], MetresXY[]] {
  return [walk(ring, from, to), walk(ring, to, from)];
}

function walk(ring: readonly MetresXY[], from: Anchor, to: Anchor): MetresXY[] {
  const points: MetresXY[] = [from.at];
  let i = (from.edge + 1) % ring.length;
  const last = to.vertex === null ? (to.edge + 1) % ring.length : to.edge;
  while (i !== last) {
    points.push(ring[i]!);
    i = (i + 1) % ring.length;
  }
  points.push(to.at);
  return points;
}

/** 1 for a disc, 1.27 for a square, more for long or ragged shapes. */
function roughnessOf(ring: readonly MetresXY[], area: number): number {
  return ringPerimeter(ring) ** 2 / (4 * Math.PI * Math.max(area, 1));
}

/** Penalty for ends of the cut that make a corner under 50 degrees. */
function sharpness(part: readonly MetresXY[]): number {
  const last = part.length - 1;
  const atStart = cornerAngle(part[last]!, part[0]!, part[1]!);
  const atEnd = cornerAngle(part[last - 1]!, part[last]!, part[0]!);
  const limit = (50 * Math.PI) / 180;
  return Math.max(0, limit - Math.min(atStart, atEnd)) * 4;
}

function cornerAngle(a: MetresXY, b: MetresXY, c: MetresXY): number {
  const dot = (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]);
  const lengths = Math.hypot(a[0] - b[0], a[1] - b[1]) * Math.hypot(c[0] - b[0], c[1] - b[1]);
  return lengths === 0 ? 0 : Math.acos(Math.min(1, Math.max(-1, dot / lengths)));
}
