import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../model/basis.ts';

const FIELDS = {
  clause: z.string().min(1).nullable().describe('place in the outline; null when the document has none for it'),
  label: labelSchema,
  unit: z.string().optional(),
  /** When the parameter applies, where that differs from the pack. Both days belong to it. */
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
};

/** What the text says, with the words that say it. */
const statedSchema = z.strictObject({
  ...FIELDS,
  value: z.json().refine((value) => value !== null, 'a value'),
  basis: z.literal('clause'),
  clause: z.string().min(1),
  quote: z.string().min(1).describe('the words of the document'),
  note: longLabelSchema.optional(),
});

/** Ours until the document that says it is published; `note` says why, and screens must say that it is assumed. */
const assumedSchema = z.strictObject({
  ...FIELDS,
  value: z.json().refine((value) => value !== null, 'a value'),
  basis: z.literal('assumed'),
  quote: z.string().min(1).optional(),
  note: longLabelSchema,
});

/** Left open by the document and not filled in by us: screens say that it is not provided. */
const notProvidedSchema = z.strictObject({
  ...FIELDS,
  value: z.null(),
  basis: z.literal('not-provided'),
  quote: z.string().min(1).optional(),
  note: longLabelSchema,
});

/** One number, list or threshold of a document (docs/rules/policy.md, POL-2). */
const policyParameterSchema = z.discriminatedUnion('basis', [statedSchema, assumedSchema, notProvidedSchema]);
export type PolicyParameter = z.infer<typeof policyParameterSchema>;

/** A heading of the document, in its order. `ref` is what clauses name: `五（二）2`. */
const sectionSchema = z.strictObject({ ref: z.string().min(1), title: labelSchema });

/** `data/policies/<id>.json`: what one government document lays down, as data. */
export const policyPackSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().positive(),
  document: z.strictObject({
    number: z.string(),
    title: labelSchema,
    issuer: z.string(),
    issued: z.iso.date(),
    issuedNote: longLabelSchema.optional().describe('why the day is assumed, where the text does not print it'),
  }),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  outline: z.array(sectionSchema),
  parameters: z.record(z.string().regex(/^[a-z][A-Za-z0-9.]*$/), policyParameterSchema),
});
export type PolicyPack = z.infer<typeof policyPackSchema>;
