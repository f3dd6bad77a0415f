import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instantValue } from '../instant.ts';

/** A break that runs: since when, and when it ends by itself. */
export const runningBreakSchema = z.strictObject({ startMs: z.number(), untilMs: z.number() });

/** `POST /api/v1/break`. `at` is when the officer said so: a phone without a network tells it later. */
const tellBreakBody = z.strictObject({ isOn: z.boolean(), at: instantValue });
export type TellBreakBody = z.input<typeof tellBreakBody>;

const tellBreakAnswerSchema = z.strictObject({
  serverMs: z.number(),
  /** Null when none runs now. */
  break: runningBreakSchema.nullable(),
});

export const tellBreak = endpoint({
  method: 'post',
  path: '/api/v1/break',
  admission: 'duty:break',
  summary:
    'Begin or end the own break: positions of that time are dropped, and nobody sees where one is. 409 `not-on-duty`',
  body: tellBreakBody,
  idempotent: true,
  answer: tellBreakAnswerSchema,
});
