import { z } from 'zod';
import { ROLES } from '../access/roles.ts';
import { labelSchema } from '../model/basis.ts';
import { CASE_CATEGORIES } from '../model/case.ts';
import { FIELD_ROLES } from '../model/officer.ts';
import { ACT_IDS, isEnforcing, type Act } from './acts.ts';

/** Where an item of a list stands in its document, and the words that say it. */
export const STATED_FIELDS = {
  clause: z.string().min(1),
  basis: z.enum(['clause', 'assumed']),
  quote: z.string().min(1).optional(),
};

const actSchema = z.enum(ACT_IDS as readonly [Act, ...Act[]]);

/** Who is given an act. A file that gives enforcement to anybody but enforcement officers is refused (DUT-3). */
const taskSchema = z
  .strictObject({ act: actSchema, roles: z.array(z.enum(ROLES)).min(1), ...STATED_FIELDS })
  .refine(({ act, roles }) => !isEnforcing(act) || roles.every((role) => role === 'enforcement'), {
    error: 'enforcement of the law belongs to enforcement officers only',
    path: ['roles'],
  });
export const tasksSchema = z.array(taskSchema).min(1);
export type Task = z.infer<typeof taskSchema>;

/** What somebody must not do, whoever asks for it. */
const prohibitionSchema = z.strictObject({
  role: z.enum(ROLES),
  acts: z.array(actSchema).min(1),
  ...STATED_FIELDS,
});
export const prohibitionsSchema = z.array(prohibitionSchema).min(1);
export type Prohibition = z.infer<typeof prohibitionSchema>;

/** Acts of a team that need somebody of another team on shift beside it. */
export const supervisedSchema = z.strictObject({
  role: z.enum(FIELD_ROLES),
  by: z.enum(FIELD_ROLES),
  acts: z.array(actSchema).min(1),
});
export type SupervisedWork = z.infer<typeof supervisedSchema>;

/** Levels that are linked with lower ones (分包联系), the unit that each liaises with, and what it does there. */
const liaisonSchema = z.strictObject({
  id: z.enum(['city-leader', 'city-section', 'district-bureau']),
  label: labelSchema,
  liaisesWith: z.enum(['district-bureau', 'town', 'community']),
  gridLevel: z.int().min(1).max(3).nullable(),
  duties: z.array(labelSchema).min(1),
  ...STATED_FIELDS,
});
export const liaisonsSchema = z.array(liaisonSchema).min(1);
export type Liaison = z.infer<typeof liaisonSchema>;

/** A business duty (业务职责) with the case category that its problems are filed under. */
const businessSchema = z.strictObject({
  category: z.enum(CASE_CATEGORIES),
  label: labelSchema,
  works: z.array(labelSchema).min(1),
  /** Figures that the text gives; `share` 0–1, `count` a number of things. */
  targets: z.array(
    z.strictObject({
      id: z.string().min(1),
      label: labelSchema,
      direction: z.enum(['at-least', 'at-most']),
      value: z.number().nonnegative(),
      unit: z.enum(['share', 'count']),
      quote: z.string().min(1),
    }),
  ),
  ...STATED_FIELDS,
});
export const businessesSchema = z
  .array(businessSchema)
  .min(1)
  .refine((items) => new Set(items.map(({ category }) => category)).size === items.length, {
    error: 'a category has two business duties',
  });
export type BusinessDuty = z.infer<typeof businessSchema>;

/** Staff that are fixed to a level of the grid: 1 town, 2 community, 3 courtyard, block or road section. */
const placedStaffSchema = z.strictObject({
  staff: z.enum(['city-section-cadre', 'district-cadre', 'squad-leader', 'section-head', 'work-team', ...FIELD_ROLES]),
  level: z.int().min(1).max(3),
  ...STATED_FIELDS,
});
export const placedStaffsSchema = z.array(placedStaffSchema).min(1);
export type PlacedStaff = z.infer<typeof placedStaffSchema>;
