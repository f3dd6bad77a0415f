import { z } from 'zod';
import { PERSON_GRADES, type PersonGrade } from '../../appraisal/person-grade.ts';
import { explainedSchema, reasonSchema } from '../../explain/explained-schema.ts';
import type { Explained } from '../../explain/explained.ts';
import { labelSchema } from '../../model/basis.ts';
import { endpoint } from '../endpoint.ts';

const count = z.int().min(0);
const day = z.iso.date();
const points = z.number().min(0).max(100);
const personGrade = z.enum(PERSON_GRADES);
const grounds = { clause: z.string(), basis: z.enum(['clause', 'assumed']) };
const lines = z
  .array(z.strictObject({ code: z.string(), label: labelSchema, pack: z.string(), ...grounds }))
  .readonly();
const scoreSchema: z.ZodType<Explained<PersonGrade>, Explained<PersonGrade>> = explainedSchema(PERSON_GRADES);

const memberSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    score: points.optional(),
    scores: z.record(z.string().max(40), points).optional().describe('points by dimension of the document'),
    proposed: personGrade.optional().describe('the grade that the unit proposes; from the score without it'),
    joined: day.optional(),
    left: day.optional().describe('last day in service'),
  })
  .refine(({ score, scores }) => (score === undefined) !== (scores === undefined), {
    path: ['score'],
    error: 'give either score or scores',
  })
  .refine(({ joined, left }) => joined === undefined || left === undefined || joined <= left, {
    path: ['left'],
    error: 'must not be before joined',
  });

export const previewAppraisal = endpoint({
  method: 'post',
  path: '/api/v1/preview/appraisal',
  admission: 'policy:read',
  summary: 'Grades of the members of a unit for a year, with the cap on 优秀 kept and every grade that it moved',
  bodyLimitBytes: 1024 * 1024,
  body: z.strictObject({
    year: z.int().min(2000).max(2100),
    members: z.array(memberSchema).min(1).max(3000),
    lastOfYear: z.boolean().default(false).describe('the unit was last in the ranking of the year'),
    pack: z.string().max(64).optional(),
  }),
  answer: z.strictObject({
    year: z.int(),
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          score: scoreSchema,
          proposed: personGrade,
          grade: personGrade.nullable(),
          moved: z
            .strictObject({
              rule: z.string(),
              code: z.enum(['cap', 'tie-at-cap', 'unit-last', 'not-in-service']),
              clause: z.string(),
            })
            .nullable(),
        }),
      )
      .readonly(),
    cap: z.strictObject({ people: count, share: z.number(), most: count, nominated: count, awarded: count }),
    proposal: reasonSchema,
    result: reasonSchema,
    dimensions: z
      .array(z.strictObject({ code: z.string(), label: labelSchema, weight: z.number(), ...grounds }))
      .readonly(),
    /** What the results are used for, what the pay consists of, and what promotion goes by. */
    resultUses: lines,
    payParts: lines,
    promotion: z.strictObject({ criteria: lines, share: z.number().nullable() }),
    documents: z.array(z.strictObject({ pack: z.string(), basis: grounds.basis, borrowed: z.boolean() })).readonly(),
  }),
});
