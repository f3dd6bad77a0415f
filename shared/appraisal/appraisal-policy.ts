import { z } from 'zod';
import { lowerBoundsSchema } from '../explain/bands.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { ChosenDocuments } from '../policy/choose-documents.ts';
import { listSchema, readListed, type Listed } from '../policy/listed.ts';
import { parameter, readAll, readOptional } from '../policy/parameter.ts';
import { readFields, type ReadFields } from '../policy/read-fields.ts';
import type { PackInUse, Source } from '../policy/resolve-parameter.ts';
import { PERSON_GRADES } from './person-grade.ts';

const gradesSchema = z.strictObject({
  grades: z.tuple(PERSON_GRADES.map((grade) => z.literal(grade)) as [z.ZodLiteral, ...z.ZodLiteral[]]),
  timesPerYear: z.int().positive(),
});

const capReadingSchema = z.strictObject({
  /** A share of people is cut to whole people; any other rounding could exceed the cap. */
  rounding: z.literal('down'),
  /** Month and day of the year on which the people of the unit are counted. */
  countedOn: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  /** Whether who left during the year counts too. */
  leavers: z.enum(['excluded', 'included']),
  /** Dimensions that decide between equal scores, in order; without one nobody of a tie at the cut is excellent. */
  tieBreaks: z.array(z.string()),
});
export type CapReading = Readonly<z.infer<typeof capReadingSchema>>;

const weightsSchema = z
  .record(z.string(), z.number().nonnegative())
  .refine((weights) => Math.abs(Object.values(weights).reduce((sum, weight) => sum + weight, 0) - 100) < 1e-9, {
    error: 'weights must sum to 100',
  });

const GRADING = {
  grades: parameter('appraisal.personGrades', gradesSchema, ['APR-1']),
  bounds: parameter('appraisal.gradeLowerBounds', lowerBoundsSchema(PERSON_GRADES), ['APR-7']),
  capShare: parameter('appraisal.excellentCapShare', z.number().min(0).max(1), ['APR-2']),
  capReading: parameter('appraisal.capReading', capReadingSchema, ['APR-2', 'APR-3', 'APR-4']),
};

export const APPRAISAL_PARAMETERS = {
  ...GRADING,
  dimensions: parameter('appraisal.dimensions', listSchema, ['APR-5'], 'collect'),
  dimensionWeights: parameter('appraisal.dimensionWeights', weightsSchema, ['APR-5'], 'collect'),
  lastUnitBarsExcellent: parameter('appraisal.lastUnitBarsExcellent', z.boolean(), ['APR-6']),
  resultUses: parameter('appraisal.resultUses', listSchema, ['APR-8'], 'collect'),
  payParts: parameter('appraisal.payParts', listSchema, ['APR-8'], 'collect'),
  promotionCriteria: parameter('appraisal.promotionCriteria', listSchema, ['APR-9'], 'collect'),
  promotionShare: parameter('appraisal.promotionShare', z.number().gt(0).max(1), ['APR-9']),
};

/** The key that a document must state to be asked about appraisals at all. */
export const APPRAISAL_KEY = GRADING.grades.key;

/** A dimension of one document with its weight in points of 100. */
type Dimension = Listed & { readonly weight: number };

/** What the appraisal rules need of the policy packs (docs/rules/appraisal.md). */
export interface AppraisalPolicy extends ReadFields<typeof GRADING> {
  /** The dimensions of one document; those of two are never mixed. */
  readonly dimensions: readonly Dimension[];
  /** Where the weights come from; null when no document has dimensions. */
  readonly weightsSource: Source | null;
  readonly lastUnitBars: Source | null;
  readonly resultUses: readonly Listed[];
  readonly payParts: readonly Listed[];
  readonly promotionCriteria: readonly Listed[];
  /** Null when no document gives it. */
  readonly promotionShare: number | null;
}

/** Grades, cap and dimensions of the chosen documents; the error names what is missing or wrong. */
export function appraisalPolicy(chosen: ChosenDocuments): Result<AppraisalPolicy> {
  const { packs, lists } = chosen;
  const grading = readFields(packs, GRADING);
  if (!grading.ok) return grading;
  const dimensions = dimensionsOf(chosen);
  if (!dimensions.ok) return dimensions;
  const bars = readOptional(packs, APPRAISAL_PARAMETERS.lastUnitBarsExcellent);
  if (!bars.ok) return bars;
  const resultUses = readListed(lists, APPRAISAL_PARAMETERS.resultUses);
  if (!resultUses.ok) return resultUses;
  const payParts = readListed(lists, APPRAISAL_PARAMETERS.payParts);
  if (!payParts.ok) return payParts;
  const criteria = readListed(lists, APPRAISAL_PARAMETERS.promotionCriteria);
  if (!criteria.ok) return criteria;
  const share = readOptional(packs, APPRAISAL_PARAMETERS.promotionShare);
  if (!share.ok) return share;
  return ok({
    ...grading.value,
    ...dimensions.value,
    lastUnitBars: bars.value?.value ? bars.value.source : null,
    resultUses: resultUses.value,
    payParts: payParts.value,
    promotionCriteria: criteria.value,
    promotionShare: share.value?.value ?? null,
  });
}

/** Of the documents that have dimensions, the first that binds the district, else the last; else the borrowed one. */
function dimensionsOf({ own, packs }: ChosenDocuments): Result<Pick<AppraisalPolicy, 'dimensions' | 'weightsSource'>> {
  const has = ({ pack }: PackInUse) => (pack.parameters[APPRAISAL_PARAMETERS.dimensions.key]?.value ?? null) !== null;
  const ours = own.filter(has);
  const document = ours.find(({ basis }) => basis === 'clause') ?? ours.at(-1) ?? packs.find(has);
  if (!document) return ok({ dimensions: [], weightsSource: null });
  const listed = readListed([document], APPRAISAL_PARAMETERS.dimensions);
  if (!listed.ok) return listed;
  const weights = readAll([document], APPRAISAL_PARAMETERS.dimensionWeights);
  if (!weights.ok) return weights;
  const given = weights.value[0];
  const codes = listed.value.map(({ code }) => code);
  if (!given || Object.keys(given.value).sort().join() !== codes.toSorted().join())
    return err(`${document.pack.id}: ${APPRAISAL_PARAMETERS.dimensionWeights.key} must weigh ${codes.join(', ')}`);
  return ok({
    dimensions: listed.value.map((line) => ({ ...line, weight: given.value[line.code] ?? 0 })),
    weightsSource: given.source,
  });
}
