import { z } from 'zod';
import { assessmentTrialSchema, type TriedGrade } from '../../assessment/assessment-trial.ts';
import { ACTIVITIES, CADENCES, type CadenceState } from '../../assessment/cadence.ts';
import { EFFECTS } from '../../assessment/consequence-rules.ts';
import type { Consequence } from '../../assessment/consequences.ts';
import { GRADES, type Grade } from '../../assessment/grades.ts';
import { indicatorSchema } from '../../assessment/indicator-tree.ts';
import { auditPointsSchema, rectificationSchema, RECTIFICATION_STATES } from '../../assessment/inspections.ts';
import { PERIOD_KINDS, periodSchema } from '../../assessment/period.ts';
import { ratesSchema, type Rate } from '../../assessment/rates.ts';
import type { TownFile } from '../../assessment/town-file.ts';
import { explainedSchema, reasonSchema, sourceSchema } from '../../explain/explained-schema.ts';
import type { Explained } from '../../explain/explained.ts';
import { labelSchema } from '../../model/basis.ts';
import { endpoint } from '../endpoint.ts';

const grade = z.enum(GRADES);
const basis = z.enum(['clause', 'assumed']);
const day = z.iso.date();
const count = z.int().min(0);
const byPeriod = z.strictObject({ period: periodSchema.optional().describe('the newest month on record without it') });

const gradeSchema: z.ZodType<Explained<Grade>, Explained<Grade>> = explainedSchema(GRADES);
type TriedAnswer = TriedGrade & { readonly grade: Grade };
const gradedSchema: z.ZodType<TriedAnswer, TriedAnswer> = explainedSchema(GRADES).extend({
  grade,
  missing: z
    .array(
      z.strictObject({ id: z.string(), label: labelSchema, weight: z.number(), why: z.enum(['not-given', 'no-rate']) }),
    )
    .readonly(),
  measuredWeight: z.number().nullable().describe('of 100; null for a score that was given'),
  note: labelSchema.nullable().describe('says that it is no full score; null when nothing is missing'),
});

export const previewAssessment = endpoint({
  method: 'post',
  path: '/api/v1/preview/assessment',
  admission: 'policy:read',
  summary: 'The grade of a score, or of indicators measured as shares, with those that are missing; changes nothing',
  body: assessmentTrialSchema,
  answer: gradedSchema,
});

const meanPoints = z.strictObject({ inspections: count, meanPoints: z.number().nullable() });

const rateSchema: z.ZodType<Rate, Rate> = z.strictObject({
  id: z.string(),
  label: labelSchema,
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().min(0).max(1).nullable(),
  clause: z.string(),
  basis,
});

const townFileSchema: z.ZodType<TownFile, TownFile> = z.strictObject({
  town: z.string(),
  period: z.string(),
  grade: gradeSchema.nullable(),
  months: z.array(z.string()).readonly(),
  missing: z.array(z.string()).readonly(),
  partial: z.boolean(),
  rates: z.array(rateSchema),
  deductions: z.array(
    z.strictObject({
      id: z.string(),
      source: z.enum(['inspection', 'audit']),
      date: day,
      label: labelSchema,
      state: z.enum(RECTIFICATION_STATES),
      points: z.number(),
      deducted: z.number(),
      deadline: day.nullable(),
      rectifiedOn: day.nullable(),
      evidence: z.string().nullable(),
    }),
  ),
  deviation: z.strictObject({ own: meanPoints, thirdParty: meanPoints, points: z.number().nullable() }),
});

const cadenceSchema: z.ZodType<CadenceState, CadenceState> = z.strictObject({
  activity: z.enum(ACTIVITIES),
  every: z.enum(CADENCES),
  label: labelSchema,
  last: z.string(),
  done: z.boolean().nullable(),
  clause: z.string(),
  basis,
});

const rulesSchema = z.strictObject({
  gradeLowerBounds: z.record(grade, z.number()),
  /** The leaves of the tree, in its order, with the groups that each is in. */
  indicators: z
    .array(
      indicatorSchema.extend({ groups: z.array(z.strictObject({ id: z.string(), label: labelSchema })).readonly() }),
    )
    .readonly(),
  rates: ratesSchema,
  noRate: z.enum(['leave-out', 'zero', 'full']),
  rectification: rectificationSchema,
  auditPoints: auditPointsSchema,
  aggregation: z.strictObject({ quarter: z.string(), year: z.string() }),
  sources: z.array(sourceSchema).readonly(),
});

export const listAssessments = endpoint({
  method: 'get',
  path: '/api/v1/assessments',
  admission: 'assessment:read',
  summary: 'Scores and grades of a month, a quarter or a year with their parts, rates and deductions',
  query: byPeriod,
  answer: z.strictObject({
    period: z.string(),
    kind: z.enum(PERIOD_KINDS),
    /** Months on record, oldest first. */
    recorded: z.array(z.string()).readonly(),
    /** Null when no document with grades was in force at the end of the period; then nobody has a grade. */
    rules: rulesSchema.nullable(),
    items: z.array(townFileSchema).readonly(),
    /** Closing rates from the cases themselves, when the period is the month that still runs; else null. */
    running: z
      .strictObject({
        atMs: z.number(),
        items: z
          .array(z.strictObject({ town: z.string(), rates: z.array(rateSchema).readonly(), simulated: z.boolean() }))
          .readonly(),
      })
      .nullable(),
    cadences: z.array(cadenceSchema).readonly(),
    /** Who has signed the result of the period, where a document says who must. */
    signOff: z.array(reasonSchema).nullable(),
    provenance: z.array(z.string()).readonly(),
  }),
});

const consequenceSchema: z.ZodType<Consequence, Consequence> = z.strictObject({
  town: z.string(),
  rule: z.enum(['ASM-15', 'ASM-16', 'ASM-17']),
  pack: z.string(),
  id: z.string(),
  label: labelSchema,
  effects: z.array(z.enum(EFFECTS)).readonly(),
  amountFen: count.nullable(),
  periods: z.array(z.string()).readonly(),
  clause: z.string(),
  basis: z.enum(['clause', 'assumed', 'simulated']),
  provisional: z.boolean(),
});

export const listRankings = endpoint({
  method: 'get',
  path: '/api/v1/rankings',
  admission: 'assessment:read',
  summary: 'Order of the towns in a month, a quarter or a year, ties sharing a rank, with what follows for each',
  query: byPeriod,
  answer: z.strictObject({
    period: z.string(),
    kind: z.enum(PERIOD_KINDS),
    /** Months are missing: order and consequences are provisional. */
    partial: z.boolean(),
    items: z
      .array(
        z.strictObject({
          town: z.string(),
          rank: z.int().positive(),
          tied: z.boolean(),
          score: z.number(),
          grade,
          basis: z.enum(['clause', 'assumed', 'simulated']),
          partial: z.boolean(),
          /** Null for a town of somebody else. */
          consequences: z.array(consequenceSchema).readonly().nullable(),
        }),
      )
      .readonly(),
    /** Codes of towns without a grade in the period. */
    unranked: z.array(z.string()).readonly(),
  }),
});
