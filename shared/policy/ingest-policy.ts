import { ok, type Result } from '../lib/result.ts';
import { numberParameter, policyNumbers, type PolicyNumbers } from './policy-numbers.ts';
import type { PackInUse } from './resolve-parameter.ts';

/** Thresholds of the ingest rules (docs/rules/ingest.md). */
export interface IngestPolicy {
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

/** Ingest thresholds with the source of each. */
export type SourcedIngestPolicy = IngestPolicy & Omit<PolicyNumbers<keyof IngestPolicy>, 'values'>;

export const INGEST_PARAMETERS = {
  maxAheadMs: numberParameter('ingest.maxAheadMs', ['ING-3']),
  maxAgeMs: numberParameter('ingest.maxAgeMs', ['ING-4']),
  maxOutsideM: numberParameter('ingest.maxOutsideM', ['ING-5']),
  maxAccuracyM: numberParameter('ingest.maxAccuracyM', ['ING-6']),
  maxSpeedMps: numberParameter('ingest.maxSpeedMps', ['ING-7']),
  minIntervalMs: numberParameter('ingest.minIntervalMs', ['ING-7']),
};

/** Ingest thresholds from the packs of a district; the error names the first that is missing or wrong. */
export function ingestPolicy(packs: readonly PackInUse[]): Result<SourcedIngestPolicy> {
  const read = policyNumbers(packs, INGEST_PARAMETERS);
  if (!read.ok) return read;
  const { values, ...rest } = read.value;
  return ok({ ...values, ...rest });
}
