/**
 * Thresholds of the ingest rules (docs/rules/ingest.md). No document lays them down: all are assumed, and can be
 * replaced by handing another object to `createIngest`.
 */
export interface IngestPolicy {
  readonly basis: 'clause' | 'assumed';
  /** A fix this far ahead of the server's clock is from a wrong clock (ING-3). */
  readonly maxAheadMs: number;
  /** A fix older than this at receipt is kept but no longer used (ING-4). */
  readonly maxAgeMs: number;
  /** A position further from the district's bounds is not a position of its officers (ING-5). */
  readonly maxOutsideM: number;
  /** Worse accuracy than this says too little about where the officer was (ING-6). */
  readonly maxAccuracyM: number;
  /** Nobody on patrol moves faster (ING-7). */
  readonly maxSpeedMps: number;
  /** Shorter intervals count as this long when a speed is implied, or jitter would look like flight (ING-7). */
  readonly minIntervalMs: number;
}

export const ASSUMED_INGEST_POLICY: IngestPolicy = {
  basis: 'assumed',
  maxAheadMs: 2 * 60_000,
  maxAgeMs: 24 * 3_600_000,
  maxOutsideM: 200_000,
  maxAccuracyM: 100,
  maxSpeedMps: 40,
  minIntervalMs: 1_000,
};
