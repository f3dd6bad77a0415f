import type { Bounds } from '../geo/bounds.ts';
import { findRingFault } from '../geo/ring-faults.ts';
import { signedRingArea } from '../geo/ring.ts';
import type { LonLat } from '../model/area.ts';
import type { UnmetEdge } from './tiling-suspects.ts';

/** Suspect places that are a plain gap, as its closed outline, and those that have to be clipped to be known. */
export interface TracedPlaces {
  readonly gaps: readonly (readonly LonLat[])[];
  readonly rest: readonly Bounds[];
}

/**
 * Reads gaps off the unmet edges. Count the town once and each grid minus once: around a place the sum is 0, and it
 * changes only at unmet edges. Where those of a place are one simple ring with more of the town inside, the sum in the
 * ring is 1: town and no grid, so that the ring is the outline of a gap, to the last bit and without clipping.
 */
export function traceGaps(unmet: readonly UnmetEdge[], places: readonly Bounds[]): TracedPlaces {
  const gaps: (readonly LonLat[])[] = [];
  const rest: Bounds[] = [];
  for (const place of places) {
    const ring = ringOf(unmet.filter(({ from }) => isWithin(place, from)));
    if (ring) gaps.push(ring);
    else rest.push(place);
  }
  return { gaps, rest };
}

function isWithin([west, south, east, north]: Bounds, [lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** The one simple anticlockwise ring that some edges are, closed; null when they are anything else. */
function ringOf(edges: readonly UnmetEdge[]): readonly LonLat[] | null {
  const next = new Map<string, UnmetEdge>();
  for (const edge of edges) {
    if (edge.times !== 1 || next.has(edge.from.join())) return null;
    next.set(edge.from.join(), edge);
  }
  const first = edges[0];
  if (!first) return null;
  const ring: LonLat[] = [first.from];
  let edge: UnmetEdge | undefined = first;
  do {
    ring.push(edge.to);
    edge = next.get(edge.to.join());
  } while (edge && edge !== first && ring.length <= edges.length);
  const isWhole = edge === first && ring.length === edges.length + 1;
  return isWhole && signedRingArea(ring) > 0 && findRingFault(ring) === null ? ring : null;
}
