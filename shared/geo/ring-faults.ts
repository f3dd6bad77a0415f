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

/** A corner next to a place where the outline touches or crosses itself, or null. `ring` is not closed. */
function findSelfCrossing(ring: readonly LonLat[]): LonLat | null {
  const count = ring.length;
  const index = new Flatbush(count);
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % count]!;
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  });
  index.finish();
  for (let i = 0; i < count; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % count]!;
    const near = index.search(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    for (const j of near) {
      if (j <= i) continue;
      const c = ring[j]!;
      const d = ring[(j + 1) % count]!;
      if (j === i + 1) {
        if (foldsBack(a, b, d)) return b;
      } else if (i === 0 && j === count - 1) {
        if (foldsBack(c, a, b)) return a;
      } else if (segmentsMeet(a, b, c, d)) return c;
    }
  }
  return null;
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
