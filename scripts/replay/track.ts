import { distanceM, toLocalMetres } from '../../shared/geo/local-metres.ts';
import type { LonLat } from '../../shared/model/area.ts';

/** One recorded point; `timeMs` is null when the file gives none. */
export interface TrackPoint {
  readonly lon: number;
  readonly lat: number;
  readonly timeMs: number | null;
}

/** What was read from a file: unbroken pieces in file order, and what had to be left out, in words. */
export interface Track {
  readonly segments: readonly (readonly TrackPoint[])[];
  readonly remarks: readonly string[];
}

/** A point of a walk with its time since the start of the walk. */
export interface TimedPoint {
  readonly lon: number;
  readonly lat: number;
  readonly offsetMs: number;
}

/** Pace given to pieces without times, and over the gap between two pieces that carry no usable times. */
const PACE_MPS = 1.2;
const GAP_PACE_MPS = 5;
/** A longer rest between two recorded pieces is shortened to this. */
const LONGEST_GAP_MS = 10 * 60_000;

/** The recording as one walk that starts at 0 and moves forward in time; two points of the same instant become one. */
export function asWalk(track: Track): readonly TimedPoint[] {
  const walk: TimedPoint[] = [];
  let lastTimeMs: number | null = null;
  for (const segment of track.segments) {
    const offsets = offsetsOf(segment);
    const first = segment[0];
    const before = walk.at(-1);
    if (!first) continue;
    const startMs = before ? before.offsetMs + gapMs(before, first, lastTimeMs) : 0;
    segment.forEach(({ lon, lat }, i) => {
      const offsetMs = startMs + offsets[i]!;
      if (offsetMs > (walk.at(-1)?.offsetMs ?? -1)) walk.push({ lon, lat, offsetMs });
    });
    lastTimeMs = segment.at(-1)?.timeMs ?? null;
  }
  return walk;
}

function gapMs(before: LonLatLike, first: TrackPoint, lastTimeMs: number | null): number {
  const travelMs = Math.max(1000, (distanceM(at(before), at(first)) / GAP_PACE_MPS) * 1000);
  if (lastTimeMs === null || first.timeMs === null || first.timeMs <= lastTimeMs) return travelMs;
  return Math.min(first.timeMs - lastTimeMs, Math.max(LONGEST_GAP_MS, travelMs));
}

/** Recorded times where every point has one and they never run backwards, else times of an even pace. */
function offsetsOf(segment: readonly TrackPoint[]): readonly number[] {
  const startMs = segment[0]?.timeMs ?? null;
  const usable =
    startMs !== null &&
    segment.every((point, i) => point.timeMs !== null && point.timeMs >= (segment[i - 1]?.timeMs ?? point.timeMs));
  if (usable) return segment.map((point) => point.timeMs! - startMs);
  let offsetMs = 0;
  return segment.map((point, i) => {
    const before = segment[i - 1];
    if (before) offsetMs += (distanceM(at(before), at(point)) / PACE_MPS) * 1000;
    return offsetMs;
  });
}

/** The walk moved so that it starts at `anchor`, every distance in metres kept. */
export function movedTo(walk: readonly TimedPoint[], anchor: LonLat): readonly TimedPoint[] {
  const first = walk[0];
  if (!first) return walk;
  const from = toLocalMetres(at(first));
  const to = toLocalMetres(anchor);
  return walk.map((point) => {
    const [lon, lat] = to.toLonLat(from.toMetres(at(point)));
    return { lon, lat, offsetMs: point.offsetMs };
  });
}

/** Length in metres. */
export function lengthOfWalkM(walk: readonly TimedPoint[]): number {
  return walk.reduce((sum, point, i) => sum + (i === 0 ? 0 : distanceM(at(walk[i - 1]!), at(point))), 0);
}

interface LonLatLike {
  readonly lon: number;
  readonly lat: number;
}

function at({ lon, lat }: LonLatLike): LonLat {
  return [lon, lat];
}
