import { z } from 'zod';
import { townCodeSchema } from '../model/area.ts';
import { INDICATORS } from './assessment-policy.ts';

/** A month as `YYYY-MM`. */
const periodSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** `data/districts/<id>/assessments.json`: what was measured of each town in one month. */
export const assessmentsSchema = z.strictObject({
  period: periodSchema,
  basis: z.enum(['source', 'assumed', 'simulated']),
  provenance: z.array(z.string()),
  towns: z.array(
    z.strictObject({
      code: townCodeSchema,
      indicators: z.record(z.enum(INDICATORS), z.number().min(0).max(1)),
    }),
  ),
});
export type Assessments = z.infer<typeof assessmentsSchema>;
