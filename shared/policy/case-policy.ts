import { z } from 'zod';
import type { CasePolicy } from '../cases/case-policy.ts';
import { ok, type Result } from '../lib/result.ts';
import { CASE_CATEGORIES } from '../model/case.ts';
import { combinedBasis, readParameter, type PackInUse, type Source } from './resolve-parameter.ts';

/** Case limits with the source of each figure. */
export interface SourcedCasePolicy extends CasePolicy {
  readonly basis: 'clause' | 'assumed';
  readonly sources: Readonly<Record<keyof CasePolicy, Source>>;
}

const limitsSchema = z.partialRecord(z.enum(CASE_CATEGORIES), z.number().positive());

/** Limits and the warning share of a district's packs. A category without a limit has no due time. */
export function casePolicy(packs: readonly PackInUse[]): Result<SourcedCasePolicy> {
  const limits = readParameter(packs, 'cases.limitMinutes', limitsSchema);
  if (!limits.ok) return limits;
  const warn = readParameter(packs, 'cases.warnShare', z.number().gt(0).lt(1));
  if (!warn.ok) return warn;
  return ok({
    limitMinutes: limits.value.value,
    warnShare: warn.value.value,
    basis: combinedBasis([limits.value.source, warn.value.source]),
    sources: { limitMinutes: limits.value.source, warnShare: warn.value.source },
  });
}
