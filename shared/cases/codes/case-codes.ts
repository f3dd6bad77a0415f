import { z } from 'zod';
import { timeLimitSchema } from '../../clocks/time-limit.ts';
import { labelSchema, longLabelSchema } from '../../model/basis.ts';
import { CASE_CATEGORIES, CASE_KINDS, caseCodeSchema } from '../../model/case.ts';

/** One case line of a minor: what has to be there, and how long handling may take. */
const lineSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,20}$/),
  limit: timeLimitSchema,
  condition: labelSchema.optional(),
});

/** A minor class (小类): kind, two digits of the major, two of its own; extensions of a city count down from 99. */
const minorSchema = z.strictObject({
  code: caseCodeSchema,
  label: labelSchema,
  category: z.enum(CASE_CATEGORIES),
  extension: z.literal(true).optional(),
  lines: z
    .array(lineSchema)
    .min(1)
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { error: 'a line is listed twice' }),
});

const majorSchema = z.strictObject({
  kind: z.enum(CASE_KINDS),
  code: z.string().regex(/^\d{2}$/),
  label: labelSchema,
});

const MOST_MINORS = 2_000;

/** `data/case-codes/<id>.json`: the classes of facilities and events with their limits, versioned, replaced as a whole. */
export const caseCodesSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    version: z.int().positive(),
    label: labelSchema,
    basis: z.enum(['clause', 'assumed']),
    provenance: longLabelSchema,
    majors: z.array(majorSchema).min(1).max(100),
    minors: z.array(minorSchema).min(1).max(MOST_MINORS),
  })
  .refine(({ minors }) => new Set(minors.map(({ code }) => code)).size === minors.length, {
    error: 'a minor is listed twice',
    path: ['minors'],
  })
  .superRefine(({ majors, minors }, context) => {
    const known = new Set(majors.map(({ kind, code }) => `${kind}-${code}`));
    for (const [i, { code }] of minors.entries())
      if (!known.has(code.slice(0, -2)))
        context.addIssue({ code: 'custom', message: `${code} has no major`, path: ['minors', i, 'code'] });
  });
export type CaseCodes = z.infer<typeof caseCodesSchema>;
