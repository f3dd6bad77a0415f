import { z } from 'zod';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  /** The same as in the log of the server. */
  correlationId: z.string(),
  /** Which fields are wrong; `path` is dotted, empty for the whole. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** The version that is stored now, on `version-conflict`. */
  version: z.int().optional(),
});
/** RFC 9457 problem details, `application/problem+json`. */
export type Problem = z.infer<typeof problemSchema>;
export type FieldError = NonNullable<Problem['errors']>[number];
