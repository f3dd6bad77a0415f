import { z } from 'zod';
import { reasonSchema, sourceSchema } from '../../explain/explained-schema.ts';
import { DUST_WAYS } from '../../works/site-policy.ts';
import { WORK_FIELDS } from '../../works/work-task.ts';
import { endpoint } from '../endpoint.ts';

const MOST = 1_000;
const count = z.int().min(0);
const amount = z.number().min(0);
const ms = z.number().min(0);
const spanSchema = z
  .strictObject({ fromMs: ms, toMs: ms })
  .refine(({ fromMs, toMs }) => fromMs <= toMs, { error: 'ends before it begins' });
const list = <T extends z.ZodType>(item: T) => z.array(item).max(MOST);

const bodySchema = z.strictObject({
  dust: list(z.strictObject({ way: z.enum(DUST_WAYS), gramsPerM2: amount })).optional(),
  sites: list(
    z.strictObject({ floorAreaM2: amount, hasVideo: z.boolean(), devices: z.array(z.string()).max(50).optional() }),
  ).optional(),
  toilets: list(z.strictObject({ toiletClass: z.int().min(1).max(9), count })).optional(),
  lamps: z.strictObject({ lamps: count, lit: count, intact: count.optional() }).optional(),
  roads: list(z.strictObject({ lengthM: amount, swept: z.boolean(), exempt: z.boolean() })).optional(),
  cleaning: z.strictObject({ hours: spanSchema, cleaned: list(spanSchema) }).optional(),
  credit: z
    .strictObject({
      asOf: z.iso.date(),
      events: list(
        z.strictObject({
          id: z.string().min(1).max(64),
          date: z.iso.date(),
          cause: z.string().min(1).max(120),
          restores: z.boolean().default(false),
          points: z.number().positive().nullable().default(null),
        }),
      ),
    })
    .optional(),
  fieldScores: list(
    z.strictObject({
      town: z.string().min(1).max(64),
      field: z.enum(WORK_FIELDS),
      score: z.number().min(0).max(100),
    }),
  ).optional(),
});
export type WorksPreviewBody = z.output<typeof bodySchema>;

const answerSchema = z.strictObject({
  reasons: z.array(reasonSchema),
  credit: z
    .strictObject({
      score: z.number(),
      blacklisted: z.boolean(),
      since: z.iso.date().nullable(),
      history: z.array(z.strictObject({ date: z.iso.date(), score: z.number() })),
      sources: z.array(sourceSchema),
      clause: z.string(),
      basis: z.enum(['clause', 'assumed']),
    })
    .nullable(),
  rankings: z.array(
    z.strictObject({
      field: z.enum(WORK_FIELDS),
      places: z.array(z.strictObject({ town: z.string(), score: z.number(), rank: z.int(), tied: z.boolean() })),
    }),
  ),
  /** Parameters that were needed and that no document of the district gives a figure for. */
  notProvided: z.array(z.string()),
});
export type WorksPreview = z.infer<typeof answerSchema>;

export const previewWorks = endpoint({
  method: 'post',
  path: '/api/v1/preview/works',
  admission: 'policy:read',
  summary: 'Measured figures of streets, sites, toilets, lamps and muck-truck companies against their rules',
  body: bodySchema,
  answer: answerSchema,
});
