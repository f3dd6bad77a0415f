import { assessmentPolicyOf, type AssessmentPolicy } from '../../shared/assessment/assessment-policy.ts';
import { assessmentsSchema, type AssessedMonth, type Assessments } from '../../shared/assessment/assessments.ts';
import type { AssessmentBook } from '../../shared/assessment/period-grade.ts';
import type { PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from './shipped-policies.ts';

const SHIPPED = [...shippedPolicies().values()];

/** Shipped packs as a district may name them. */
export function packs(...ids: string[]): PackInUse[] {
  return ids.map((id) => ({ pack: SHIPPED.find((pack) => pack.id === id)!, basis: 'clause' }));
}

export const ZHENGGANG = packs('zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012');

/** The policy in force in a period. */
export function policyOf(period: string, inUse: readonly PackInUse[] = ZHENGGANG): AssessmentPolicy | null {
  const policy = assessmentPolicyOf(period, inUse);
  if (!policy.ok) throw new Error(policy.error);
  return policy.value;
}

export const POLICY: AssessmentPolicy = policyOf('2026-10')!;

/** Six indicators that all come to the same points, 0 to 1. */
export function even(value: number): Record<string, number> {
  const rest = ['patrolCompletion', 'attendance', 'onTimeClosing', 'closing', 'discovery'].map((id) => [id, value]);
  return { ...Object.fromEntries(rest), rework: Math.round((1 - value) * 10_000) / 10_000 };
}

type Given = Partial<Pick<AssessedMonth, 'basis' | 'audits'>> & { readonly inspections?: readonly object[] };

/** A month in which each town has this score, in points. */
export function month(period: string, scores: Readonly<Record<string, number>>, given: Given = {}): AssessedMonth {
  const towns = Object.entries(scores).map(([code, score]) => ({ code, indicators: even(score / 100) }));
  const parsed = assessmentsSchema.parse({ provenance: [], months: [{ period, basis: 'source', towns, ...given }] });
  return parsed.months[0]!;
}

export function year(...months: AssessedMonth[]): Assessments {
  return { provenance: [], months, signatures: [] };
}

/** A district with the towns of the first month. */
export function book(assessments: Assessments, inUse: readonly PackInUse[] = ZHENGGANG): AssessmentBook {
  const towns = [...new Set(assessments.months.flatMap((one) => one.towns.map(({ code }) => code)))];
  return { towns, assessments, policyOf: remembered(inUse) };
}

/** The policies of periods, each read once. */
export function remembered(inUse: readonly PackInUse[]): AssessmentBook['policyOf'] {
  const known = new Map<string, AssessmentPolicy | null>();
  return (period) => {
    const policy = known.get(period);
    if (policy !== undefined) return policy;
    known.set(period, policyOf(period, inUse));
    return known.get(period) ?? null;
  };
}
