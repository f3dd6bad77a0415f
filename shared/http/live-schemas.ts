import { z } from 'zod';
import { GRADES } from '../assessment/grades.ts';
import { GRID_STATES, type GridLive } from '../coverage/grid-live.ts';
import { explainedSchema } from '../explain/explained-schema.ts';
import type { StaffingFinding } from '../staffing/finding.ts';
import type { TownStanding } from '../world/change.ts';
import { ZONE_CLASSES } from '../zoning/zoning-policy.ts';

/** Schemas of the facts that other modules declare as types; the compiler holds each to its type. */

const reasonSchema = z.strictObject({
  rule: z.string(),
  code: z.enum([
    'complete',
    'in-progress',
    'behind',
    'not-due-yet',
    'absent-too-long',
    'nobody-today',
    'nobody-assigned',
  ]),
  measured: z.number(),
  threshold: z.number(),
});

export const gridLiveFields = {
  state: z.enum(GRID_STATES),
  completeness: z.number().min(0).max(1),
  cells: z.int().min(0),
  visitedCells: z.int().min(0),
  lastPresenceMs: z.number().nullable(),
  present: z.array(z.int().min(0)).describe('roster indices of the officers present now'),
  reason: reasonSchema,
};
export const gridLiveSchema: z.ZodType<GridLive> = z.strictObject({ index: z.int().min(0), ...gridLiveFields });

export const staffingFindingSchema: z.ZodType<StaffingFinding> = z.strictObject({
  id: z.string(),
  rule: z.string(),
  code: z.enum([
    'too-many-grids',
    'too-few-grids',
    'grid-without-officer',
    'town-below-minimum',
    'auxiliary-without-supervisor',
    'unknown-grid',
  ]),
  town: z.string(),
  grid: z.string().nullable(),
  officer: z.string().nullable(),
  measured: z.number(),
  threshold: z.number(),
  clause: z.string(),
  basis: z.enum(['clause', 'assumed']),
});

export const townStandingSchema: z.ZodType<TownStanding> = z.strictObject({
  code: z.string(),
  zone: explainedSchema(ZONE_CLASSES).nullable(),
  grade: explainedSchema(GRADES).nullable(),
});
