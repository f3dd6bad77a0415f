import { z } from 'zod';
import { labelSchema, longLabelSchema, type Label } from '../model/basis.ts';

/** What can be counted for a town in a period; which of them make a rate is data (`assessment.rates`). */
export const COUNTS = [
  'filed',
  'dispatched',
  'closed',
  'closedInTime',
  'overdueUnclosed',
  'handled',
  'handledInTime',
  'overdueUnhandled',
  'reworked',
  'beyondLevel',
  'escalated',
  'foundByOwnStaff',
  'foundByOthers',
  'sampledProblems',
  'sampledFound',
  'sampledHandled',
  'sampledBeyondLevel',
  'sampledReportedUp',
  'missedProblems',
  'missedPunished',
  'assessmentsDue',
  'assessmentsDone',
  'gridDaysDue',
  'gridDaysFull',
  'shiftsPlanned',
  'shiftsAttended',
  'patrolsPlanned',
  'patrolsSeen',
  'patrolProblemsFound',
  'patrolProblemsHandled',
  'surveyed',
  'surveyedAware',
  'surveyedSupportive',
  'surveyedParticipating',
] as const;
export type CountId = (typeof COUNTS)[number];
/** A count that is left out was not taken; that is not zero. */
export type Counts = Readonly<Partial<Record<CountId, number>>>;

const sum = z.array(z.enum(COUNTS)).min(1);

const rateDefinitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  label: labelSchema,
  numerator: sum,
  denominator: sum.describe('counts that are added up: due to close is closed + overdueUnclosed'),
  clause: z.string().min(1).describe('place in the outline of its document; printed with its number once read'),
  basis: z.enum(['clause', 'assumed']),
  quote: z.string().min(1).optional(),
  note: longLabelSchema.optional(),
});
type RateDefinition = z.infer<typeof rateDefinitionSchema>;

/** `assessment.rates`: what each count is called, and each rate as counts above and below the line (ASM-5). */
export const ratesSchema = z
  .strictObject({ counts: z.record(z.enum(COUNTS), labelSchema), items: z.array(rateDefinitionSchema).min(1) })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: 'a rate is defined twice',
    path: ['items'],
  });
export type Rates = z.infer<typeof ratesSchema>;

/** A rate with both its numbers. */
export interface Rate {
  readonly id: string;
  readonly label: Label;
  readonly numerator: number;
  readonly denominator: number;
  /** 0–1; null when the denominator is zero: there was nothing to do, which is neither good nor bad (ASM-4). */
  readonly value: number | null;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/** The two numbers of a rate; null when one of its counts was not taken. */
function ratioOf(
  rate: Pick<RateDefinition, 'numerator' | 'denominator'>,
  counts: Counts,
): { readonly numerator: number; readonly denominator: number } | null {
  const numerator = added(rate.numerator, counts);
  const denominator = added(rate.denominator, counts);
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

function added(ids: readonly CountId[], counts: Counts): number | null {
  let total = 0;
  for (const id of ids) {
    const count = counts[id];
    if (count === undefined) return null;
    total += count;
  }
  return total;
}

/** `numerator ÷ denominator`; null over zero. */
export function shareOf({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }) {
  return denominator === 0 ? null : numerator / denominator;
}

/**
 * Every rate whose counts were taken, in the order of the definitions (ASM-5: 派案率, 结案率, 上报率, 发现率, 处置率 and
 * the rest).
 */
export function ratesOf(rates: Rates, counts: Counts): readonly Rate[] {
  return rates.items.flatMap(({ id, label, numerator, denominator, clause, basis }) => {
    const ratio = ratioOf({ numerator, denominator }, counts);
    return ratio ? [{ id, label, ...ratio, value: shareOf(ratio), clause, basis }] : [];
  });
}
