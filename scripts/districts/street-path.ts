import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { isPointInRing, segmentsMeet } from '../../shared/geo/ring.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';

export const MIN_STREET_M = 24;

/** True when the straight line between two places of the outline runs inside and touches nothing else. */
export function isChordInside(ring: readonly MetresXY[], from: MetresXY, to: MetresXY): boolean {
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < MIN_STREET_M) return false;
  return isPathInside(ring, [from, to]);
}

/** True when a path between two places of the outline stays inside the ring and clear of it. */
export function isPathInside(ring: readonly MetresXY[], path: readonly MetresXY[]): boolean {
  for (let s = 0; s + 1 < path.length; s++) {
    const a = s === 0 ? towards(path[0]!, path[1]!) : path[s]!;
    const b = s + 2 === path.length ? towards(path[s + 1]!, path[s]!) : path[s + 1]!;
    if (!isPointInRing([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], ring)) return false;
    if (!isPointInRing(a, ring) || !isPointInRing(b, ring)) return false;
    for (let i = 0; i < ring.length; i++) {
      if (segmentsMeet(a, b, ring[i]!, ring[(i + 1) % ring.length]!)) return false;
    }
  }
  return true;
}

/** A point two metres from `a` on the way to `b`: an end on the outline itself must not count as a crossing. */
function towards(a: MetresXY, b: MetresXY): MetresXY {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const t = Math.min(0.1, 2 / length);
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** Inner points of a street that bends a little; straighter until it fits. */
export function bentLine(
  from: MetresXY,
  to: MetresXY,
  ring: readonly MetresXY[],
  bend: number,
  random: Random,
): MetresXY[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const count = Math.min(5, Math.floor(length / 230));
  const bow = (random() - 0.5) * 2;
  const sway = (random() - 0.5) * 1.4;
  for (let strength = bend; strength > bend / 9; strength /= 2) {
    const inner = Array.from({ length: count }, (_, i) => {
      const t = (i + 1) / (count + 1);
      const side = length * strength * (bow * Math.sin(Math.PI * t) + sway * Math.sin(2 * Math.PI * t));
      return sideStep(from, to, t, side);
    });
    if (isPathInside(ring, [from, ...inner, to]) && isClear(inner, ring, length * 0.06)) return inner;
  }
  return [];
}

function isClear(inner: readonly MetresXY[], ring: readonly MetresXY[], distanceM: number): boolean {
  return inner.every((p) => ring.every((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) > distanceM));
}

function sideStep(from: MetresXY, to: MetresXY, t: number, side: number): MetresXY {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = Math.hypot(dx, dy);
  return [from[0] + dx * t - (dy / length) * side, from[1] + dy * t + (dx / length) * side];
}
