import type { Reason } from '../explain/explained.ts';
import type { ZoneClass } from '../zoning/zoning-policy.ts';
import type { FundingPolicy } from './funding-policy.ts';
import type { FundingYear } from './funding-record.ts';

/** A town's amount for a year, fen, and where it comes from. */
export interface Budget {
  readonly budgetFen: number;
  readonly from: 'town' | 'policy' | 'district-data';
  readonly basis: 'clause' | 'source' | 'assumed' | 'simulated';
}

/**
 * The amount of a town for a year (FUN-7): its own line of the district's data, else the document's amount for its
 * class, else the data's amount for it. Null when nothing gives one: an amount is never invented.
 */
export function budgetOf(
  town: string,
  classId: ZoneClass | null,
  { year, policy }: { readonly year: FundingYear | null; readonly policy: FundingPolicy },
): Budget | null {
  const own = year?.budgets.find((line) => line.town === town);
  if (year && own) return { budgetFen: own.budgetFen, from: 'town', basis: year.basis };
  if (classId === null) return null;
  const { amountsFenByClass, sources } = policy;
  if (amountsFenByClass)
    return {
      budgetFen: amountsFenByClass[classId],
      from: 'policy',
      basis: sources.amountsFenByClass?.basis ?? 'assumed',
    };
  if (!year?.amountsFenByClass) return null;
  return { budgetFen: year.amountsFenByClass[classId], from: 'district-data', basis: year.basis };
}

/** The day on which the zone class is read that sets the amount of a year (FUN-7), `YYYY-MM-DD`. */
export function classDayOf(year: number, { classDay }: Pick<FundingPolicy, 'classDay'>): string {
  return `${year}-${classDay === 'year-start' ? '01-01' : '12-31'}`;
}

/** Whether a town's funds are in the annual budget in full, as the document orders (FUN-7). */
export function checkBudget(budget: Budget | null, { inAnnualBudget, sources }: FundingPolicy): Reason {
  const { clause, basis } = sources.inAnnualBudget;
  return {
    rule: 'FUN-7',
    code: budget ? 'budget-given' : 'budget-not-provided',
    ok: budget !== null || !inAnnualBudget,
    measured: budget && budget.budgetFen,
    threshold: inAnnualBudget,
    unit: 'fen',
    clause,
    basis,
  };
}
