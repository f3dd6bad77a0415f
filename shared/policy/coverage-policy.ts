import type { CoveragePolicy } from '../coverage/coverage-policy.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { policyNumbers } from './policy-number.ts';
import type { PackInUse, Source } from './resolve-parameter.ts';

/** Coverage thresholds with the source of each. */
export interface SourcedCoveragePolicy extends CoveragePolicy {
  readonly sources: Readonly<Record<keyof CoveragePolicy, Source>>;
}

const KEYS: Readonly<Record<keyof CoveragePolicy, string>> = {
  cellSizeM: 'coverage.cellAreaM2',
  sightM: 'coverage.sightM',
  maxAccuracyM: 'coverage.maxAccuracyM',
  unknownAccuracyM: 'coverage.unknownAccuracyM',
  slotMs: 'coverage.slotMs',
  joinMaxMs: 'coverage.joinMaxMs',
  joinMaxM: 'coverage.joinMaxM',
  borderM: 'coverage.borderM',
  dwellMs: 'coverage.dwellMs',
  completeShare: 'coverage.completeShare',
  overdueAfterMinutes: 'coverage.overdueAfterMinutes',
  patrolDayStartMinute: 'coverage.patrolDayStartMinute',
  patrolDayEndMinute: 'coverage.patrolDayEndMinute',
  staleAfterMs: 'coverage.staleAfterMs',
  silentAfterMs: 'coverage.silentAfterMs',
  movingSpeedMps: 'coverage.movingSpeedMps',
};

/** Thresholds of the coverage rules from the packs of a district; the error names the first that is missing or wrong. */
export function coveragePolicy(packs: readonly PackInUse[]): Result<SourcedCoveragePolicy> {
  const read = policyNumbers(packs, KEYS);
  if (!read.ok) return read;
  const { values, sources } = read.value;
  const policy: SourcedCoveragePolicy = { ...values, cellSizeM: Math.sqrt(values.cellSizeM), sources };
  if (!(policy.cellSizeM > 0)) return err('coverage.cellAreaM2 must be positive');
  if (!(policy.slotMs >= 1)) return err('coverage.slotMs must be at least 1');
  if (!(policy.completeShare > 0 && policy.completeShare <= 1)) return err('coverage.completeShare must be in (0, 1]');
  return ok(policy);
}
