import { z } from 'zod';
import { labelSchema } from '../model/basis.ts';

/**
 * One number, list or threshold of a document. `clause` names the place in the text;
 * `assumed` figures are ours until a clause is published, and screens must say so.
 */
const parameterSchema = z.strictObject({
  value: z.union([z.number(), z.string(), z.boolean(), z.array(z.json()), z.record(z.string(), z.json())]),
  basis: z.enum(['clause', 'assumed']),
  clause: z.string().min(1),
  label: labelSchema,
  unit: z.string().optional(),
});
export type PolicyParameter = z.infer<typeof parameterSchema>;

/** `data/policies/<id>.json`: what one government document lays down, as data. */
export const policyPackSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().positive(),
  document: z.strictObject({
    number: z.string(),
    title: labelSchema,
    issuer: z.string(),
    issued: z.iso.date(),
  }),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  parameters: z.record(z.string().regex(/^[a-z][A-Za-z0-9.]*$/), parameterSchema),
});
export type PolicyPack = z.infer<typeof policyPackSchema>;
