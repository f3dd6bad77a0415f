import { z } from 'zod';

/** Where a figure comes from: a clause of a document, a stated assumption, or the simulator. */
export const basisSchema = z.enum(['clause', 'source', 'assumed', 'simulated']);
export type Basis = z.infer<typeof basisSchema>;

/** A figure with its provenance, so that a screen can say "assumed" where it is. */
export const figureSchema = z.strictObject({ value: z.number(), basis: basisSchema, source: z.string().max(300) });
export type Figure = z.infer<typeof figureSchema>;

/** A text in both languages of the interface. */
export const labelSchema = z.strictObject({ zh: z.string().min(1).max(120), en: z.string().min(1).max(120) });
export type Label = z.infer<typeof labelSchema>;

/** A sentence or two in both languages: why a figure is assumed, what is left open. */
export const longLabelSchema = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) });
