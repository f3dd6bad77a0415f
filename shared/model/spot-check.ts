import { z } from 'zod';
import { gridCodeSchema, townCodeSchema } from './area.ts';
import { CASE_CATEGORIES } from './case.ts';

/** What an inspector saw of the patrol of the grid: there, not there though planned, or none was planned then (见巡). */
export const PATROL_SIGHTINGS = ['seen', 'missed', 'not-planned'] as const;

/** A problem that stood there, and whether the own staff of the district had found it before (发现). */
const spotProblemSchema = z.strictObject({
  category: z.enum(CASE_CATEGORIES),
  /** The case that it had been reported as; null when there was none. */
  case: z.string().nullable(),
  /** Whether own staff had reported it: a case that a citizen filed was found by nobody of them. */
  isFound: z.boolean(),
});

/** A spot check (抽查): one look at one place, with what was there. */
export const spotCheckSchema = z.strictObject({
  id: z.string(),
  atMs: z.number(),
  town: townCodeSchema,
  grid: gridCodeSchema,
  patrol: z.enum(PATROL_SIGHTINGS),
  problems: z.array(spotProblemSchema).readonly(),
  note: z.string().nullable(),
});
export type SpotCheck = z.infer<typeof spotCheckSchema>;
