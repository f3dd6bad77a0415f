import { err, ok, type Result } from '../lib/result.ts';
import { policyNumbers } from './policy-number.ts';
import { combinedBasis, type PackInUse, type Source } from './resolve-parameter.ts';

/** Thresholds of the alert rules (docs/rules/live.md). */
export interface AlertPolicy {
  /** A grid that nobody has entered this long after patrols became due is worth a look (ALR-1). */
  readonly emptyAfterMinutes: number;
  /** An officer on shift may be out of the own town this long (ALR-4). */
  readonly outsideDwellMs: number;
  /** Open alerts of one kind; the oldest leaves when one more comes (ALR-7). */
  readonly openPerKind: number;
}

/** Alert thresholds with the source of each. */
export interface SourcedAlertPolicy extends AlertPolicy {
  readonly basis: 'clause' | 'assumed';
  readonly sources: Readonly<Record<keyof AlertPolicy, Source>>;
}

const KEYS: Readonly<Record<keyof AlertPolicy, string>> = {
  emptyAfterMinutes: 'alerts.emptyAfterMinutes',
  outsideDwellMs: 'alerts.outsideDwellMs',
  openPerKind: 'alerts.openPerKind',
};

/** Alert thresholds from the packs of a district; the error names the first that is missing or wrong. */
export function alertPolicy(packs: readonly PackInUse[]): Result<SourcedAlertPolicy> {
  const read = policyNumbers(packs, KEYS);
  if (!read.ok) return read;
  const { values, sources } = read.value;
  if (!Number.isInteger(values.openPerKind)) return err('alerts.openPerKind must be a whole number');
  return ok({ ...values, basis: combinedBasis(Object.values(sources)), sources });
}
