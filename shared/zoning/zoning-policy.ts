import { z } from 'zod';
import { lowerBoundsSchema, type LowerBounds } from '../explain/bands.ts';
import { ok, type Result } from '../lib/result.ts';
import { labelSchema, type Label } from '../model/basis.ts';
import { SCORE_ROUNDINGS, type ScoreRounding } from '../lib/round.ts';
import { parameter, readOptional } from '../policy/parameter.ts';
import { readFields } from '../policy/read-fields.ts';
import type { PackInUse, Source } from '../policy/resolve-parameter.ts';

/** Zone classes (区域类别), best funded first. */
export const ZONE_CLASSES = ['1A', '1B', '2A', '2B', '3'] as const;
export type ZoneClass = (typeof ZONE_CLASSES)[number];

/** The factors that the document names: residents, built-up area, distribution of main areas. */
export const ZONING_FACTORS = ['residents', 'builtUpArea', 'mainAreaShare'] as const;
export type ZoningFactor = (typeof ZONING_FACTORS)[number];

/** How a figure becomes 0–100: its share of the largest, or its place between the smallest and the largest. */
const NORMALISATIONS = ['share-of-largest', 'between-extremes'] as const;
/** What happens to a score beyond two decimals: rounded half up, or cut off. */

/** Weights in points of 100, so that a file cannot silently lose one. */
export const zoningWeightsSchema = z
  .record(z.enum(ZONING_FACTORS), z.number().nonnegative())
  .refine((weights) => Math.abs(ZONING_FACTORS.reduce((sum, id) => sum + weights[id], 0) - 100) < 1e-9, {
    error: 'weights must sum to 100',
  });
export type ZoningWeights = z.infer<typeof zoningWeightsSchema>;

const unitSchema = z.strictObject({ id: z.string().regex(/^[a-z-]+$/), label: labelSchema });
const factorsSchema = z.record(z.enum(ZONING_FACTORS), labelSchema);
const surveySchema = z.strictObject({ lead: labelSchema, with: z.array(labelSchema), adjustable: z.boolean() });
const unitClassesSchema = z
  .array(z.strictObject({ code: z.string().min(1), name: z.string().min(1), classId: z.enum(ZONE_CLASSES) }))
  .refine((units) => new Set(units.map(({ code }) => code)).size === units.length, { error: 'a unit is there twice' });

const NEEDED = {
  lowerBounds: parameter('zoning.lowerBounds', lowerBoundsSchema(ZONE_CLASSES), ['ZON-1']),
  factors: parameter('zoning.factors', factorsSchema, ['ZON-2']),
  weights: parameter('zoning.weights', zoningWeightsSchema, ['ZON-2']),
  normalisation: parameter('zoning.normalisation', z.enum(NORMALISATIONS), ['ZON-2']),
  rounding: parameter('zoning.rounding', z.enum(SCORE_ROUNDINGS), ['ZON-4']),
  survey: parameter('zoning.survey', surveySchema, ['ZON-5']),
  units: parameter('zoning.units', z.array(unitSchema).min(1), ['ZON-7']),
};

export const ZONING_PARAMETERS = {
  ...NEEDED,
  unitClasses: parameter('zoning.unitClasses', unitClassesSchema, ['ZON-7']),
};

/** What the zoning rules need of the policy packs (docs/rules/zoning.md). */
export interface ZoningPolicy {
  readonly lowerBounds: LowerBounds<ZoneClass>;
  readonly factors: Readonly<Record<ZoningFactor, Label>>;
  readonly weights: Readonly<ZoningWeights>;
  readonly normalisation: (typeof NORMALISATIONS)[number];
  readonly rounding: ScoreRounding;
  /** Who surveys, and whether classes may change at all. */
  readonly survey: z.infer<typeof surveySchema>;
  /** The kinds of unit that the document classes. */
  readonly units: readonly z.infer<typeof unitSchema>[];
  /** Classes that the annex lists; null while it is not published. */
  readonly unitClasses: z.infer<typeof unitClassesSchema> | null;
  readonly sources: Readonly<Record<keyof typeof NEEDED, Source>> & { readonly unitClasses: Source | null };
}

/** Everything that classes towns; null when the district is under no document with zone classes. */
export function zoningPolicy(packs: readonly PackInUse[]): Result<ZoningPolicy | null> {
  const bounds = readOptional(packs, NEEDED.lowerBounds);
  if (!bounds.ok) return bounds;
  if (!bounds.value) return ok(null);
  const annex = readOptional(packs, ZONING_PARAMETERS.unitClasses);
  if (!annex.ok) return annex;
  const needed = readFields(packs, NEEDED);
  if (!needed.ok) return needed;
  const { values, sources } = needed.value;
  return ok({
    ...values,
    unitClasses: annex.value?.value ?? null,
    sources: { ...sources, unitClasses: annex.value?.source ?? null },
  });
}
