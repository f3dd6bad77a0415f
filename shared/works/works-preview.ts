import type { Reason } from '../explain/explained.ts';
import type { WorksPreview, WorksPreviewBody } from '../http/endpoints/works-preview.ts';
import { ok, type Result } from '../lib/result.ts';
import { creditStanding } from './credit-points.ts';
import { fieldRankings } from './field-ranking.ts';
import { siteDeviceReasons, siteVideoReason } from './site-checks.ts';
import type { SitePolicy } from './site-policy.ts';
import { dustReason, lampReason, sweepCoverageReason, sweepGapReason, toiletReasons } from './street-checks.ts';
import type { WorksPolicy } from './works-policy.ts';

interface Found {
  readonly reasons: readonly (Reason | null)[];
  readonly notProvided?: readonly string[];
}

/**
 * Measured figures against the rules of a district, changing nothing: every check that was asked for and can be made, and
 * the parameters that are missing for the others. The error is that of the credit record.
 */
export function worksPreview(body: WorksPreviewBody, policy: SitePolicy, works: WorksPolicy): Result<WorksPreview> {
  const credit = body.credit ? creditStanding(body.credit.events, policy, body.credit.asOf) : null;
  if (credit && !credit.ok) return credit;
  const found = [dust, sites, toilets, lamps, sweeping].map((check) => check(body, policy, works));
  const noFields = body.fieldScores !== undefined && works.rankedFields === null;
  return ok({
    reasons: found.flatMap(({ reasons }) => reasons).filter((reason) => reason !== null),
    credit: credit && { ...credit.value, history: [...credit.value.history], sources: [...credit.value.sources] },
    rankings: fieldRankings(body.fieldScores ?? [], body.fieldScores ? (works.rankedFields?.value ?? []) : []).map(
      ({ field, ranking }) => ({
        field,
        places: ranking.map(({ item, score, rank, tied }) => ({ town: item.town, score, rank, tied })),
      }),
    ),
    notProvided: [
      ...new Set([
        ...found.flatMap(({ notProvided = [] }) => notProvided),
        ...(noFields ? ['works.rankedFields'] : []),
      ]),
    ],
  });
}

function dust({ dust: samples = [] }: WorksPreviewBody, { dustLimits }: SitePolicy): Found {
  if (samples.length > 0 && !dustLimits) return { reasons: [], notProvided: ['works.dustLimits'] };
  return { reasons: dustLimits ? samples.map((sample) => dustReason(sample, dustLimits)) : [] };
}

function sites({ sites: given = [] }: WorksPreviewBody, policy: SitePolicy, { plans }: WorksPolicy): Found {
  const from = policy.siteVideoFloorAreaM2;
  const plan = plans.find(({ lists }) => lists.some(({ id }) => id === 'site-devices'));
  const devices = plan?.lists.find(({ id }) => id === 'site-devices');
  const notProvided: string[] = [];
  if (given.length > 0 && !from) notProvided.push('works.siteVideoFloorAreaM2');
  if (given.some((site) => site.devices) && !devices) notProvided.push('works.lists');
  return {
    notProvided,
    reasons: given.flatMap((site) => [
      from && siteVideoReason(site, from),
      ...(site.devices && plan && devices
        ? siteDeviceReasons(site.devices, devices, {
            basis: plan.source.basis,
            clause: `${plan.document} ${devices.clause}`,
          })
        : []),
    ]),
  };
}

function toilets({ toilets: given = [] }: WorksPreviewBody, { toiletClasses }: SitePolicy): Found {
  if (given.length > 0 && toiletClasses.length === 0) return { reasons: [], notProvided: ['works.toiletClasses'] };
  const counts = new Map<number, number>();
  for (const { toiletClass, count } of given) counts.set(toiletClass, (counts.get(toiletClass) ?? 0) + count);
  return { reasons: toiletClasses.flatMap((classes) => toiletReasons(counts, classes)) };
}

function lamps({ lamps: given }: WorksPreviewBody, { lampOnShare, lampIntactShare }: SitePolicy): Found {
  if (!given) return { reasons: [] };
  const { lamps: all, lit, intact } = given;
  return {
    reasons: [
      lampReason('lamps-lit', { good: lit, lamps: all }, lampOnShare),
      intact === undefined ? null : lampReason('lamps-intact', { good: intact, lamps: all }, lampIntactShare),
    ],
    notProvided: [
      ...(lampOnShare ? [] : ['works.lampOnShare']),
      ...(intact === undefined || lampIntactShare ? [] : ['works.lampIntactShare']),
    ],
  };
}

function sweeping({ roads, cleaning }: WorksPreviewBody, { sweep }: SitePolicy): Found {
  if (!sweep) return { reasons: [], notProvided: roads || cleaning ? ['works.sweep'] : [] };
  return {
    reasons: [
      roads ? sweepCoverageReason(roads, sweep) : null,
      cleaning ? sweepGapReason(cleaning.hours, cleaning.cleaned, sweep) : null,
    ],
  };
}
