import type { CaseView } from '../../model/case.ts';
import type { NearbyPolicy } from '../case-policy.ts';
import { isEnded } from '../ended-states.ts';
import { apartM, isRecent, type PlacedCase } from './same-place.ts';

/** A case that may be the same as one that is being taken in. */
export interface Duplicate<T extends PlacedCase> {
  readonly item: T;
  readonly distanceM: number;
}

/**
 * Cases of the same kind and category near a place (CAS-13), nearest first: what is open, and what was reported and closed
 * recently. At the distance itself it is near.
 */
export function duplicatesNear<T extends PlacedCase>(
  given: Pick<CaseView, 'kind' | 'category'> & { readonly lon: number; readonly lat: number },
  cases: readonly T[],
  { nowMs, policy }: { readonly nowMs: number; readonly policy: NearbyPolicy },
): readonly Duplicate<T>[] {
  return cases
    .flatMap((item) => {
      const distanceM = isSameKind(item, given) && isRecent(item, nowMs, policy) ? apartM(item, given) : null;
      return distanceM !== null && distanceM <= policy.withinM ? [{ item, distanceM }] : [];
    })
    .sort((a, b) => a.distanceM - b.distanceM || (a.item.id < b.item.id ? -1 : 1));
}

/** Why a case cannot be merged into another (CAS-13); null when it can: another open one, of the same kind, near by. */
export function mergeFault(
  item: PlacedCase,
  into: PlacedCase,
  policy: Pick<NearbyPolicy, 'withinM'> | null,
): 'itself' | 'ended' | 'other-kind' | 'too-far' | null {
  if (item.id === into.id) return 'itself';
  if (isEnded(into.state)) return 'ended';
  if (!isSameKind(item, into)) return 'other-kind';
  const distanceM = apartM(item, into);
  return distanceM !== null && policy !== null && distanceM > policy.withinM ? 'too-far' : null;
}

function isSameKind(a: Pick<CaseView, 'kind' | 'category'>, b: Pick<CaseView, 'kind' | 'category'>): boolean {
  return a.kind === b.kind && a.category === b.category;
}
