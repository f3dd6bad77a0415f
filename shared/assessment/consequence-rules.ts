import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../model/basis.ts';
import { GRADES } from './grades.ts';
import { CONDUCTS } from './inspections.ts';
import { PERIOD_KINDS } from './period.ts';

/** What an assessment brings a unit, for good or ill. */
export const EFFECTS = [
  'praise', // 通报表扬
  'commend', // 表彰奖励
  'reward', // 奖励
  'publicise', // 先进典型宣传
  'rectify', // 限期整改
  'criticise', // 通报批评
  'fund-deduction', // 核减效能评估经费
  'fine', // 经济处罚
  'punish', // 惩处
  'accountability', // 启动问责
  'public-statement', // 表态发言
  'interview', // 约谈
  'admonishing-talk', // 诫勉谈话
  'no-advanced-unit', // 不得评为目标管理先进单位
  'no-personal-excellent', // 取消个人年度考核优秀资格
  'published', // 结果见报
  'year-end-record', // 纳入年终考核
  'urban-rural-score', // 纳入城乡管理考核成绩
  'civilised-unit', // 纳入文明单位动态管理
  'unit-award', // 单位评优评先依据
  'head-appraisal', // 负责人履职评价依据
] as const;
export type Effect = (typeof EFFECTS)[number];

const of = z.array(z.enum(PERIOD_KINDS)).min(1).describe('the kinds of periods that it goes by');

const triggerSchema = z.discriminatedUnion('kind', [
  /** Last in the ranking. */
  z.strictObject({ kind: z.literal('last'), of }),
  /** Among the first places. */
  z.strictObject({ kind: z.literal('first'), of, places: z.int().positive() }),
  /** One of these grades, so many periods running. */
  z.strictObject({ kind: z.literal('grade'), of, grades: z.array(z.enum(GRADES)).min(1), times: z.int().positive() }),
  /** A supervisor recorded such conduct. */
  z.strictObject({ kind: z.literal('conduct'), of, conducts: z.array(z.enum(CONDUCTS)).min(1) }),
  /** Whoever is ranked: what is done with the result itself. */
  z.strictObject({ kind: z.literal('ranked'), of }),
]);

const consequenceRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  label: labelSchema,
  trigger: triggerSchema,
  effects: z.array(z.enum(EFFECTS)).min(1),
  clause: z.string().min(1),
  basis: z.enum(['clause', 'assumed']),
  quote: z.string().min(1),
  note: longLabelSchema.optional(),
});
export type ConsequenceRule = z.infer<typeof consequenceRuleSchema>;

/** `assessment.consequences`: packs add up; no rule twice in one. */
export const consequenceRulesSchema = z
  .array(consequenceRuleSchema)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, { error: 'a rule is listed twice' });
