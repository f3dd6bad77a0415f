import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../model/basis.ts';

/** Fields of work (行动、“四化”): refine 细化, order 序化, clean 净化/洁化, beautify 美化, light 亮化, green 绿化, civility 素质, special 专项, drive 攻坚. */
export const WORK_FIELDS = [
  'refine',
  'order',
  'clean',
  'beautify',
  'light',
  'green',
  'civility',
  'special',
  'drive',
] as const;
export type WorkField = (typeof WORK_FIELDS)[number];

/** Units of figures of targets. `yes` is 1 when it is so; of toilet classes 1 is the best. */
const TARGET_UNITS = ['percent', 'count', 'm2', 'km', 'gPerM2', 'tPerDay', 'day', 'toiletClass', 'yes'] as const;
const TARGET_DIRECTIONS = ['at-least', 'at-most', 'exactly'] as const;
/** `reach`: delivered once, by a day. `keep`: a standard that holds every day. `repeat`: done again within so many days. */
const TARGET_KINDS = ['reach', 'keep', 'repeat'] as const;

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const basis = z.enum(['clause', 'assumed', 'not-provided']);

const dueSchema = z.strictObject({
  date: z.iso.date(),
  /** `assumed` where the text gives no day and we read one into it. */
  basis: z.enum(['clause', 'assumed']),
  note: longLabelSchema.optional(),
});

const milestonesSchema = z
  .array(z.strictObject({ date: z.iso.date(), value: z.number() }))
  .min(1)
  .refine(
    (plan) => plan.every((step, i) => i === 0 || (plan[i - 1]!.date < step.date && plan[i - 1]!.value <= step.value)),
    { error: 'milestones must follow each other in time and never fall' },
  );

/** A figure that a task has to reach or keep, in the words of the document. */
export const workTargetSchema = z
  .strictObject({
    id,
    label: labelSchema,
    kind: z.enum(TARGET_KINDS),
    direction: z.enum(TARGET_DIRECTIONS),
    /** Null with basis `not-provided`: the text demands a standard and gives no figure. */
    value: z.number().nonnegative().nullable(),
    unit: z.enum(TARGET_UNITS),
    /** Where counting begins, where that is known: 0 of what is newly built. Only with it is progress even over time. */
    base: z.number().optional(),
    due: dueSchema.nullable(),
    /** Running totals at days before the due day. */
    milestones: milestonesSchema.optional(),
    /** What the program measures by itself for it, in per cent: land with green, or with a park, within reach. */
    measured: z.enum(['green-area', 'park-area']).optional(),
    /** Of the whole area of the plan, of each district, or of each site. */
    scope: z.enum(['plan', 'each-district', 'each']),
    clause: text,
    quote: text,
    basis,
    note: longLabelSchema.optional(),
  })
  .refine(({ value, basis: given }) => (value === null) === (given === 'not-provided'), {
    error: 'a target without a figure is not provided, and no other is',
  })
  .refine(({ basis: given, note }) => given === 'clause' || note !== undefined, {
    error: 'what is not in the text needs a note',
  })
  .refine(({ kind, due }) => kind === 'reach' || due === null, { error: 'only what is reached has a due day' })
  .refine(({ milestones, due, value }) => milestones === undefined || endsAt(milestones.at(-1), due?.date, value), {
    error: 'the last milestone is the target on its due day',
  });

function endsAt(
  last: { readonly date: string; readonly value: number } | undefined,
  date: string | undefined,
  value: number | null,
) {
  return last?.date === date && last?.value === value;
}

/** The part of a task that one set of units answers for. */
const workBlockSchema = z.strictObject({
  id,
  title: labelSchema,
  clause: text,
  /** 牵头单位 and 责任单位 as written; both empty where the text sets an aim over the parts of a task. */
  lead: z.array(text),
  responsible: z.array(text),
  items: z.array(z.strictObject({ label: labelSchema, quote: text })).min(1),
  /** Streets and places that the text names. */
  sites: z.array(text),
  /** Ids of lists of `works.lists`. */
  lists: z.array(id),
  targets: z.array(workTargetSchema),
});

/** A numbered task (工作任务) of a plan; `number` is null for work that the document does not number. */
export const workTaskSchema = z.strictObject({
  id,
  number: z.int().positive().nullable(),
  field: z.enum(WORK_FIELDS),
  title: labelSchema,
  clause: text,
  blocks: z.array(workBlockSchema).min(1),
});

export const workFieldSchema = z.strictObject({
  id: z.enum(WORK_FIELDS),
  title: labelSchema,
  /** What the field is for, in the words of the document. */
  aim: text,
  clause: text,
});

/** A unit once, with the spellings that the document has for it. */
export const workUnitSchema = z.strictObject({
  name: labelSchema,
  kind: z.enum(['bureau', 'company', 'organisation', 'territory']),
  written: z.array(text).min(1),
});

/** A list that the document speaks of; `items` is null where it only gives the number of them. */
export const workListSchema = z
  .strictObject({
    id,
    label: labelSchema,
    clause: text,
    quote: text,
    basis,
    items: z.array(labelSchema).min(1).nullable(),
    note: longLabelSchema.optional(),
  })
  .refine(({ items, basis: given }) => (items === null) === (given === 'not-provided'), {
    error: 'a list without items is not provided, and no other is',
  })
  .refine(({ basis: given, note }) => given === 'clause' || note !== undefined, {
    error: 'what is not in the text needs a note',
  });

/** Area, term and supervision of a plan. */
export const workPlanSchema = z
  .strictObject({
    id,
    title: labelSchema,
    scope: labelSchema,
    fromDay: z.iso.date(),
    toDay: z.iso.date(),
    /** 主办 and 督办 of the imprint. */
    sponsor: text,
    supervisor: text,
    leaders: z.array(z.strictObject({ role: labelSchema, unit: text })),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { error: 'ends before it begins' });

export type WorkTarget = z.infer<typeof workTargetSchema>;
export type WorkBlock = z.infer<typeof workBlockSchema>;
export type WorkTask = z.infer<typeof workTaskSchema>;
export type WorkFieldOfPlan = z.infer<typeof workFieldSchema>;
export type WorkUnit = z.infer<typeof workUnitSchema>;
export type WorkList = z.infer<typeof workListSchema>;
export type WorkPlan = z.infer<typeof workPlanSchema>;
