import { z } from 'zod';
import { labelSchema, longLabelSchema } from '../../model/basis.ts';
import { knownConflictSchema } from '../../policy/known-conflicts.ts';
import { policyPackSchema } from '../../policy/policy.ts';
import { FAMILIES, type Family } from '../../policy/registry.ts';
import { STANDING_STATES } from '../../policy/standing.ts';
import { endpoint } from '../endpoint.ts';

const count = z.int().min(0);
const day = z.iso.date();
const basis = z.enum(['clause', 'assumed']);
const family = z.enum(Object.keys(FAMILIES) as [Family, ...Family[]]);
const { id, version, document, validFrom, validTo, outline } = policyPackSchema.shape;

const packSummarySchema = z.strictObject({
  id,
  version,
  document,
  validFrom,
  validTo,
  /** Place in the district's list, from 1: a later one overrules an earlier one. Null when the district is not under it. */
  use: z.strictObject({ order: z.int().positive(), basis }).nullable(),
  /** Whether the pack is within its days of validity. */
  inForce: z.boolean(),
  counts: z.strictObject({ clause: count, assumed: count, notProvided: count }),
});
export type PackSummary = z.infer<typeof packSummarySchema>;

/** A parameter that two packs of the district give different values. */
const overruledSchema = z.strictObject({
  key: z.string(),
  label: labelSchema,
  applies: z.strictObject({ pack: z.string(), value: z.json() }),
  overruled: z.array(z.strictObject({ pack: z.string(), value: z.json() })).min(1),
});

const policyListSchema = z.strictObject({
  district: z.strictObject({ id: z.string(), name: labelSchema }),
  /** The local day on which validity was judged. */
  day,
  items: z.array(packSummarySchema),
  conflicts: z.array(knownConflictSchema),
  overruled: z.array(overruledSchema),
});
export type PolicyList = z.infer<typeof policyListSchema>;

export const listPolicies = endpoint({
  method: 'get',
  path: '/api/v1/policies',
  admission: 'policy:read',
  summary: 'The policy packs that ship, which of them the district is under, and where documents do not agree',
  answer: policyListSchema,
});

const standingSchema = z.strictObject({
  state: z.enum(STANDING_STATES),
  by: z.string().nullable(),
  sameValue: z.boolean().nullable(),
});

const policyItemSchema = z.strictObject({
  key: z.string(),
  label: labelSchema,
  /** Null when the document leaves it open. */
  value: z.json(),
  unit: z.string().nullable(),
  basis: z.enum(['clause', 'assumed', 'not-provided']),
  clause: z.string().nullable(),
  quote: z.string().nullable(),
  note: longLabelSchema.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  family: family.nullable(),
  /** Ids of the rules that read it (docs/rules). */
  rules: z.array(z.string()),
  merge: z.enum(['override', 'collect']),
  standing: standingSchema,
});
export type PolicyItem = z.infer<typeof policyItemSchema>;

const policyDetailSchema = packSummarySchema.extend({
  outline,
  parameters: z.array(policyItemSchema),
  conflicts: z.array(knownConflictSchema),
});
export type PolicyDetail = z.infer<typeof policyDetailSchema>;

export const getPolicy = endpoint({
  method: 'get',
  path: '/api/v1/policies/:id',
  admission: 'policy:read',
  summary: 'One policy pack: its outline, and each parameter with clause, quote, rules and how it stands here',
  params: z.strictObject({ id: z.string().max(64) }),
  answer: policyDetailSchema,
});

/** As long as the rule is. */
const ruleWordsSchema = z.strictObject({ zh: z.string(), en: z.string() });

const ruleListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      title: ruleWordsSchema,
      text: ruleWordsSchema,
      /** The file that states it. */
      source: z.string(),
      /** Keys of the policy parameters that it reads. */
      parameters: z.array(z.string()),
    }),
  ),
});
export type RuleItem = z.infer<typeof ruleListSchema>['items'][number];

export const listRules = endpoint({
  method: 'get',
  path: '/api/v1/rules',
  admission: 'policy:read',
  summary:
    'Every rule with its id, its words in both languages (from docs/rules) and the policy parameters that it reads',
  answer: ruleListSchema,
});
