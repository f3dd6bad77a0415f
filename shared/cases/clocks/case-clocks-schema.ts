import { z } from 'zod';
import { caseTimingSchema } from '../../clocks/clock-schema.ts';
import { reasonSchema } from '../../explain/explained-schema.ts';
import { FIELD_ROLES } from '../../model/officer.ts';
import { RECIPIENTS } from './receipts-of-case.ts';

const instant = z.number().nullable();

const tenClockSchema = z.strictObject({
  actor: z.enum(['manager', 'officer']),
  outcome: z.enum(['persuaded', 'order-issued']),
  state: z.enum(['waiting', 'running', 'met', 'missed', 'not-needed']),
  startMs: instant,
  dueMs: instant,
  doneMs: instant,
  receivedMs: instant,
});

const doubleTenSchema = z.strictObject({
  persuade: tenClockSchema,
  notice: tenClockSchema,
  next: z.enum(['persuade', 'tell-outcome', 'issue-order']).nullable(),
  outcome: z.enum(['complied', 'order-issued']).nullable(),
  reasons: z.array(reasonSchema).readonly(),
});

const whistleSchema = z.strictObject({
  state: z.enum(['not-raised', 'unanswered', 'on-the-way', 'attended']),
  raisedMs: z.number(),
  answeredAfterMs: instant,
  arrivedAfterMs: instant,
  /** Whom it alerted, nearest first, and since when the phone of each has shown it. */
  alerted: z.array(z.strictObject({ officer: z.string(), seenMs: instant })).readonly(),
  /** Since when the desk has to find somebody. */
  desk: z.strictObject({ sinceMs: z.number(), why: z.enum(['nobody-near', 'unanswered']) }).nullable(),
  refused: z
    .array(
      z.strictObject({ step: z.enum(['raised', 'answered', 'arrived']), atMs: z.number(), by: z.enum(FIELD_ROLES) }),
    )
    .readonly(),
});

const HOP = z.enum(['taken', 'to-community', 'staff-sent', 'result-reported', 'caller-answered']);
const hotlineSchema = z.strictObject({
  hops: z.array(z.strictObject({ hop: HOP, by: z.string(), doneMs: instant, tookMs: instant })).readonly(),
  next: HOP.nullable(),
  outOfOrder: z.array(HOP).readonly(),
});

const receiptSchema = z.strictObject({
  recipient: z.enum(RECIPIENTS),
  toldMs: z.number(),
  receivedMs: instant,
  by: z.string().nullable(),
  clause: z.string(),
});

/** All clocks of a case as they are sent: `CaseTiming`, and those of single practices; null where one does not run. */
export const caseClocksSchema = caseTimingSchema.extend({
  doubleTen: doubleTenSchema.nullable(),
  whistle: whistleSchema.nullable(),
  hotline: hotlineSchema.nullable(),
  receipts: z.array(receiptSchema).readonly(),
});
export type AllCaseClocks = z.infer<typeof caseClocksSchema>;
