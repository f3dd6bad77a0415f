import { z } from 'zod';
import { reasonSchema } from '../../explain/explained-schema.ts';
import { gridCodeSchema, townCodeSchema } from '../../model/area.ts';
import { labelSchema } from '../../model/basis.ts';
import { CHECK_KINDS, GRID_FIXES } from '../../staffing/staffing-policy.ts';
import { SUPERVISION_CODES } from '../../staffing/supervision.ts';
import { endpoint } from '../endpoint.ts';
import { instantText } from '../instant.ts';

const count = z.int().min(0);
const grounds = { clause: z.string(), basis: z.enum(['clause', 'assumed']) };
const ofTown = { town: townCodeSchema.optional() };

const minimumSheetSchema = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        town: z.string(),
        name: labelSchema,
        minimum: count.nullable(),
        inPost: count,
        gap: count.nullable(),
        surplus: count.nullable(),
      }),
    )
    .readonly(),
  total: z.strictObject({ minimum: count, inPost: count, gap: count, surplus: count, townsBelow: count }),
  ...grounds,
});

const supervisionSchema = z.strictObject({
  onShift: count,
  supervised: count,
  items: z
    .array(
      z.strictObject({
        officer: z.string(),
        town: z.string(),
        supervisor: z.string().nullable(),
        code: z.enum(SUPERVISION_CODES),
      }),
    )
    .readonly(),
  ...grounds,
});

const membershipSchema = z.strictObject({
  members: count,
  items: z
    .array(z.strictObject({ officer: z.string(), town: z.string(), alsoUsedBy: z.array(z.string()).readonly() }))
    .readonly(),
  ...grounds,
});

const gridCountsSchema = z.strictObject({
  grids: count,
  valid: count,
  /** How many grids lack each of the four things. */
  missing: z.record(z.enum(GRID_FIXES), count),
});

export const getStaffing = endpoint({
  method: 'get',
  path: '/api/v1/staffing',
  admission: 'roster:read',
  summary: 'Auxiliaries against the minimum, supervision on shift at a moment, membership, and valid grids',
  query: z.strictObject({ ...ofTown, at: instantText.optional().describe('moment of the shifts; now without it') }),
  answer: z.strictObject({
    atMs: z.number(),
    /** Each null when no document of the district asks for it. */
    minimums: minimumSheetSchema.nullable(),
    supervision: supervisionSchema.nullable(),
    membership: membershipSchema.nullable(),
    grids: gridCountsSchema.nullable(),
  }),
});

export const listGridValidity = endpoint({
  method: 'get',
  path: '/api/v1/staffing/grids',
  admission: 'roster:read',
  summary:
    'Grids without fixed person, post, duty or reward, each with every condition; `only=all` lists the valid too',
  query: z.strictObject({ ...ofTown, only: z.enum(['invalid', 'all']).default('invalid') }),
  answer: z.strictObject({
    items: z
      .array(
        z.strictObject({
          grid: gridCodeSchema,
          town: z.string(),
          valid: z.boolean(),
          reasons: z.array(reasonSchema).readonly(),
        }),
      )
      .readonly(),
  }),
});

const unitLineSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(CHECK_KINDS),
  label: labelSchema,
  ok: z.boolean(),
  by: z.string().nullable(),
  day: z.string().nullable(),
  ...grounds,
});

export const listUnitSheets = endpoint({
  method: 'get',
  path: '/api/v1/staffing/units',
  admission: 'roster:read',
  summary: 'What each using unit has to show and what is missing, and how many towns each liaison cadre has',
  query: z.strictObject(ofTown),
  answer: z.strictObject({
    items: z
      .array(
        z.strictObject({
          town: z.string(),
          name: labelSchema,
          missing: count,
          items: z.array(unitLineSchema).readonly(),
        }),
      )
      .readonly(),
    /** Null when the district has not said who liaises with which towns. */
    cadres: z
      .array(
        z.strictObject({
          name: z.string(),
          towns: count,
          ok: z.boolean(),
          least: count,
          most: count,
          ...grounds,
        }),
      )
      .readonly()
      .nullable(),
  }),
});
