import { z } from 'zod';
import type { CasePolicy, NearbyPolicy } from '../cases/case-policy.ts';
import type { ToldLaterPolicy } from '../cases/told-later.ts';
import type { WhistleAlertPolicy } from '../cases/whistle-alerts.ts';
import { checkedTimeLimit, timeLimitSchema } from '../clocks/time-limit.ts';
import { ok, type Result } from '../lib/result.ts';
import { CASE_CATEGORIES, type CaseCategory } from '../model/case.ts';
import { parameter, read, readOptional } from './parameter.ts';
import { numberParameter } from './policy-numbers.ts';
import { combinedBasis, type PackInUse, type Source } from './resolve-parameter.ts';

/** Case limits with the source of each figure. */
export interface SourcedCasePolicy extends CasePolicy {
  readonly basis: 'clause' | 'assumed';
  readonly sources: Readonly<Record<keyof CasePolicy, Source>>;
  /** Which cases are near one another; null where no pack says. */
  readonly nearby: NearbyPolicy | null;
  /** How much later a step may be told; null where no pack says. */
  readonly toldLater: ToldLaterPolicy | null;
  /** Whom a whistle alerts; null where no pack says. */
  readonly whistleAlerts: WhistleAlertPolicy | null;
}

const nearbySchema = z.strictObject({
  withinM: z.number().positive().max(1_000),
  least: z.int().min(2),
  recentDays: z.int().positive().max(366),
});

const toldLaterSchema = z.strictObject({
  withinHours: z.number().positive().max(72),
  toleranceSeconds: z.number().nonnegative().max(600),
});

const whistleAlertsSchema = z.strictObject({
  alertOfficers: z.int().min(1).max(20),
  deskAfterMinutes: z.number().positive().max(60),
});

export const CASE_PARAMETERS = {
  limits: parameter('cases.limits', z.partialRecord(z.enum(CASE_CATEGORIES), timeLimitSchema), ['CAS-4', 'CLK-3']),
  warnShare: numberParameter('cases.warnShare', ['CAS-5'], z.number().gt(0).lt(1)),
  nearby: parameter('cases.nearby', nearbySchema, ['CAS-13', 'CAS-19']),
  toldLater: parameter('cases.toldLater', toldLaterSchema, ['CAS-24']),
  whistleAlerts: parameter('cases.whistleAlerts', whistleAlertsSchema, ['CAS-16']),
};

/** Limits and the warning share of a district's packs. A category without a limit has no due time. */
export function casePolicy(packs: readonly PackInUse[]): Result<SourcedCasePolicy> {
  const limits = read(packs, CASE_PARAMETERS.limits);
  if (!limits.ok) return limits;
  const warn = read(packs, CASE_PARAMETERS.warnShare);
  if (!warn.ok) return warn;
  const nearby = readOptional(packs, CASE_PARAMETERS.nearby);
  if (!nearby.ok) return nearby;
  const toldLater = readOptional(packs, CASE_PARAMETERS.toldLater);
  if (!toldLater.ok) return toldLater;
  const whistleAlerts = readOptional(packs, CASE_PARAMETERS.whistleAlerts);
  if (!whistleAlerts.ok) return whistleAlerts;
  return ok({
    nearby: nearby.value?.value ?? null,
    toldLater: toldLater.value?.value ?? null,
    whistleAlerts: whistleAlerts.value?.value ?? null,
    limits: limitsOf(limits.value.value),
    warnShare: warn.value.value,
    basis: combinedBasis([limits.value.source, warn.value.source]),
    sources: { limits: limits.value.source, warnShare: warn.value.source },
  });
}

function limitsOf(texts: Readonly<Partial<Record<CaseCategory, string>>>): CasePolicy['limits'] {
  const entries = Object.entries(texts).map(([category, text]) => [category, checkedTimeLimit(text)] as const);
  return Object.fromEntries(entries);
}
