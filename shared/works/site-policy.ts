import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { parameter, readAll, readOptional } from '../policy/parameter.ts';
import { numberParameter } from '../policy/policy-numbers.ts';
import type { PackInUse, Sourced } from '../policy/resolve-parameter.ts';

/** Kinds of ways whose dust is weighed (“以克论净”): fast and slow lanes, side streets, footways. */
export const DUST_WAYS = ['fastLane', 'slowLane', 'sideStreet', 'footway'] as const;
export type DustWay = (typeof DUST_WAYS)[number];

const share = z.number().min(0).max(1);

export const toiletClassesSchema = z.strictObject({
  /** At least this share of all toilets is of the class; a better toilet may stand in for a lower class. */
  minimumShares: z
    .array(z.strictObject({ toiletClass: z.int().positive(), share }))
    .refine((list) => list.every((item, i) => i === 0 || list[i - 1]!.toiletClass < item.toiletClass), {
      error: 'classes must rise from the best',
    })
    .refine((list) => list.reduce((sum, item) => sum + item.share, 0) <= 1, {
      error: 'shares add up to more than all',
    }),
  /** No toilet may be of a worse class; 1 is the best. */
  worstClass: z.int().positive(),
});
export type ToiletClasses = z.infer<typeof toiletClassesSchema>;

const sweepSchema = z.strictObject({ coverageShare: share, maxGapMinutes: z.number().nonnegative() });
export type SweepStandard = z.infer<typeof sweepSchema>;

/** Figures of the checks of streets, sites, trucks and toilets. */
export const SITE_PARAMETERS = {
  siteVideoFloorAreaM2: numberParameter('works.siteVideoFloorAreaM2', ['SIT-1']),
  dustLimits: parameter('works.dustLimits', z.record(z.enum(DUST_WAYS), z.number().positive()), ['DST-1']),
  sweep: parameter('works.sweep', sweepSchema, ['SWP-1', 'SWP-2']),
  toiletClasses: parameter('works.toiletClasses', toiletClassesSchema, ['TLT-1', 'TLT-2'], 'collect'),
  lampOnShare: parameter('works.lampOnShare', share, ['LMP-1']),
  lampIntactShare: parameter('works.lampIntactShare', share, ['LMP-1']),
  creditBlacklistBelow: numberParameter('works.creditBlacklistBelow', ['CRD-1']),
  creditStart: numberParameter('works.creditStart', ['CRD-2']),
  creditPoints: parameter('works.creditPoints', z.record(z.string().min(1), z.number().positive()), ['CRD-3']),
};

/** Figures of the checks; null where no document of the district gives one. */
export interface SitePolicy {
  readonly siteVideoFloorAreaM2: Sourced<number> | null;
  readonly dustLimits: Sourced<Readonly<Record<DustWay, number>>> | null;
  readonly sweep: Sourced<SweepStandard> | null;
  /** Of every document: each is checked by itself. */
  readonly toiletClasses: readonly Sourced<ToiletClasses>[];
  readonly lampOnShare: Sourced<number> | null;
  readonly lampIntactShare: Sourced<number> | null;
  readonly creditBlacklistBelow: Sourced<number> | null;
  readonly creditStart: Sourced<number> | null;
  readonly creditPoints: Sourced<Readonly<Record<string, number>>> | null;
}

/** Reads the figures of the checks; the error names the first that is wrong. */
export function sitePolicy(packs: readonly PackInUse[]): Result<SitePolicy> {
  const video = readOptional(packs, SITE_PARAMETERS.siteVideoFloorAreaM2);
  const dust = readOptional(packs, SITE_PARAMETERS.dustLimits);
  const sweep = readOptional(packs, SITE_PARAMETERS.sweep);
  const toilets = readAll(packs, SITE_PARAMETERS.toiletClasses);
  const lampOn = readOptional(packs, SITE_PARAMETERS.lampOnShare);
  const lampIntact = readOptional(packs, SITE_PARAMETERS.lampIntactShare);
  const below = readOptional(packs, SITE_PARAMETERS.creditBlacklistBelow);
  const start = readOptional(packs, SITE_PARAMETERS.creditStart);
  const points = readOptional(packs, SITE_PARAMETERS.creditPoints);
  if (!video.ok) return video;
  if (!dust.ok) return dust;
  if (!sweep.ok) return sweep;
  if (!toilets.ok) return toilets;
  if (!lampOn.ok) return lampOn;
  if (!lampIntact.ok) return lampIntact;
  if (!below.ok) return below;
  if (!start.ok) return start;
  if (!points.ok) return points;
  return ok({
    siteVideoFloorAreaM2: video.value,
    dustLimits: dust.value,
    sweep: sweep.value,
    toiletClasses: toilets.value,
    lampOnShare: lampOn.value,
    lampIntactShare: lampIntact.value,
    creditBlacklistBelow: below.value,
    creditStart: start.value,
    creditPoints: points.value,
  });
}
