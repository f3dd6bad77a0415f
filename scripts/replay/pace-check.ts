import { distanceM } from '../../shared/geo/local-metres.ts';
import type { IngestPolicy } from '../../shared/policy/ingest-policy.ts';
import type { TimedPoint } from './track.ts';

/**
 * A recording has jumps and sparse stretches of its own, which end in quarantine one by one and are said beforehand; only
 * more than this share of too fast pieces makes a speed inadmissible.
 */
const TOLERATED_SHARE = 0.1;

export type SpeedLimits = Pick<IngestPolicy, 'maxSpeedMps' | 'minIntervalMs'>;

/** How many pieces of a walk ingest would take for impossible at a playing speed. */
export function tooFastPieces(walk: readonly TimedPoint[], speed: number, limits: SpeedLimits): number {
  return ceilings(walk, limits).filter((ceiling) => ceiling < speed).length;
}

/** The highest whole playing speed at which ingest accepts the walk (jumps of the recording itself aside); at least 1. */
export function highestSpeed(walk: readonly TimedPoint[], limits: SpeedLimits): number {
  const rising = [...ceilings(walk, limits)].sort((a, b) => a - b);
  const ceiling = rising[Math.floor(rising.length * TOLERATED_SHARE)] ?? Infinity;
  return Math.max(1, Math.floor(Math.min(ceiling, 3600)));
}

/** Per piece: the playing speed from which it looks impossible; short pieces never do, as ingest counts at least `minIntervalMs`. */
function ceilings(walk: readonly TimedPoint[], { maxSpeedMps, minIntervalMs }: SpeedLimits): readonly number[] {
  return walk.slice(1).map((to, i) => {
    const from = walk[i]!;
    const lengthM = distanceM([from.lon, from.lat], [to.lon, to.lat]);
    if (lengthM <= (maxSpeedMps * minIntervalMs) / 1000) return Infinity;
    return ((to.offsetMs - from.offsetMs) / 1000) * (maxSpeedMps / lengthM);
  });
}
