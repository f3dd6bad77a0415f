import { z } from 'zod';
import { ROLES } from '../../access/roles.ts';
import { ACT_IDS, type Act } from '../../duties/acts.ts';
import { LIMIT_UNITS, timeLimitSchema } from '../../clocks/time-limit.ts';
import { reasonSchema } from '../../explain/explained-schema.ts';
import { labelSchema } from '../../model/basis.ts';
import { endpoint } from '../endpoint.ts';
import { instantValue } from '../instant.ts';

const act = z.enum(ACT_IDS as readonly [Act, ...Act[]]);
const count = z.int().min(0);

/** Instants that calendars can say something of, and spans that are walked day by day in no time. */
const MOMENTS = { fromMs: Date.UTC(1990, 0), toMs: Date.UTC(2100, 0) };
const LONGEST_SUSPENSION_MS = 400 * 86_400_000;
const moment = instantValue.refine((atMs) => atMs >= MOMENTS.fromMs && atMs < MOMENTS.toMs, {
  error: 'must lie between 1990 and 2100',
});
const reasons = z.array(reasonSchema).readonly();
const grounds = { clause: z.string(), basis: z.enum(['clause', 'assumed']) };

export const getDuties = endpoint({
  method: 'get',
  path: '/api/v1/duties',
  admission: 'policy:read',
  summary: 'Who may do what, and how the duties that the program learns of stand today',
  answer: z.strictObject({
    acts: z
      .array(
        z.strictObject({
          id: act,
          label: labelSchema,
          nature: z.enum(['assist', 'work', 'enforce', 'supervise', 'command']),
        }),
      )
      .readonly(),
    /** Roles that are given anything at all. */
    roles: z.array(z.strictObject({ role: z.enum(ROLES), acts: z.array(act).readonly() })).readonly(),
    /** Emergency teams around the clock, by the shifts of the roster. */
    emergency: reasons,
    /** Full patrols of today; null when no document asks for them. */
    patrol: z.strictObject({ grids: count, owed: count, ...grounds }).nullable(),
    rectification: reasonSchema.nullable(),
  }),
});

export const previewDuty = endpoint({
  method: 'post',
  path: '/api/v1/preview/duty',
  admission: 'policy:read',
  summary: 'Whether a role may do an act, with every reason and its clause',
  body: z.strictObject({
    role: z.enum(ROLES),
    act,
    supervised: z.boolean().optional().describe('whether a supervising officer is on shift'),
    didBefore: z.array(act).max(40).optional().describe('what the same person did in the same case'),
  }),
  answer: z.strictObject({ allowed: z.boolean(), reasons }),
});

export const previewDeadline = endpoint({
  method: 'post',
  path: '/api/v1/preview/deadline',
  admission: 'policy:read',
  summary: 'When a time limit that starts at a moment is used up, in the working time of the district',
  body: z.strictObject({
    limit: timeLimitSchema.max(40).describe('as written: 2紧急工作时, 4小时, 3个工作日'),
    from: moment,
    suspensions: z
      .array(
        z
          .strictObject({ from: moment, to: moment.nullable() })
          .refine(({ from, to }) => to === null || to >= from, { path: ['to'], error: 'must not be before from' })
          .refine(({ from, to }) => to === null || to - from <= LONGEST_SUSPENSION_MS, {
            path: ['to'],
            error: 'must not be more than 400 days after from',
          }),
      )
      .max(5)
      .optional(),
  }),
  answer: z.strictObject({
    limit: z.string(),
    unit: z.enum(LIMIT_UNITS),
    /** Null while a suspension without an end holds it up. */
    dueMs: z.number().nullable(),
    limitMs: z.number(),
    /** False when a day on the way lies where no holidays are announced: weekends only are taken out. */
    holidaysKnown: z.boolean(),
    timeZone: z.string(),
    ...grounds,
  }),
});
