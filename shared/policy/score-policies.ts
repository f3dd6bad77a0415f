import { z } from 'zod';
import { GRADES, INDICATORS, type AssessmentPolicy } from '../assessment/assessment-policy.ts';
import { ok, type Result } from '../lib/result.ts';
import { ZONE_CLASSES, ZONING_FACTORS, type ZoningPolicy } from '../zoning/zoning-policy.ts';
import { readParameter, resolveParameter, type PackInUse, type Source } from './resolve-parameter.ts';

const boundSchema = z.number().min(0).max(100);
const weightSchema = z.number().nonnegative();

/** Zone bounds and weights; null when the district is under no document with zone classes. */
export function zoningPolicy(packs: readonly PackInUse[]): Result<ZoningPolicy | null> {
  const bounds = descending(z.record(z.enum(ZONE_CLASSES), boundSchema), ZONE_CLASSES);
  return boundsAndWeights(
    packs,
    ['zoning.lowerBounds', bounds],
    ['zoning.weights', z.record(z.enum(ZONING_FACTORS), weightSchema)],
    (lowerBounds, weights, sources) => ({ lowerBounds, weights, ...sources }),
  );
}

/** Grade bounds and indicator weights; null when the district is under no document with grades. */
export function assessmentPolicy(packs: readonly PackInUse[]): Result<AssessmentPolicy | null> {
  const bounds = descending(z.record(z.enum(GRADES), boundSchema), GRADES);
  return boundsAndWeights(
    packs,
    ['assessment.gradeLowerBounds', bounds],
    ['assessment.weights', z.record(z.enum(INDICATORS), weightSchema)],
    (gradeLowerBounds, weights, sources) => ({ gradeLowerBounds, weights, ...sources }),
  );
}

interface ScoreSources {
  readonly clause: string;
  readonly boundsBasis: Source['basis'];
  readonly weightsBasis: Source['basis'];
}

function boundsAndWeights<B, W, P>(
  packs: readonly PackInUse[],
  [boundsKey, boundsSchema]: readonly [string, z.ZodType<B>],
  [weightsKey, weightsSchema]: readonly [string, z.ZodType<W>],
  build: (bounds: B, weights: W, sources: ScoreSources) => P,
): Result<P | null> {
  if (!resolveParameter(packs, boundsKey)) return ok(null);
  const bounds = readParameter(packs, boundsKey, boundsSchema);
  if (!bounds.ok) return bounds;
  const weights = readParameter(packs, weightsKey, weightsSchema);
  if (!weights.ok) return weights;
  const { clause, basis: boundsBasis } = bounds.value.source;
  return ok(
    build(bounds.value.value, weights.value.value, { clause, boundsBasis, weightsBasis: weights.value.source.basis }),
  );
}

/** Bounds must fall from the best to the last, or a class would never be reached. */
function descending<K extends string>(schema: z.ZodType<Record<K, number>>, order: readonly K[]) {
  return schema.refine((bounds) => order.every((key, i) => i === 0 || bounds[order[i - 1]!] > bounds[key]), {
    error: 'lower bounds must fall from the best to the last',
  });
}
