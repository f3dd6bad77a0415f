import { z } from 'zod';
import { gridCodeSchema, townCodeSchema } from './area.ts';
import { basisSchema, labelSchema, longLabelSchema } from './basis.ts';

/**
 * The five field teams that are fixed to third-level grids (五支队伍), 2012 plan IV(2)1(4):
 * enforcement officers, auxiliaries, municipal maintenance, sanitation, information supervisors.
 */
export const FIELD_ROLES = ['enforcement', 'auxiliary', 'maintenance', 'sanitation', 'information'] as const;
export type FieldRole = (typeof FIELD_ROLES)[number];

/** Local minutes of the day; an end before its start runs past midnight. */
const shiftSchema = z.strictObject({
  startMinute: z.int().min(0).max(1439),
  endMinute: z.int().min(0).max(1440),
});
export type Shift = z.infer<typeof shiftSchema>;

/** A post (岗位): what its holder is there for, and what depends on how the work is done (定岗、定责、定奖惩). */
const postSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  title: labelSchema,
  duties: z.array(labelSchema),
  /** Rewards and penalties of the post; null when nobody has laid them down. */
  reward: longLabelSchema.nullable(),
  basis: basisSchema,
});
export type Post = z.infer<typeof postSchema>;

/** One line of `roster.json`: a field officer with post, grids and supervisor (定人定岗定责). */
export const officerSchema = z.strictObject({
  /** Position in the roster, from 0; the number that binary frames carry. */
  index: z.int().min(0),
  id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
  name: z.string().min(1).max(40),
  role: z.enum(FIELD_ROLES),
  town: townCodeSchema,
  grids: z.array(gridCodeSchema),
  /** The enforcement officer who supervises an auxiliary (2022 scheme 5), where named. */
  supervisor: z.string().nullable(),
  shift: shiftSchema,
  /** The post that the officer holds, one of the roster's `posts`; left out where none is laid down. */
  post: postSchema.shape.id.optional(),
  simulated: z.boolean(),
});
export type Officer = z.infer<typeof officerSchema>;

export const rosterSchema = z.strictObject({
  posts: z.array(postSchema).default([]),
  officers: z.array(officerSchema),
});

/** In a file of its own, without the schemas here, for the worker of the page. */
export { OFFICER_STATES, type OfficerState } from './officer-state.ts';
