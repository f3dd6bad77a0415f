import { z } from 'zod';
import { explainedSchema, sourceSchema } from '../../explain/explained-schema.ts';
import type { Explained } from '../../explain/explained.ts';
import { townCodeSchema } from '../../model/area.ts';
import { figureSchema, labelSchema, longLabelSchema } from '../../model/basis.ts';
import type { ZoneChange } from '../../zoning/replay-zoning.ts';
import { ZONE_CLASSES, ZONING_FACTORS, type ZoneClass, type ZoningPolicy } from '../../zoning/zoning-policy.ts';
import { zoningTrialSchema } from '../../zoning/zoning-trial.ts';
import { endpoint } from '../endpoint.ts';

const day = z.iso.date();
const classId = z.enum(ZONE_CLASSES);
const zoneSchema: z.ZodType<Explained<ZoneClass>, Explained<ZoneClass>> = explainedSchema(ZONE_CLASSES);
const stepSchema = z.strictObject({ classId, score: z.number() }).nullable();

const changeSchema: z.ZodType<ZoneChange, ZoneChange> = z.strictObject({
  town: z.string(),
  day,
  cause: z.enum(['survey', 'adjustment']),
  measured: z.boolean(),
  before: stepSchema,
  after: stepSchema,
  reason: longLabelSchema,
  decidedBy: labelSchema,
  basis: z.enum(['source', 'assumed', 'simulated']),
});

/** The rules themselves: what takes them to `whatIfZones` computes as the server does. */
const rulesSchema: z.ZodType<ZoningPolicy, ZoningPolicy> = z.strictObject({
  lowerBounds: z.record(classId, z.number()),
  factors: z.record(z.enum(ZONING_FACTORS), labelSchema),
  weights: z.record(z.enum(ZONING_FACTORS), z.number()),
  normalisation: z.enum(['share-of-largest', 'between-extremes']),
  rounding: z.enum(['half-up', 'down']),
  survey: z.strictObject({ lead: labelSchema, with: z.array(labelSchema), adjustable: z.boolean() }),
  units: z.array(z.strictObject({ id: z.string(), label: labelSchema })),
  unitClasses: z.array(z.strictObject({ code: z.string(), name: z.string(), classId })).nullable(),
  sources: z.strictObject({
    lowerBounds: sourceSchema,
    factors: sourceSchema,
    weights: sourceSchema,
    normalisation: sourceSchema,
    rounding: sourceSchema,
    survey: sourceSchema,
    units: sourceSchema,
    unitClasses: sourceSchema.nullable(),
  }),
});

const byDay = z.strictObject({ day: day.optional().describe('local day; today without it') });

export const getZoning = endpoint({
  method: 'get',
  path: '/api/v1/zoning',
  admission: 'district:read',
  summary: 'Zone classes on a day: rules, and of each town the figures, the class and why',
  query: byDay,
  answer: z.strictObject({
    day,
    /** Null when no document in force on the day defines classes. */
    rules: rulesSchema.nullable(),
    /** Whether the annex with units and classes is in the policy. */
    annex: z.enum(['given', 'not-provided']).nullable(),
    provenance: z.array(z.string()).readonly(),
    items: z
      .array(
        z.strictObject({
          code: z.string(),
          residents: figureSchema.nullable(),
          builtUpAreaM2: figureSchema.nullable(),
          mainAreaShare: figureSchema.nullable(),
          zone: zoneSchema.nullable(),
        }),
      )
      .readonly(),
  }),
});

export const getTownZoning = endpoint({
  method: 'get',
  path: '/api/v1/towns/:code/zoning',
  admission: 'district:read',
  summary: 'The zone class of a town on a day, and every change up to then with before, after and reason',
  params: z.strictObject({ code: townCodeSchema }),
  query: byDay,
  answer: z.strictObject({
    town: z.string(),
    day,
    zone: zoneSchema.nullable(),
    /** Before the first survey on record. */
    initial: stepSchema,
    changes: z.array(changeSchema).readonly(),
    provenance: z.array(z.string()).readonly(),
  }),
});

const previewAnswerSchema: z.ZodType<
  Explained<ZoneClass> & { readonly classId: ZoneClass },
  Explained<ZoneClass> & { readonly classId: ZoneClass }
> = explainedSchema(ZONE_CLASSES).extend({ classId });

export const previewZoning = endpoint({
  method: 'post',
  path: '/api/v1/preview/zoning',
  admission: 'policy:read',
  summary: 'The class of a score, or of figures measured as if of one more town of the district; changes nothing',
  body: zoningTrialSchema,
  answer: previewAnswerSchema,
});
