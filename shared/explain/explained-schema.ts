import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../model/basis.ts';

const basis = z.enum(['clause', 'assumed']);

/** `Source` of a policy parameter, as it is sent. */
export const sourceSchema = z.strictObject({
  pack: z.string(),
  version: z.int(),
  key: z.string(),
  clause: z.string(),
  basis,
});

const scorePartSchema = z.strictObject({
  id: z.string(),
  label: labelSchema,
  weight: z.number(),
  raw: z.number(),
  unit: z.enum(['person', 'm2', 'share', 'point', 'count']),
  normalised: z.number(),
  contribution: z.number(),
  basis: z.enum(['clause', 'source', 'assumed', 'simulated']),
  clause: z.string(),
  ratio: z.strictObject({ numerator: z.number(), denominator: z.number() }).nullable(),
});

/** `Explained<T>` as it is sent, for the values that T may have. */
export function explainedSchema<const V extends readonly [string, ...string[]]>(values: V) {
  const value = z.enum(values);
  return z.strictObject({
    subject: z.string().nullable(),
    value,
    score: z.number(),
    band: z.strictObject({ value, lower: z.number(), upper: z.number().nullable() }),
    parts: z.array(scorePartSchema),
    clause: z.string(),
    basis: z.enum(['clause', 'assumed', 'simulated']),
    period: z.string().nullable(),
    sources: z.array(sourceSchema),
    nextBands: z.array(z.strictObject({ value, direction: z.enum(['up', 'down']), points: z.number() })),
    decision: z
      .strictObject({
        value,
        from: value.nullable(),
        day: z.string().nullable(),
        reason: longLabelSchema,
        decidedBy: labelSchema,
        basis: z.enum(['source', 'assumed', 'simulated']),
      })
      .optional(),
  });
}

/** `Reason` as it is sent. */
export const reasonSchema = z.strictObject({
  rule: z.string(),
  code: z.string(),
  ok: z.boolean(),
  measured: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  threshold: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  unit: z.string().nullable(),
  clause: z.string(),
  basis,
});
