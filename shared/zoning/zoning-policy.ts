import { z } from 'zod';
import { lowerBoundsSchema, type LowerBounds } from '../explain/bands.ts';
import { ok, type Result } from '../lib/result.ts';
import { parameter, read, readOptional } from '../policy/parameter.ts';
import type { PackInUse, Source } from '../policy/resolve-parameter.ts';

/** Zone classes (区域类别), best funded first. */
export const ZONE_CLASSES = ['1A', '1B', '2A', '2B', '3'] as const;
export type ZoneClass = (typeof ZONE_CLASSES)[number];

/** The factors that the document names: residents, built-up area, distribution of main areas. */
export const ZONING_FACTORS = ['residents', 'builtUpArea', 'mainAreaShare'] as const;
export type ZoningFactor = (typeof ZONING_FACTORS)[number];

/** Weights in points of 100, so that a file cannot silently lose one. */
export const zoningWeightsSchema = z
  .record(z.enum(ZONING_FACTORS), z.number().nonnegative())
  .refine((weights) => Math.abs(ZONING_FACTORS.reduce((sum, id) => sum + weights[id], 0) - 100) < 1e-9, {
    error: 'weights must sum to 100',
  });

export const ZONING_PARAMETERS = {
  lowerBounds: parameter('zoning.lowerBounds', lowerBoundsSchema(ZONE_CLASSES), ['ZON-1']),
  weights: parameter('zoning.weights', zoningWeightsSchema, ['ZON-2']),
};

/** What the zoning rules need of the policy packs (docs/rules/zoning.md). */
export interface ZoningPolicy {
  readonly lowerBounds: LowerBounds<ZoneClass>;
  readonly weights: Readonly<Record<ZoningFactor, number>>;
  readonly sources: { readonly lowerBounds: Source; readonly weights: Source };
}

/** Zone bounds and weights; null when the district is under no document with zone classes. */
export function zoningPolicy(packs: readonly PackInUse[]): Result<ZoningPolicy | null> {
  const bounds = readOptional(packs, ZONING_PARAMETERS.lowerBounds);
  if (!bounds.ok) return bounds;
  if (!bounds.value) return ok(null);
  const weights = read(packs, ZONING_PARAMETERS.weights);
  if (!weights.ok) return weights;
  return ok({
    lowerBounds: bounds.value.value,
    weights: weights.value.value,
    sources: { lowerBounds: bounds.value.source, weights: weights.value.source },
  });
}
