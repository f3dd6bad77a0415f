import { z } from 'zod';
import { sourceSchema } from '../../explain/explained-schema.ts';
import { TARGET_STATES } from '../../works/target-progress.ts';
import { progressReportSchema } from '../../works/progress-report.ts';
import {
  workFieldSchema,
  workListSchema,
  workPlanSchema,
  workTargetSchema,
  workTaskSchema,
  workUnitSchema,
  WORK_FIELDS,
} from '../../works/work-task.ts';
import { endpoint } from '../endpoint.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();

const rollUpSchema = z.strictObject({
  targets: count,
  byState: z.record(z.enum(TARGET_STATES), count),
  worst: z.enum(TARGET_STATES).nullable(),
  share,
  shares: count,
});

const progressSchema = z.strictObject({
  target: z.string(),
  state: z.enum(TARGET_STATES),
  latest: progressReportSchema.omit({ target: true }).nullable(),
  share,
  expected: z
    .strictObject({
      value: z.number(),
      plan: z.enum(['milestones', 'linear']),
      basis: z.enum(['clause', 'assumed']),
    })
    .nullable(),
  dueInDays: z.int().nullable(),
  lateDays: z.int().nullable(),
  doneOn: z.iso.date().nullable(),
  basis: z.enum(['clause', 'assumed', 'simulated']),
});

const targetItemSchema = z.strictObject({ target: workTargetSchema, progress: progressSchema });
const { id, number, field, title, clause, blocks } = workTaskSchema.shape;
const block = blocks.element.shape;

const taskItemSchema = z.strictObject({
  pack: z.string(),
  /** Number of the document that clauses are places in. */
  document: z.string(),
  id,
  number,
  field,
  title,
  clause,
  /** Register names of the units, each once. */
  lead: z.array(z.string()),
  responsible: z.array(z.string()),
  targets: z.array(targetItemSchema),
  rollUp: rollUpSchema,
});
export type WorkTaskItem = z.infer<typeof taskItemSchema>;

const planItemSchema = z.strictObject({
  pack: z.string(),
  document: z.string(),
  source: sourceSchema,
  plan: workPlanSchema,
  rollUp: rollUpSchema,
  fields: z.array(workFieldSchema.extend({ rollUp: rollUpSchema })),
  units: z.array(
    z.strictObject({
      name: workUnitSchema.shape.name,
      kind: workUnitSchema.shape.kind,
      leads: z.array(z.string()),
      shares: z.array(z.string()),
      led: rollUpSchema,
      shared: rollUpSchema,
    }),
  ),
});
export type WorkPlanItem = z.infer<typeof planItemSchema>;

export const listWorks = endpoint({
  method: 'get',
  path: '/api/v1/works',
  admission: 'policy:read',
  summary: 'Tasks of the plans that the district is under, with their targets and how each stands today',
  query: z.strictObject({
    pack: z.string().max(64).optional(),
    /** Register name or a spelling of it. */
    unit: z.string().max(64).optional(),
    field: z.enum(WORK_FIELDS).optional(),
  }),
  answer: z.strictObject({ asOf: z.iso.date(), plans: z.array(planItemSchema), items: z.array(taskItemSchema) }),
});

export const getWork = endpoint({
  method: 'get',
  path: '/api/v1/works/:task',
  admission: 'policy:read',
  summary: 'One task: its parts with units, the words of the document, named places, lists and targets',
  params: z.strictObject({ task: z.string().max(64) }),
  answer: taskItemSchema.extend({
    asOf: z.iso.date(),
    source: sourceSchema,
    blocks: z.array(
      z.strictObject({
        id: block.id,
        title: block.title,
        clause: block.clause,
        lead: block.lead,
        responsible: block.responsible,
        items: block.items,
        sites: block.sites,
        lists: z.array(workListSchema),
        targets: z.array(targetItemSchema),
      }),
    ),
  }),
});
