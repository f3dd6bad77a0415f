import { z } from 'zod';
import { GRADES, type Grade } from '../../assessment/grades.ts';
import { explainedSchema, reasonSchema, sourceSchema } from '../../explain/explained-schema.ts';
import { MONEY_LINES, type Payout } from '../../funding/payout.ts';
import { SHEET_STATES, type SheetLine } from '../../funding/payout-sheet.ts';
import type { PoolLedger } from '../../funding/pool-ledger.ts';
import { fenSchema } from '../../funding/money.ts';
import { basisSchema, labelSchema, longLabelSchema } from '../../model/basis.ts';
import { ZONE_CLASSES } from '../../zoning/zoning-policy.ts';
import { endpoint } from '../endpoint.ts';

const fen = fenSchema;
const basis = z.enum(['clause', 'assumed']);
const grade = z.enum(GRADES);

const split = {
  budgetFen: fen,
  baseFen: fen,
  effectFen: fen,
  deductedFen: fen,
  paidFen: fen,
  pooledFen: fen,
};

const payoutSchema: z.ZodType<Payout, Payout> = explainedSchema(GRADES).extend({
  ...split,
  deductionsFen: fen,
  grade,
  lines: z.array(
    z.strictObject({
      id: z.enum(MONEY_LINES),
      label: labelSchema,
      amountFen: fen,
      share: z.number().nullable(),
      clause: z.string(),
      basis,
    }),
  ),
  otherGrades: z.array(
    z.strictObject({ value: grade, direction: z.enum(['up', 'down']), points: z.number(), paidFen: fen }),
  ),
});

export const previewFunding = endpoint({
  method: 'post',
  path: '/api/v1/preview/funding',
  admission: 'policy:read',
  summary: 'What a budget comes to for a score, to the fen; changes nothing',
  body: z.strictObject({
    budgetFen: fen,
    score: z.number().min(0).max(100),
    deductionsFen: fen.default(0).describe('taken from what is paid, never more than that'),
  }),
  answer: payoutSchema,
});

const amounts = z.strictObject({ ...split, undecidedFen: fen });

const lineSchema: z.ZodType<SheetLine, SheetLine> = z.strictObject({
  town: z.string(),
  state: z.enum(SHEET_STATES),
  classId: z.enum(ZONE_CLASSES).nullable(),
  budget: z
    .strictObject({ budgetFen: fen, from: z.enum(['town', 'policy', 'district-data']), basis: basisSchema })
    .nullable(),
  score: z
    .strictObject({ score: z.number(), months: z.array(z.string()), isFinal: z.boolean(), basis: basisSchema })
    .nullable(),
  grade: grade.nullable(),
  amounts: amounts.nullable(),
  payout: payoutSchema.nullable(),
  reasons: z.array(reasonSchema),
});

const poolSchema: z.ZodType<PoolLedger, PoolLedger> = z.strictObject({
  inflowFen: fen,
  expectedFen: fen,
  outflowFen: fen,
  balanceFen: fen,
  outflows: z.array(
    z.strictObject({
      id: z.string(),
      day: z.iso.date(),
      use: z.string(),
      action: labelSchema,
      amountFen: fen,
      basis: z.enum(['source', 'assumed', 'simulated']),
      allowed: z.boolean(),
      reasons: z.array(reasonSchema),
      balanceFen: fen,
    }),
  ),
});

const named = z.array(z.strictObject({ id: z.string(), label: labelSchema })).readonly();

const rulesSchema = z.strictObject({
  baseShare: z.number(),
  effectivenessShare: z.number(),
  payoutShares: z.record(grade, z.number()) satisfies z.ZodType<Record<Grade, number>>,
  uses: z.strictObject({ base: named, effectiveness: named, pool: named }),
  inspectors: named,
  poolInspectors: named,
  misuseTypes: named,
  /** Whether the annex with the amounts by class is in the policy. */
  annex: z.enum(['given', 'not-provided']),
  sources: z.array(sourceSchema).readonly(),
});

export const getFunding = endpoint({
  method: 'get',
  path: '/api/v1/funding',
  admission: 'funding:read',
  summary: 'Payout sheet of a year with the pool; provisional until the whole year has been assessed',
  query: z.strictObject({
    year: z.coerce.number().int().min(2000).max(2100).optional().describe('this year without it'),
  }),
  answer: z.strictObject({
    year: z.int(),
    state: z.enum([...SHEET_STATES, 'no-rules']),
    notice: longLabelSchema,
    /** Null when no document in force in the year says how funds are paid; then there are no lines either. */
    rules: rulesSchema.nullable(),
    lines: z.array(lineSchema).readonly(),
    totals: amounts.nullable(),
    inflows: z
      .array(z.strictObject({ town: z.string(), amountFen: fen, isFinal: z.boolean() }))
      .readonly()
      .describe('what each line sends to the pool'),
    /** The pool of the whole district; null for somebody of one town. */
    pool: poolSchema.nullable(),
    /** Where budgets, deductions and spending come from. */
    record: z.strictObject({ basis: basisSchema, provenance: z.array(z.string()).readonly() }).nullable(),
  }),
});
