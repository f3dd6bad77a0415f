import { z } from 'zod';
import { EXPORT_LANGUAGES } from '../../exports/case-ledger.ts';
import { townCodeSchema } from '../../model/area.ts';
import { CASE_CATEGORIES, CASE_KINDS, caseViewSchema } from '../../model/case.ts';
import { RATE_GROUPINGS } from '../../rates/rate-board.ts';
import { RATE_COMPARISONS } from '../../rates/compared-span.ts';
import { rateDefinitionsSchema } from '../../rates/rate-definitions.ts';
import { XLSX_MEDIA, endpoint } from '../endpoint.ts';
import { instantText } from '../instant.ts';

/** Longest span of one board, days, and most cases of one drill. */
export const MOST_RATE_DAYS = 366;
const MOST_RATE_CASES = 500;

/** Without dates the span is the month that runs, up to now. */
const span = {
  from: instantText.optional(),
  to: instantText.optional(),
  town: townCodeSchema.optional(),
  kind: z.enum(CASE_KINDS).optional(),
  category: z.enum(CASE_CATEGORIES).optional(),
};
const by = z.enum(RATE_GROUPINGS).optional();
const lang = z.enum(EXPORT_LANGUAGES).default('zh');

const rateSchema = z.strictObject({
  id: z.string(),
  numerator: z.int(),
  denominator: z.int(),
  value: z.number().nullable(),
  /** Left out of both numbers: an appeal exempts them (CAS-22). */
  exempt: z.int(),
});
const groupSchema = z.strictObject({
  key: z.string().nullable(),
  cases: z.int(),
  rates: z.array(rateSchema).readonly(),
});
const spanSchema = z.strictObject({ fromMs: z.number(), toMs: z.number(), asOfMs: z.number() });

/** The same board of the span that this one is compared with. */
const comparedSchema = z.strictObject({
  with: z.enum(RATE_COMPARISONS),
  span: spanSchema,
  total: groupSchema,
  groups: z.array(groupSchema).readonly(),
});

export const rateBoardSchema = z.strictObject({
  span: spanSchema,
  by: z.enum(RATE_GROUPINGS).nullable(),
  /** Whether made-up cases went in. */
  simulated: z.boolean(),
  total: groupSchema,
  groups: z.array(groupSchema).readonly(),
  /** Null where no comparison was asked for. */
  compared: comparedSchema.nullable(),
  definitions: rateDefinitionsSchema,
});
export type RateBoardAnswer = z.infer<typeof rateBoardSchema>;

export const getRates = endpoint({
  method: 'get',
  path: '/api/v1/rates',
  admission: 'case:read',
  summary: 'Rates of the case loop over a span, from the logs of cases, in whole and by town, kind, category or month',
  query: z.strictObject({ ...span, by, compare: z.enum(RATE_COMPARISONS).optional() }),
  answer: rateBoardSchema,
});

export const rateCasesSchema = z.strictObject({
  span: spanSchema,
  id: z.string(),
  numerator: z.int(),
  denominator: z.int(),
  exempt: z.int(),
  items: z
    .array(
      caseViewSchema
        .pick({
          id: true,
          town: true,
          grid: true,
          kind: true,
          category: true,
          state: true,
          source: true,
          reportedMs: true,
          dueMs: true,
          closedMs: true,
          simulated: true,
        })
        .extend({ above: z.boolean(), below: z.boolean() }),
    )
    .readonly(),
  /** Where the next page begins, when there is one. */
  next: z.int().optional(),
});
export type RateCasesAnswer = z.infer<typeof rateCasesSchema>;

export const listRateCases = endpoint({
  method: 'get',
  path: '/api/v1/rates/:rate/cases',
  admission: 'case:read',
  summary: 'The cases above and below the line of a rate, oldest report first',
  params: z.strictObject({ rate: z.string().max(60) }),
  query: z.strictObject({
    ...span,
    skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(MOST_RATE_CASES).default(100),
  }),
  answer: rateCasesSchema,
});

const file = {
  method: 'get',
  admission: 'export:read',
  query: z.strictObject({ ...span, by, lang }),
  answer: z.string(),
} as const;

export const exportRatesCsv = endpoint({
  ...file,
  path: '/api/v1/rates/export.csv',
  summary: 'The board of rates as CSV, both numbers of each; audited',
  media: 'text/csv',
});

export const exportRatesXlsx = endpoint({
  ...file,
  path: '/api/v1/rates/export.xlsx',
  summary: 'The board of rates as a workbook, both numbers of each; audited',
  media: XLSX_MEDIA,
});
