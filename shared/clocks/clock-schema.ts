import { z } from 'zod';
import { STAGES } from './clock-policy.ts';
import { CLOCK_COLOURS } from './clock-reading.ts';

const instant = z.number();
const basis = z.enum(['clause', 'assumed']);

/** `ClockReading` as it is sent. */
const clockReadingSchema = z.strictObject({
  state: z.enum(['running', 'suspended', 'met', 'missed']),
  colour: z.enum(CLOCK_COLOURS),
  startMs: instant,
  warnFromMs: instant.nullable(),
  dueMs: instant.nullable(),
  doneMs: instant.nullable(),
  usedMs: z.number().nonnegative(),
  limitMs: z.number().positive(),
});

const limitClockSchema = z.strictObject({ reading: clockReadingSchema, limit: z.string(), clause: z.string(), basis });

/** `CaseTiming` as it is sent. */
export const caseTimingSchema = z.strictObject({
  response: limitClockSchema.nullable(),
  handling: limitClockSchema.nullable(),
  stage: limitClockSchema.extend({ stage: z.enum(STAGES) }).nullable(),
});
