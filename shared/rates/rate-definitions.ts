import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../model/basis.ts';
import { RATE_COUNTS } from './rate-counts.ts';
import { SPOT_RATES } from './spot-rates.ts';

const sum = z.array(z.enum(RATE_COUNTS)).min(1);

const definitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]{1,40}$/),
  label: labelSchema,
  /** Counts above and below the line; each case counts once. */
  numerator: sum,
  denominator: sum,
  /** True where less is better. */
  isBetterLow: z.boolean().default(false),
  /** Place in a document that names the rate; null for one of practice. */
  clause: z.string().min(1).nullable(),
  basis: z.enum(['clause', 'assumed']),
  note: longLabelSchema.nullable(),
});
export type RateDefinition = z.infer<typeof definitionSchema>;

/** A rate that comes from spot checks and from no case (RAT-7). */
const spotRateSchema = z.strictObject({
  id: z.enum(SPOT_RATES),
  label: labelSchema,
  clause: z.string().min(1).nullable(),
  basis: z.enum(['clause', 'assumed']),
  formula: longLabelSchema,
});

/** `data/rates/<id>.json`: the rates of the case loop as counts, and those of spot checks (RAT-4, RAT-7). */
export const rateDefinitionsSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    version: z.int().positive(),
    label: labelSchema,
    provenance: longLabelSchema,
    counts: z.record(z.enum(RATE_COUNTS), labelSchema),
    items: z.array(definitionSchema).min(1).max(60),
    spot: z.array(spotRateSchema).length(SPOT_RATES.length),
  })
  .refine(
    ({ items, spot }) => new Set([...items, ...spot].map(({ id }) => id as string)).size === items.length + spot.length,
    {
      error: 'a rate is defined twice',
      path: ['items'],
    },
  );
export type RateDefinitions = z.infer<typeof rateDefinitionsSchema>;
