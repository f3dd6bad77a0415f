import { distanceM } from '../../geo/local-metres.ts';
import type { LonLat } from '../../model/area.ts';
import type { CaseView } from '../../model/case.ts';
import type { NearbyPolicy } from '../case-policy.ts';
import { isEnded } from '../ended-states.ts';

const DAY_MS = 86_400_000;

/** What telling whether cases repeat needs of one. */
export type PlacedCase = Pick<CaseView, 'id' | 'kind' | 'category' | 'state' | 'lon' | 'lat' | 'reportedMs'>;

/** Metres between two cases; null when one has no position. */
export function apartM(a: Pick<PlacedCase, 'lon' | 'lat'>, b: Pick<PlacedCase, 'lon' | 'lat'>): number | null {
  const [from, to] = [positionOf(a), positionOf(b)];
  return from && to && distanceM(from, to);
}

/** Whether a case is open, or was reported recently and neither refused nor taken back (CAS-13). */
export function isRecent(item: PlacedCase, nowMs: number, { recentDays }: NearbyPolicy): boolean {
  if (!isEnded(item.state)) return true;
  return item.state === 'closed' && nowMs - item.reportedMs <= recentDays * DAY_MS;
}

export function positionOf({ lon, lat }: Pick<PlacedCase, 'lon' | 'lat'>): LonLat | null {
  return lon === null || lat === null ? null : [lon, lat];
}
