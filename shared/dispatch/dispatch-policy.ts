import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { numberParameter, policyNumbers, type PolicyNumbers } from '../policy/policy-numbers.ts';
import type { PackInUse } from '../policy/resolve-parameter.ts';

/** Weights of the dispatch suggestion (docs/rules/dispatch.md). No document lays them down: all of them are assumed. */
export interface DispatchPolicy {
  /** Length of the way ÷ straight line, while there is no graph of the streets. */
  readonly detourFactor: number;
  /** How fast officers get there, on foot and by electric bicycle alike. */
  readonly speedMps: number;
  /** Whoever holds the grid of the case counts as this much nearer. */
  readonly ownGridS: number;
  /** The same for a grid of the same community. */
  readonly ownCommunityS: number;
  /** The same for the same town. */
  readonly ownTownS: number;
  /** Each open case that somebody has counts as this much further. */
  readonly openCaseS: number;
  /** An old position counts as this much further. */
  readonly staleS: number;
  /** Officers of towns that are further away are looked at only when there is nobody else. */
  readonly reachS: number;
}

/** Dispatch weights with the source of each. */
export type SourcedDispatchPolicy = DispatchPolicy & Omit<PolicyNumbers<keyof DispatchPolicy>, 'values'>;

export const DISPATCH_PARAMETERS = {
  detourFactor: numberParameter('dispatch.detourFactor', ['DSP-4'], z.number().min(1).max(5)),
  speedMps: numberParameter('dispatch.speedMps', ['DSP-4'], z.number().min(0.5).max(40)),
  ownGridS: numberParameter('dispatch.ownGridSeconds', ['DSP-3']),
  ownCommunityS: numberParameter('dispatch.ownCommunitySeconds', ['DSP-3']),
  ownTownS: numberParameter('dispatch.ownTownSeconds', ['DSP-3']),
  openCaseS: numberParameter('dispatch.openCaseSeconds', ['DSP-5']),
  staleS: numberParameter('dispatch.staleSeconds', ['DSP-1']),
  reachS: numberParameter('dispatch.reachSeconds', ['DSP-9']),
};

/** Dispatch weights from the packs of a district; the error names the first that is missing or wrong. */
export function dispatchPolicy(packs: readonly PackInUse[]): Result<SourcedDispatchPolicy> {
  const read = policyNumbers(packs, DISPATCH_PARAMETERS);
  if (!read.ok) return read;
  const { values, ...rest } = read.value;
  return ok({ ...values, ...rest });
}
