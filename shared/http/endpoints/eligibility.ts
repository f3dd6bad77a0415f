import { z } from 'zod';
import { EDUCATION_LEVELS } from '../../eligibility/applicant.ts';
import { reasonSchema, sourceSchema } from '../../explain/explained-schema.ts';
import { townCodeSchema } from '../../model/area.ts';
import { labelSchema } from '../../model/basis.ts';
import { endpoint } from '../endpoint.ts';

const day = z.iso.date();
const flag = z.boolean().optional();
const basis = z.enum(['clause', 'assumed']);
const code = z.string().max(40);
const pack = z
  .string()
  .max(64)
  .optional()
  .describe('id of the policy pack to judge by; those of the district without it');

const labelledReason = reasonSchema.extend({ label: labelSchema });

/** The documents that were used; `borrowed` where the district has none that says anything. */
const documentsSchema = z.array(z.strictObject({ pack: z.string(), basis, borrowed: z.boolean() })).readonly();

export const previewEligibility = endpoint({
  method: 'post',
  path: '/api/v1/preview/eligibility',
  admission: 'policy:read',
  summary: 'Whether somebody may be hired as an auxiliary on a day, with every condition and its clause',
  body: z
    .strictObject({
      asOf: day.describe('local day on which the conditions are judged'),
      birthDate: day,
      education: z.enum(EDUCATION_LEVELS),
      nationality: z.string().trim().min(1).max(60).describe('code or name of the state; CN is the PRC'),
      veteran: flag,
      partyMember: flag,
      formerAuxiliary: flag,
      urbanManagementGraduate: flag,
      courageActivist: flag,
      exclusions: z.array(code).max(40).optional().describe('codes of the exclusions that hold'),
      town: townCodeSchema.optional().describe('the town that hires; its own conditions are judged too'),
      trainingPassed: flag,
      pack,
    })
    .refine(({ asOf, birthDate }) => birthDate <= asOf, { path: ['birthDate'], error: 'must not be after asOf' }),
  answer: z.strictObject({
    eligible: z.boolean(),
    reasons: z.array(labelledReason).readonly(),
    preferences: z
      .array(labelledReason.omit({ ok: true, threshold: true }).extend({ applies: z.boolean() }))
      .readonly(),
    preferred: z.boolean(),
    /** Conditions that people have to check. */
    toCheck: z.array(z.strictObject({ code, label: labelSchema, clause: z.string(), basis })).readonly(),
    /** How many conditions the town adds; null when none are provided. */
    townConditions: z.int().min(0).nullable(),
    documents: documentsSchema,
    sources: z.array(sourceSchema).readonly(),
  }),
});

export const previewFirstDuty = endpoint({
  method: 'post',
  path: '/api/v1/preview/first-duty',
  admission: 'policy:read',
  summary: 'Whether a member may begin duty: training passed, and a post certificate of that day or before',
  body: z.strictObject({
    firstDutyDay: day,
    trainingPassed: z.boolean(),
    certificateDate: day.nullable(),
    topics: z.array(code).max(40).optional().describe('codes of the topics that the training covered'),
    pack,
  }),
  answer: z.strictObject({
    allowed: z.boolean(),
    reasons: z.array(labelledReason).readonly(),
    documents: documentsSchema,
  }),
});
