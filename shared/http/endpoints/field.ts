import { z } from 'zod';
import { RECIPIENTS } from '../../cases/clocks/receipts-of-case.ts';
import { areaGeometrySchema, gridCodeSchema, townCodeSchema } from '../../model/area.ts';
import { labelSchema } from '../../model/basis.ts';
import { caseViewSchema } from '../../model/case.ts';
import { officerSchema } from '../../model/officer.ts';
import { caseDetailSchema } from '../case-bodies.ts';
import { endpoint } from '../endpoint.ts';
import { gridLiveFields } from '../live-schemas.ts';
import { runningBreakSchema } from './breaks.ts';

const offered = caseDetailSchema.shape.allowedActions;

/** A case that is with the officer, with all that a phone needs to go on without a network. */
const fieldCaseSchema = caseDetailSchema.extend({
  /** What would be offered once the officer has arrived; null where arriving is not offered (PHN-6). */
  afterArrival: offered.nullable(),
});
export type FieldCase = z.infer<typeof fieldCaseSchema>;

const fieldAnswerSchema = z.strictObject({
  serverMs: z.number(),
  timeZone: z.string(),
  /** Positions are taken so long before and after the shift (ACC-25). */
  marginMinutes: z.int().min(0),
  /** A break that nobody ends is over after this (ACC-34). */
  longestBreakMinutes: z.int().min(1),
  /** The own break as the server knows it; null when none runs. */
  break: runningBreakSchema.nullable(),
  officer: officerSchema.pick({ id: true, name: true, role: true, shift: true }).extend({
    town: townCodeSchema,
    townName: labelSchema,
  }),
  grids: z
    .array(
      z.strictObject({
        code: gridCodeSchema,
        name: z.string(),
        labelPoint: z.tuple([z.number(), z.number()]).readonly(),
        state: gridLiveFields.state,
        completeness: gridLiveFields.completeness,
        lastPresenceMs: gridLiveFields.lastPresenceMs,
        reason: gridLiveFields.reason,
        geometry: areaGeometrySchema,
      }),
    )
    .readonly(),
  /** With the officer, answered by them, or theirs to check; at most 40, what is due first. */
  cases: z.array(fieldCaseSchema).readonly(),
  /** Double reports that wait for the signature of this officer (CAS-21), without what people wrote. */
  toSign: z
    .array(
      caseViewSchema
        .pick({ id: true, grid: true, category: true, level: true, lon: true, lat: true })
        .extend({ recipient: z.enum(RECIPIENTS), toldMs: z.number() }),
    )
    .readonly(),
  /** Other open cases of the own grids, and own reports: to know of. */
  others: z.array(caseViewSchema).readonly(),
  /** Whistles of the town that wait for an answer, those that alerted this officer first, without what people wrote. */
  whistles: z
    .array(
      caseViewSchema
        .pick({ id: true, grid: true, category: true, lon: true, lat: true, whistledMs: true, version: true })
        .extend({
          state: caseViewSchema.shape.state,
          allowedActions: offered,
          /** Whether it alerted this officer, and since when the phone has shown it (CAS-16). */
          isAlerted: z.boolean(),
          seenMs: z.number().nullable(),
        }),
    )
    .readonly(),
});
/** Everything that an officer's phone shows. */
export type FieldAnswer = z.infer<typeof fieldAnswerSchema>;

export const getField = endpoint({
  method: 'get',
  path: '/api/v1/field',
  admission: 'field:own',
  summary: 'Own grids, own cases with what may be done, and the own shift, for a phone that may be offline next',
  answer: fieldAnswerSchema,
});

const ownDevice = { path: '/api/v1/field/device', admission: 'field:own' } as const;

export const enrolOwnDevice = endpoint({
  ...ownDevice,
  method: 'post',
  summary: 'Enrol the phone in hand; the token of the one before is dead at once (PHN-11)',
  status: 201,
  answer: z.strictObject({ device: z.string(), token: z.string() }),
});

export const revokeOwnDevice = endpoint({
  ...ownDevice,
  method: 'delete',
  summary: 'Revoke the own phone',
  status: 204,
  answer: z.undefined(),
});
