import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { townCodeSchema } from '../model/area.ts';
import { labelSchema } from '../model/basis.ts';
import type { ChosenDocuments } from '../policy/choose-documents.ts';
import { lineCodeSchema, listSchema, listedSchema, readListed, surest, type Listed } from '../policy/listed.ts';
import { parameter, readAll, readOptional } from '../policy/parameter.ts';
import { readFields, type ReadFields } from '../policy/read-fields.ts';
import type { Source, Sourced } from '../policy/resolve-parameter.ts';
import { LEAP_DAY_READINGS } from './age.ts';
import { APPLICANT_FLAGS, EDUCATION_LEVELS, RELAXING_FLAGS } from './applicant.ts';

const years = z.int().min(0).max(150);
const level = z.enum(EDUCATION_LEVELS);
const relaxing = z.array(z.enum(RELAXING_FLAGS));

const ageSchema = z
  .strictObject({ from: years, to: years, relaxedTo: years, relaxedFor: relaxing })
  .refine(({ from, to, relaxedTo }) => from <= to && to <= relaxedTo, { error: 'from, to and relaxedTo must rise' });

/** `through`: until the day before one turns a year older than the bound. `below`: until the day before one reaches it. */
const UPPER_READINGS = ['through', 'below'] as const;
const ageReadingSchema = z.strictObject({
  to: z.enum(UPPER_READINGS),
  relaxedTo: z.enum(UPPER_READINGS),
  leapDay: z.enum(LEAP_DAY_READINGS),
});

const townConditionSchema = z.strictObject({
  town: townCodeSchema,
  code: lineCodeSchema,
  label: labelSchema,
  requires: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('education'), least: level }),
    z.strictObject({ kind: z.literal('age'), from: years, to: years }),
    z.strictObject({ kind: z.literal('flag'), flag: z.enum(APPLICANT_FLAGS) }),
  ]),
});
export type TownCondition = Readonly<z.infer<typeof townConditionSchema>>;

const preferenceSchema = z.array(listedSchema.extend({ flag: z.enum(APPLICANT_FLAGS) })).min(1);
const dutySchema = z.strictObject({
  training: z.boolean(),
  certificate: z.boolean(),
  /** Who fails the training may not be hired. */
  hiringNeedsTraining: z.boolean(),
});

/** What the basic conditions need; one document has all of them. */
const CONDITIONS = {
  age: parameter('eligibility.ageYears', ageSchema, ['ELI-1']),
  ageReading: parameter('eligibility.ageReading', ageReadingSchema, ['ELI-2']),
  education: parameter('eligibility.education', z.strictObject({ least: level, relaxedFor: relaxing }), ['ELI-3']),
  educationRanks: parameter('eligibility.educationRanks', z.record(level, z.int().positive()), ['ELI-3']),
  relaxedEducation: parameter('eligibility.relaxedEducation', level, ['ELI-3']),
  nationality: parameter(
    'eligibility.nationality',
    z.strictObject({ code: z.string().length(2), accepted: z.array(z.string().min(1)).min(1) }),
    ['ELI-4'],
  ),
};

export const ELIGIBILITY_PARAMETERS = {
  ...CONDITIONS,
  exclusions: parameter('eligibility.exclusions', listSchema, ['ELI-5'], 'collect'),
  townConditions: parameter('eligibility.townConditions', z.array(townConditionSchema), ['ELI-6']),
  preferences: parameter('eligibility.preferences', preferenceSchema, ['ELI-7'], 'collect'),
  screening: parameter('eligibility.screening', listSchema, ['ELI-11'], 'collect'),
  beforeDuty: parameter('eligibility.beforeDuty', dutySchema, ['ELI-10'], 'collect'),
  trainingTopics: parameter('eligibility.trainingTopics', listSchema, ['ELI-10'], 'collect'),
};

/** A preference and the property of the applicant that it goes by. */
type Preference = Listed & { readonly flag: (typeof APPLICANT_FLAGS)[number] };

/** What the hiring rules need of the policy packs (docs/rules/eligibility.md). */
export interface EligibilityPolicy extends ReadFields<typeof CONDITIONS> {
  readonly exclusions: readonly Listed[];
  /** The documents that the exclusions are from. */
  readonly exclusionSources: readonly Source[];
  /** Null when no document or town has given any. */
  readonly townConditions: Sourced<readonly TownCondition[]> | null;
  readonly preferences: readonly Preference[];
  /** Set when who fails the training may not be hired. */
  readonly hiringNeedsTraining: Source | null;
  /** Conditions that people check: no program can. */
  readonly screening: readonly Listed[];
}

/** The key that a document must state to be asked about hiring at all. */
export const HIRING_KEY = CONDITIONS.age.key;

/** Hiring conditions of the chosen documents; the error names what is missing or wrong. */
export function eligibilityPolicy({
  packs,
  lists,
}: Pick<ChosenDocuments, 'packs' | 'lists'>): Result<EligibilityPolicy> {
  const conditions = readFields(packs, CONDITIONS);
  if (!conditions.ok) return conditions;
  const exclusions = readListed(lists, ELIGIBILITY_PARAMETERS.exclusions);
  if (!exclusions.ok) return exclusions;
  const excluding = readAll(lists, ELIGIBILITY_PARAMETERS.exclusions);
  if (!excluding.ok) return excluding;
  const townConditions = readOptional(packs, ELIGIBILITY_PARAMETERS.townConditions);
  if (!townConditions.ok) return townConditions;
  const beforeDuty = readAll(lists, ELIGIBILITY_PARAMETERS.beforeDuty);
  if (!beforeDuty.ok) return beforeDuty;
  const preferences = readListed(lists, ELIGIBILITY_PARAMETERS.preferences);
  if (!preferences.ok) return preferences;
  const screening = readListed(lists, ELIGIBILITY_PARAMETERS.screening);
  if (!screening.ok) return screening;
  return ok({
    ...conditions.value,
    exclusions: exclusions.value,
    exclusionSources: excluding.value.map(({ source }) => source),
    townConditions: townConditions.value,
    preferences: preferences.value,
    hiringNeedsTraining: surest(beforeDuty.value.filter(({ value }) => value.hiringNeedsTraining)),
    screening: screening.value,
  });
}
