import { z } from 'zod';
import type { CoveragePolicy } from '../coverage/coverage-policy.ts';
import { ok, type Result } from '../lib/result.ts';
import { numberParameter, policyNumbers, type PolicyNumbers } from './policy-numbers.ts';
import type { PackInUse } from './resolve-parameter.ts';

/** Coverage thresholds with the source of each. */
export interface SourcedCoveragePolicy extends CoveragePolicy {
  readonly sources: PolicyNumbers<keyof CoveragePolicy>['sources'];
}

export const COVERAGE_PARAMETERS = {
  cellSizeM: numberParameter('coverage.cellAreaM2', ['COV-1'], z.number().positive()),
  sightM: numberParameter('coverage.sightM', ['COV-3']),
  maxAccuracyM: numberParameter('coverage.maxAccuracyM', ['COV-4']),
  unknownAccuracyM: numberParameter('coverage.unknownAccuracyM', ['COV-4']),
  slotMs: numberParameter('coverage.slotMs', ['COV-4'], z.number().min(1)),
  joinMaxMs: numberParameter('coverage.joinMaxMs', ['COV-3']),
  joinMaxM: numberParameter('coverage.joinMaxM', ['COV-3']),
  borderM: numberParameter('coverage.borderM', ['COV-6']),
  dwellMs: numberParameter('coverage.dwellMs', ['COV-6']),
  completeShare: numberParameter('coverage.completeShare', ['COV-7'], z.number().gt(0).max(1)),
  overdueAfterMinutes: numberParameter('coverage.overdueAfterMinutes', ['COV-8']),
  patrolDayStartMinute: numberParameter('coverage.patrolDayStartMinute', ['COV-8']),
  patrolDayEndMinute: numberParameter('coverage.patrolDayEndMinute', ['COV-8']),
  staleAfterMs: numberParameter('coverage.staleAfterMs', ['COV-11']),
  silentAfterMs: numberParameter('coverage.silentAfterMs', ['COV-11']),
  movingSpeedMps: numberParameter('coverage.movingSpeedMps', ['COV-11']),
};

/** How often each grid is walked in full every day; coverage tells one full walk from none (COV-7). */
export const PATROL_PARAMETERS = {
  fullWalksPerDay: numberParameter('coverage.fullWalksPerDay', ['COV-7', 'DUT-14'], z.literal(1)),
};

/** Thresholds of the coverage rules from the packs of a district; the error names the first that is missing or wrong. */
export function coveragePolicy(packs: readonly PackInUse[]): Result<SourcedCoveragePolicy> {
  const read = policyNumbers(packs, COVERAGE_PARAMETERS);
  if (!read.ok) return read;
  const { values, sources } = read.value;
  return ok({ ...values, cellSizeM: Math.sqrt(values.cellSizeM), sources });
}
