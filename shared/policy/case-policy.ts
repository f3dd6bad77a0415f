import { z } from 'zod';
import type { CasePolicy } from '../cases/case-policy.ts';
import { ok, type Result } from '../lib/result.ts';
import { CASE_CATEGORIES } from '../model/case.ts';
import { parameter, read } from './parameter.ts';
import { numberParameter } from './policy-numbers.ts';
import { combinedBasis, type PackInUse, type Source } from './resolve-parameter.ts';

/** Case limits with the source of each figure. */
export interface SourcedCasePolicy extends CasePolicy {
  readonly basis: 'clause' | 'assumed';
  readonly sources: Readonly<Record<keyof CasePolicy, Source>>;
}

export const CASE_PARAMETERS = {
  limitMinutes: parameter('cases.limitMinutes', z.partialRecord(z.enum(CASE_CATEGORIES), z.number().positive()), [
    'CAS-4',
  ]),
  warnShare: numberParameter('cases.warnShare', ['CAS-5'], z.number().gt(0).lt(1)),
};

/** Limits and the warning share of a district's packs. A category without a limit has no due time. */
export function casePolicy(packs: readonly PackInUse[]): Result<SourcedCasePolicy> {
  const limits = read(packs, CASE_PARAMETERS.limitMinutes);
  if (!limits.ok) return limits;
  const warn = read(packs, CASE_PARAMETERS.warnShare);
  if (!warn.ok) return warn;
  return ok({
    limitMinutes: limits.value.value,
    warnShare: warn.value.value,
    basis: combinedBasis([limits.value.source, warn.value.source]),
    sources: { limitMinutes: limits.value.source, warnShare: warn.value.source },
  });
}
