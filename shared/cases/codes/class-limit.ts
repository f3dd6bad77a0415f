import { checkedTimeLimit, type TimeLimit } from '../../clocks/time-limit.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { CaseCategory, CaseView } from '../../model/case.ts';
import type { CasePolicy } from '../case-policy.ts';
import type { CaseCodes } from './case-codes.ts';

/** What a case is by the code table: its category and its limit; null where the class has none. */
export interface CaseClass {
  readonly code: string | null;
  readonly category: CaseCategory;
  readonly limit: TimeLimit | null;
}

/** What is said of the class of a case when it is opened or filed. */
export interface GivenClass {
  readonly kind: CaseView['kind'];
  readonly category?: CaseCategory | undefined;
  readonly code?: string | null | undefined;
  readonly line?: string | undefined;
}

export interface ClassFault {
  readonly field: 'code' | 'line' | 'category';
  readonly reason: string;
}

/**
 * The class and limit of a case (CAS-4, CAS-18): by the line of its code that was chosen, the first when none was; without a
 * code by its category. The error names the field that does not fit the table.
 */
export function classOf(
  { kind, category, code = null, line }: GivenClass,
  codes: CaseCodes,
  { limits }: Pick<CasePolicy, 'limits'>,
): Result<CaseClass, ClassFault> {
  if (code === null) {
    if (line !== undefined) return err({ field: 'line', reason: 'is of no code' });
    const plain = category ?? 'other';
    return ok({ code, category: plain, limit: limits[plain] ?? null });
  }
  const minor = codes.minors.find((one) => one.code === code);
  if (!minor) return err({ field: 'code', reason: 'is not in the code table' });
  if (!code.startsWith(kind)) return err({ field: 'code', reason: `is no ${kind}` });
  if (category !== undefined && category !== minor.category)
    return err({ field: 'category', reason: `is ${minor.category} by the code` });
  const chosen = line === undefined ? minor.lines[0] : minor.lines.find(({ id }) => id === line);
  if (!chosen) return err({ field: 'line', reason: `is no line of ${code}` });
  return ok({ code, category: minor.category, limit: checkedTimeLimit(chosen.limit) });
}

/** The codes of each category, in the order of the table (CAS-18). */
export function codesByCategory({ minors }: CaseCodes): ReadonlyMap<CaseCategory, readonly string[]> {
  const byCategory = new Map<CaseCategory, string[]>();
  for (const { category, code } of minors) byCategory.set(category, [...(byCategory.get(category) ?? []), code]);
  return byCategory;
}
