import { z } from 'zod';
import { townCodeSchema } from './area.ts';

/** What a using unit has to show for one line of the checklist: a name, a document, where the proof lies. */
const entrySchema = z.strictObject({
  text: z.string().min(1).max(200),
  day: z.iso.date().nullable().default(null),
});

/** A using unit (使用单位) with what it has to show, by id of the checklist line (`staffing.unitChecklist`). */
const usingUnitSchema = z.strictObject({
  town: townCodeSchema,
  entries: z.record(z.string().regex(/^[a-z][a-z-]{0,39}$/), entrySchema),
});

/** A section cadre who liaises with towns (分包干部). */
const liaisonCadreSchema = z.strictObject({
  name: z.string().min(1).max(40),
  towns: z.array(townCodeSchema).min(1),
});
export type LiaisonCadre = z.infer<typeof liaisonCadreSchema>;

/** `units.json` of a district, where it has one. `cadres` is null when nobody has said who liaises with which towns. */
export const usingUnitsSchema = z.strictObject({
  units: z.array(usingUnitSchema),
  cadres: z.array(liaisonCadreSchema).nullable().default(null),
});
export type UsingUnits = z.infer<typeof usingUnitsSchema>;
