import { z } from 'zod';
import { townCodeSchema } from '../model/area.ts';
import { labelSchema, longLabelSchema } from '../model/basis.ts';
import { ZONE_CLASSES } from '../zoning/zoning-policy.ts';
import { amountSchema } from './money.ts';

const basis = z.enum(['source', 'assumed', 'simulated']);

const deductionSchema = z.strictObject({
  town: townCodeSchema,
  day: z.iso.date(),
  amountFen: amountSchema,
  reason: longLabelSchema,
  decidedBy: labelSchema,
  basis,
});

const spendingSchema = z.strictObject({
  id: z.string().min(1).max(60),
  day: z.iso.date(),
  /** Id of a use, `rectification`. */
  use: z.string(),
  action: labelSchema,
  amountFen: amountSchema,
  basis,
});
export type PoolSpending = z.infer<typeof spendingSchema>;

const yearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    basis,
    provenance: z.array(z.string().max(500)).min(1),
    /** A year's amount by zone class, where the document does not give it. */
    amountsFenByClass: z.record(z.enum(ZONE_CLASSES), amountSchema).nullable(),
    /** Budgets of single towns; they win over amounts by class. */
    budgets: z.array(z.strictObject({ town: townCodeSchema, budgetFen: amountSchema })),
    deductions: z.array(deductionSchema),
    spending: z.array(spendingSchema),
  })
  .refine(({ budgets }) => new Set(budgets.map(({ town }) => town)).size === budgets.length, {
    error: 'a town is there twice',
    path: ['budgets'],
  })
  .refine(({ spending }) => new Set(spending.map(({ id }) => id)).size === spending.length, {
    error: 'an id is there twice',
    path: ['spending'],
  })
  .refine(({ year, deductions }) => deductions.every(({ day }) => day.startsWith(`${year}-`)), {
    error: 'a deduction of another year',
    path: ['deductions'],
  });
export type FundingYear = z.infer<typeof yearSchema>;

/** `data/districts/<id>/funding.json`: budgets, deductions (核减) and spending of the pool, year by year. */
export const fundingRecordSchema = z.strictObject({
  years: z.array(yearSchema).refine((years) => new Set(years.map(({ year }) => year)).size === years.length, {
    error: 'a year is there twice',
  }),
});
export type FundingRecord = z.infer<typeof fundingRecordSchema>;

/** A town that a record names and the district does not have, with its place; null when there is none. */
export function fundingRecordFault(record: FundingRecord, townCodes: ReadonlySet<string>): string | null {
  for (const [i, { budgets, deductions }] of record.years.entries()) {
    for (const [list, items] of Object.entries({ budgets, deductions })) {
      const at = items.findIndex(({ town }) => !townCodes.has(town));
      if (at >= 0) return `years.${i}.${list}.${at}.town: there is no town ${items[at]!.town}`;
    }
  }
  return null;
}
