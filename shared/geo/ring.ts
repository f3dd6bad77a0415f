/** A position in any flat frame; areas and lengths come out in the units of that frame. */
export type FlatPoint = readonly [x: number, y: number];

/** Twice-counted closing points are allowed: `[a, b, c, a]` and `[a, b, c]` mean the same ring. */
export type FlatRing = readonly FlatPoint[];

/** Signed area by the shoelace formula, relative to the first point to keep digits; positive when anticlockwise. */
export function signedRingArea(ring: FlatRing): number {
  const origin = ring[0];
  if (!origin) return 0;
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    sum += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
  }
  return sum / 2;
}

/** Length of the closed outline. */
export function ringPerimeter(ring: FlatRing): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return sum;
}

/** Centre of area; of a ring without area, the mean of its points. */
export function ringCentroid(ring: FlatRing): FlatPoint {
  const origin = ring[0] ?? [0, 0];
  let area2 = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const ax = a[0] - origin[0];
    const ay = a[1] - origin[1];
    const bx = b[0] - origin[0];
    const by = b[1] - origin[1];
    const cross = ax * by - bx * ay;
    area2 += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (area2 === 0) return meanPoint(ring);
  return [origin[0] + x / (3 * area2), origin[1] + y / (3 * area2)];
}

/** Even-odd rule; points exactly on the outline may fall on either side. */
export function isPointInRing(point: FlatPoint, ring: FlatRing): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a[1] > point[1] === b[1] > point[1]) continue;
    if (point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Shortest distance from a point to the segment a–b. */
function distanceToSegment(point: FlatPoint, a: FlatPoint, b: FlatPoint): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length2;
  const clamped = Math.min(1, Math.max(0, t));
  return Math.hypot(point[0] - a[0] - clamped * dx, point[1] - a[1] - clamped * dy);
}

/** Shortest distance from a point to the outline of a ring. */
export function distanceToRing(point: FlatPoint, ring: FlatRing): number {
  let best = Infinity;
  for (let i = 0; i < ring.length; i++) {
    best = Math.min(best, distanceToSegment(point, ring[i]!, ring[(i + 1) % ring.length]!));
  }
  return best;
}

/** True when the open segments a–b and c–d cross, or one passes through an end of the other. */
export function segmentsMeet(a: FlatPoint, b: FlatPoint, c: FlatPoint, d: FlatPoint): boolean {
  const abc = turn(a, b, c);
  const abd = turn(a, b, d);
  const cda = turn(c, d, a);
  const cdb = turn(c, d, b);
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
}

/** Sign of the turn a → b → c: positive to the left. */
function turn(a: FlatPoint, b: FlatPoint, c: FlatPoint): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function isBetween(a: FlatPoint, b: FlatPoint, p: FlatPoint): boolean {
  return (
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1])
  );
}

function meanPoint(ring: FlatRing): FlatPoint {
  let x = 0;
  let y = 0;
  for (const point of ring) {
    x += point[0] / ring.length;
    y += point[1] / ring.length;
  }
  return [x, y];
}
