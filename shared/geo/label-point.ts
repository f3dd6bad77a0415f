import { distanceToRing, isPointInRing, ringCentroid, type FlatPoint, type FlatRing } from './ring.ts';

const STEPS = 14;

/** A place well inside a ring (in a metric frame), for a label or a pin: the centre when it is deep enough, else the deepest of a lattice. */
export function labelPointOf(ring: FlatRing): FlatPoint {
  const centre = ringCentroid(ring);
  let best = centre;
  let depth = isPointInRing(centre, ring) ? distanceToRing(centre, ring) * 1.25 : -1;
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - minX, Math.max(...ys) - minY];
  for (let i = 1; i < STEPS; i++) {
    for (let j = 1; j < STEPS; j++) {
      const point: FlatPoint = [minX + (width * i) / STEPS, minY + (height * j) / STEPS];
      if (!isPointInRing(point, ring)) continue;
      const here = distanceToRing(point, ring);
      if (here > depth) {
        depth = here;
        best = point;
      }
    }
  }
  return best;
}
