import { z } from 'zod';
import { LATENESS } from '../cases/lateness.ts';
import { gridCodeSchema, townCodeSchema } from '../model/area.ts';
import { CASE_CATEGORIES, CASE_KINDS, CASE_LEVELS, CASE_STATES, CASE_WAITS } from '../model/case.ts';
import { instantText } from './instant.ts';

const MOST_IDS = 100;

/** Which cases of a list are meant (DSK-1): everything that is given has to hold. Times are of the report; `to` does not count. */
export const caseFilterFields = {
  town: townCodeSchema.optional(),
  /** A state, or all that are open or ended. */
  state: z.enum([...CASE_STATES, 'open', 'ended']).optional(),
  kind: z.enum(CASE_KINDS).optional(),
  category: z.enum(CASE_CATEGORIES).optional(),
  /** How it stands against its limit at the moment of the question. */
  lateness: z.enum(LATENESS).optional(),
  /** What it waits for. */
  waits: z.enum(CASE_WAITS).optional(),
  /** Who it has come up to (CAS-12). */
  level: z.enum(CASE_LEVELS).optional(),
  /** Whom it is with: the id of an officer, `none` for nobody. */
  officer: z.string().min(1).max(64).optional(),
  grid: gridCodeSchema.optional(),
  from: instantText.optional(),
  to: instantText.optional(),
  text: z.string().trim().min(1).max(200).optional(),
  /** Only these, with commas between them. */
  ids: z
    .string()
    .max(MOST_IDS * 101)
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .refine((ids) => ids.length <= MOST_IDS, { error: `names more than ${MOST_IDS} cases` })
    .optional(),
};
