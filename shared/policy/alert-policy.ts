import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { numberParameter, policyNumbers, type PolicyNumbers } from './policy-numbers.ts';
import type { PackInUse } from './resolve-parameter.ts';

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
export type SourcedAlertPolicy = AlertPolicy & Omit<PolicyNumbers<keyof AlertPolicy>, 'values'>;

export const ALERT_PARAMETERS = {
  emptyAfterMinutes: numberParameter('alerts.emptyAfterMinutes', ['ALR-1']),
  outsideDwellMs: numberParameter('alerts.outsideDwellMs', ['ALR-4']),
  openPerKind: numberParameter('alerts.openPerKind', ['ALR-7'], z.int().nonnegative()),
};

/** Alert thresholds from the packs of a district; the error names the first that is missing or wrong. */
export function alertPolicy(packs: readonly PackInUse[]): Result<SourcedAlertPolicy> {
  const read = policyNumbers(packs, ALERT_PARAMETERS);
  if (!read.ok) return read;
  const { values, ...rest } = read.value;
  return ok({ ...values, ...rest });
}
