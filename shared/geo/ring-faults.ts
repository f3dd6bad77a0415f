import Flatbush from 'flatbush';
import type { LonLat } from '../model/area.ts';
import { segmentsMeet, signedRingArea } from './ring.ts';

/** Why a ring cannot bound an area. */
const RING_FAULTS = [
  'not-finite',
  'not-closed',
  'too-few-points',
  'repeated-point',
  'self-crossing',
  'no-area',
] as const;
export type RingFaultReason = (typeof RING_FAULTS)[number];

export interface RingFault {
  readonly reason: RingFaultReason;
  /** Where it was seen; null when it is no one place. */
  readonly at: LonLat | null;
}

/** The first fault of a closed GeoJSON ring, or null when the ring is simple and closed. */
export function findRingFault(ring: readonly LonLat[]): RingFault | null {
  const lost = ring.find((p) => !Number.isFinite(p[0]) || !Number.isFinite(p[1]));
  if (lost) return { reason: 'not-finite', at: null };
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || ring.length < 4) return { reason: 'too-few-points', at: first ?? null };
  if (first[0] !== last[0] || first[1] !== last[1]) return { reason: 'not-closed', at: last };
  const open = ring.slice(0, -1);
  const repeated = open.find((p, i) => isSame(p, open[(i + 1) % open.length]!));
  if (repeated) return { reason: 'repeated-point', at: repeated };
  const crossing = findSelfCrossing(open);
  if (crossing) return { reason: 'self-crossing', at: crossing };
  return signedRingArea(open) === 0 ? { reason: 'no-area', at: first } : null;
}

/** Rings of fewer corners are compared edge by edge: an index would cost more than it saves. */
const FEW_CORNERS = 40;

/** A corner next to a place where the outline touches or crosses itself, or null. `ring` is not closed. */
function findSelfCrossing(ring: readonly LonLat[]): LonLat | null {
  const near = ring.length <= FEW_CORNERS ? () => ring.keys() : edgesNear(ring);
  for (let i = 0; i < ring.length; i++) {
    for (const j of near(i)) {
      const at = j > i ? meetingOf(ring, i, j) : null;
      if (at) return at;
    }
  }
  return null;
}

/** Where edge `j` touches or crosses the earlier edge `i` other than at the corner that they share. */
function meetingOf(ring: readonly LonLat[], i: number, j: number): LonLat | null {
  const count = ring.length;
  const a = ring[i]!;
  const b = ring[(i + 1) % count]!;
  const c = ring[j]!;
  const d = ring[(j + 1) % count]!;
  if (j === i + 1) return foldsBack(a, b, d) ? b : null;
  if (i === 0 && j === count - 1) return foldsBack(c, a, b) ? a : null;
  return areApart(a[0], b[0], c[0], d[0]) || areApart(a[1], b[1], c[1], d[1]) || !segmentsMeet(a, b, c, d) ? null : c;
}

function areApart(a: number, b: number, c: number, d: number): boolean {
  return Math.max(a, b) < Math.min(c, d) || Math.max(c, d) < Math.min(a, b);
}

function edgesNear(ring: readonly LonLat[]): (edge: number) => readonly number[] {
  const boxOf = (i: number): [number, number, number, number] => {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  };
  const index = new Flatbush(ring.length);
  for (let i = 0; i < ring.length; i++) index.add(...boxOf(i));
  index.finish();
  return (edge) => index.search(...boxOf(edge));
}

/** True when the outline turns by exactly half a turn at `b`, so that it runs over itself. */
function foldsBack(a: LonLat, b: LonLat, c: LonLat): boolean {
  const cross = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
  const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
  return cross === 0 && dot < 0;
}

function isSame(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
