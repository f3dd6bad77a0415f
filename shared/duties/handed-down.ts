import type { Reason } from '../explain/explained.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy, Stated } from './duties-policy.ts';
import type { Power } from './working-schemas.ts';

/** A facility of the streets. `handedDown` says whether a bridge is one of those that districts were given; null when unknown. */
export type StreetFacility =
  | { readonly kind: 'expressway' | 'interchange' }
  | { readonly kind: 'main-road'; readonly redLineWidthM: number }
  | { readonly kind: 'bridge'; readonly handedDown: boolean | null };

/** Who maintains it, and why; null when what is known does not tell. */
export interface Maintainer {
  readonly level: 'city' | 'district' | null;
  readonly reason: Reason;
}

/**
 * The level that maintains a facility (DUT-16): main and secondary roads up to 25 m between their red lines (25 itself
 * counts, 以下包括本数) and the bridges handed down are the district's, the rest is the city's. Which 17 bridges were
 * handed down is not in the text. Null without such a document.
 */
export function maintainerOf(
  facility: StreetFacility,
  { maintenance }: Pick<DutiesPolicy, 'maintenance'>,
): Maintainer | null {
  if (!maintenance) return null;
  const { value, source } = maintenance;
  if (facility.kind === 'main-road') {
    const isDistrict = facility.redLineWidthM <= value.throughRedLineWidthM;
    const compared = { measured: facility.redLineWidthM, threshold: value.throughRedLineWidthM, unit: 'm' };
    return {
      level: isDistrict ? 'district' : 'city',
      reason: condition(['DUT-16', 'red-line-width', isDistrict], source, compared),
    };
  }
  if (facility.kind === 'bridge') {
    const { handedDown } = facility;
    const level = handedDown === null ? null : handedDown ? 'district' : 'city';
    return {
      level,
      reason: condition(['DUT-16', 'handed-down', handedDown === true], source, { measured: handedDown }),
    };
  }
  return { level: 'city', reason: condition(['DUT-16', facility.kind, false], source) };
}

/** Whether a register of what was handed down has as many roads and bridges as the text says (DUT-16). */
export function handedDownRegister(
  registered: { readonly roads: number; readonly bridges: number },
  { maintenance }: Pick<DutiesPolicy, 'maintenance'>,
): readonly Reason[] {
  if (!maintenance) return [];
  const { value, source } = maintenance;
  return (['roads', 'bridges'] as const).map((kind) => {
    const compared = { measured: registered[kind], threshold: value[kind] };
    return condition(['DUT-16', kind, registered[kind] === value[kind]], source, compared);
  });
}

/** The level that has a power since it was handed down (DUT-17); null for one that no document names. */
export function powerOf(id: string, { powers }: Pick<DutiesPolicy, 'powers'>): Stated<Power> | null {
  return powers.find((power) => power.id === id) ?? null;
}

/** Whether the catalogue of problems under paid rectification (有偿整改) is whole (DUT-15); null without such a document. */
export function rectificationCatalogue({
  rectificationCount: count,
  rectificationItems: items,
}: Pick<DutiesPolicy, 'rectificationCount' | 'rectificationItems'>): Reason | null {
  if (!count) return null;
  const listed = items?.value.length ?? null;
  const compared = { measured: listed, threshold: count.value, unit: 'item' };
  return condition(
    ['DUT-15', listed === null ? 'not-provided' : 'listed', listed === count.value],
    count.source,
    compared,
  );
}
