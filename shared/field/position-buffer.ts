import { distanceM } from '../geo/local-metres.ts';

/** A position that the phone has measured and the server has not. */
export interface KeptFix {
  readonly timeMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
  readonly speedMps: number | null;
  readonly headingDeg: number | null;
}

/** How positions are thinned, batched and kept (PHN-8). Technical; no document lays them down. */
export const POSITION_PACE = {
  /** A phone that lies still tells that it is there this often. */
  stillEveryMs: 30_000,
  /** Of a phone that moves, not closer together than this in time. */
  movingEveryMs: 3_000,
  /** Moved means so far, and farther than the accuracy. */
  movedM: 5,
  sendEveryMs: 6_000,
  /** Fixes of one request. */
  batch: 200,
  /** A shift of eight hours in motion at one every six seconds; then every second of the older half goes. */
  cap: 5_000,
} as const;

/** Whether a new position says something that the last kept one did not (PHN-8). */
export function isWorthKeeping(fix: KeptFix, last: KeptFix | null): boolean {
  if (!last) return true;
  const sinceMs = fix.timeMs - last.timeMs;
  if (sinceMs <= 0) return false;
  if (sinceMs >= POSITION_PACE.stillEveryMs) return true;
  if (sinceMs < POSITION_PACE.movingEveryMs) return false;
  const movedM = distanceM([fix.lon, fix.lat], [last.lon, last.lat]);
  return movedM >= Math.max(POSITION_PACE.movedM, fix.accuracyM ?? 0);
}

/** The buffer with one more; a full one is thinned in its older half, so that the way stays whole and the newest is exact. */
export function withFix(buffer: readonly KeptFix[], fix: KeptFix, cap: number = POSITION_PACE.cap): readonly KeptFix[] {
  if (buffer.length < cap) return [...buffer, fix];
  const half = Math.ceil(cap / 2);
  return [...buffer.slice(0, half).filter((_, at) => at % 2 === 0), ...buffer.slice(half), fix];
}
