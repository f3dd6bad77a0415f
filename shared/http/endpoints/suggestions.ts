import { z } from 'zod';
import { ACT_IDS, type Act } from '../../duties/acts.ts';
import { EXCLUSIONS } from '../../dispatch/suggest.ts';
import { reasonSchema, sourceSchema } from '../../explain/explained-schema.ts';
import { townCodeSchema } from '../../model/area.ts';
import { FIELD_ROLES } from '../../model/officer.ts';
import { endpoint } from '../endpoint.ts';

const act = z.enum(ACT_IDS as readonly [Act, ...Act[]]);
const count = z.int().min(0);
const responsibility = z.enum(['grid', 'community', 'town', 'none']);
const who = { officer: z.string(), name: z.string(), role: z.enum(FIELD_ROLES), town: townCodeSchema };

export const suggestForCase = endpoint({
  method: 'get',
  path: '/api/v1/cases/:id/suggestions',
  admission: 'case:desk',
  summary:
    'Who to send to a case, best first, with reasons; the off-duty, the silent and those on a break are never among them',
  params: z.strictObject({ id: z.string().min(1).max(100) }),
  query: z.strictObject({
    act: act.optional().describe('what somebody is sent for; by the category of the case without it'),
  }),
  answer: z.strictObject({
    case: z.string(),
    act,
    /** What distances are measured to. */
    place: z.enum(['case', 'grid-centre', 'unknown']),
    suggestions: z
      .array(
        z.strictObject({
          ...who,
          /** From 1. */
          rank: z.int().min(1),
          responsibility,
          /** Whole hundreds of metres and whole minutes, upwards (DSP-8); null when the place is not known. */
          distanceM: z.number().nullable(),
          etaMinutes: z.number().nullable(),
          openCases: count,
          fixAgeMinutes: count,
          isStale: z.boolean(),
          /** Seconds that the rank is made of, in whole minutes of way: less is better. */
          parts: z.strictObject({
            travelS: z.number(),
            responsibilityS: z.number(),
            loadS: z.number(),
            staleS: z.number(),
          }),
          /** Why this one may do the act. */
          reasons: z.array(reasonSchema).readonly(),
        }),
      )
      .readonly(),
    /** The nearest by responsibility of those who are not sent; `counts` has all. */
    excluded: z.array(z.strictObject({ ...who, responsibility, why: z.enum(EXCLUSIONS) })).readonly(),
    counts: z.strictObject({
      available: count,
      'off-duty': count,
      'on-break': count,
      silent: count,
      'not-fit': count,
      'judges-own-work': count,
    }),
    /** How distance and time were found, and on which figures. */
    estimate: z.strictObject({
      method: z.literal('straight-line'),
      detourFactor: z.number(),
      speedMps: z.number(),
      basis: z.enum(['clause', 'assumed']),
      sources: z.array(sourceSchema).readonly(),
    }),
  }),
});
