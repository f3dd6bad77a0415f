import { z } from 'zod';
import type { Explained } from '../explain/explained.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { zoningWeightsSchema, type ZoneClass, type ZoningPolicy } from './zoning-policy.ts';
import { explainZoneScore, type ZoneSubject } from './zone-class.ts';
import { whatIfZones } from './what-if-zones.ts';

/** The three figures of a place that is tried: people, square metres, and a share 0–1 of the district's main areas. */
const indicatorsSchema = z.strictObject({
  residents: z.number().nonnegative().max(1e9),
  builtUpAreaM2: z.number().nonnegative().max(1e12),
  mainAreaShare: z.number().min(0).max(1),
});

/** Either a score, judged as it is, or figures with other weights if wanted (ZON-8). */
export const zoningTrialSchema = z
  .strictObject({
    score: z.number().min(0).max(100).optional(),
    indicators: indicatorsSchema.optional(),
    weights: zoningWeightsSchema.optional(),
  })
  .superRefine(({ score, indicators, weights }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (score === undefined && indicators === undefined) wrong('score', 'give either score or indicators');
    if (score !== undefined && indicators !== undefined) wrong('indicators', 'give score or indicators, not both');
    if (score !== undefined && weights !== undefined) wrong('weights', 'weights go with indicators, not with a score');
  });
export type ZoningTrialRequest = z.infer<typeof zoningTrialSchema>;

const FIELDS = ['residents', 'builtUpAreaM2', 'mainAreaShare'] as const;

/** No town's code: those hold letters, digits and hyphens. */
const TRIED = '?';

/**
 * The class of a score or of figures (ZON-8). Figures are measured as if they were of one more town of the district, so
 * that one larger than all its towns is its largest and scores 100.
 *
 * Fails, naming the field, when no town of the district has a figure of a factor: there is nothing to measure against.
 */
export function zoneOfTrial(
  request: ZoningTrialRequest,
  towns: readonly ZoneSubject[],
  policy: ZoningPolicy,
): Result<Explained<ZoneClass>, { readonly path: string; readonly message: string }> {
  const { score, indicators, weights } = request;
  if (indicators === undefined) return ok(explainZoneScore(score ?? 0, policy));
  const bare = FIELDS.find((field) => !towns.some((town) => town[field] !== null));
  if (bare !== undefined)
    return err({ path: `indicators.${bare}`, message: 'no town of the district has this figure to measure against' });
  const figure = (value: number) => ({ value, basis: 'assumed' as const, source: 'tried' });
  const subject: ZoneSubject = {
    code: TRIED,
    residents: figure(indicators.residents),
    builtUpAreaM2: figure(indicators.builtUpAreaM2),
    mainAreaShare: figure(indicators.mainAreaShare),
  };
  const zone = whatIfZones(towns, policy, { weights, subjects: [subject] }).find(({ code }) => code === TRIED)?.after;
  return zone ? ok({ ...zone, subject: null }) : err({ path: 'indicators', message: 'cannot be classed' });
}
