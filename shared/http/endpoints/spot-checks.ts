import { z } from 'zod';
import { gridCodeSchema, townCodeSchema } from '../../model/area.ts';
import { CASE_CATEGORIES } from '../../model/case.ts';
import { PATROL_SIGHTINGS, spotCheckSchema } from '../../model/spot-check.ts';
import { SPOT_RATES } from '../../rates/spot-rates.ts';
import { endpoint } from '../endpoint.ts';
import { instantText, instantValue } from '../instant.ts';

const MOST_PROBLEMS = 50;
const MOST_CHECKS = 500;

/** `POST /api/v1/spot-checks`. Where it was is said by the grid or by a position, which the grid is derived from. */
const spotCheckBody = z.strictObject({
  grid: gridCodeSchema.optional(),
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  /** When it was; now when left out. */
  at: instantValue.optional(),
  patrol: z.enum(PATROL_SIGHTINGS),
  problems: z
    .array(z.strictObject({ category: z.enum(CASE_CATEGORIES), case: z.string().trim().min(1).max(100).optional() }))
    .max(MOST_PROBLEMS),
  note: z.string().trim().max(500).optional(),
});

export const recordSpotCheck = endpoint({
  method: 'post',
  path: '/api/v1/spot-checks',
  admission: 'spot:record',
  summary:
    'Record a spot check: what stood there, what of it had been reported before, and whether the patrol was seen',
  body: spotCheckBody,
  status: 201,
  idempotent: true,
  answer: spotCheckSchema,
});

export const spotChecksSchema = z.strictObject({
  span: z.strictObject({ fromMs: z.number(), toMs: z.number(), asOfMs: z.number() }),
  rates: z
    .array(
      z.strictObject({
        id: z.enum(SPOT_RATES),
        numerator: z.int(),
        denominator: z.int(),
        value: z.number().nullable(),
      }),
    )
    .readonly(),
  /** Newest first; the rates are of all of them. */
  items: z.array(spotCheckSchema).readonly(),
  /** Where the next page begins, when there is one. */
  next: z.int().optional(),
});
export type SpotChecksAnswer = z.infer<typeof spotChecksSchema>;

export const listSpotChecks = endpoint({
  method: 'get',
  path: '/api/v1/spot-checks',
  admission: 'case:read',
  summary: 'Spot checks of a span with the rates that come from them: found before, and patrols seen',
  query: z.strictObject({
    from: instantText.optional(),
    to: instantText.optional(),
    town: townCodeSchema.optional(),
    skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(MOST_CHECKS).default(100),
  }),
  answer: spotChecksSchema,
});
