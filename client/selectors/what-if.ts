import type { Explained } from '../../shared/explain/explained.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import { whatIfZones, type WhatIfZone } from '../../shared/zoning/what-if-zones.ts';
import {
  ZONING_FACTORS,
  type ZoneClass,
  type ZoningFactor,
  type ZoningWeights,
} from '../../shared/zoning/zoning-policy.ts';
import type { ZoningBook } from '../stores/zoning-book.ts';
import { memoLast } from './memo-last.ts';

/** Every town with the weights that are tried, by code; null while nothing is tried or can be. Shared by map and panel. */
export const triedZones = memoLast(
  (book: ZoningBook | null, weights: Readonly<ZoningWeights> | null): ReadonlyMap<string, WhatIfZone> | null => {
    if (!book?.policy || !book.isWhole || !weights) return null;
    return new Map(whatIfZones(book.towns, book.policy, { weights }).map((zone) => [zone.code, zone]));
  },
);

/** The standings as the trial would have them; the same object while nothing is tried. */
export function standingsTried(
  standings: ReadonlyMap<string, TownStanding>,
  tried: ReadonlyMap<string, WhatIfZone> | null,
): ReadonlyMap<string, TownStanding> {
  if (!tried) return standings;
  return new Map(
    [...standings].map(([code, standing]) => [code, { ...standing, zone: tried.get(code)?.after ?? null }]),
  );
}

/** A town whose class the trial changes. */
export interface TrialMove {
  readonly code: string;
  readonly from: Explained<ZoneClass> | null;
  readonly to: Explained<ZoneClass> | null;
}

/** Towns that change class, best score first, so that the list reads as the ranking would. */
export function trialMoves(tried: ReadonlyMap<string, WhatIfZone>): readonly TrialMove[] {
  return [...tried.values()]
    .filter(({ moved }) => moved)
    .map(({ code, before, after }) => ({ code, from: before, to: after }))
    .toSorted((a, b) => (b.to?.score ?? -1) - (a.to?.score ?? -1) || (a.code < b.code ? -1 : 1));
}

/** Towns whose class in force was decided over the score: a trial goes by the score and does not touch the decision. */
export function decidedTowns({
  inForce,
}: ZoningBook): readonly { readonly code: string; readonly classId: ZoneClass }[] {
  return [...inForce].flatMap(([code, zone]) => (zone?.decision ? [{ code, classId: zone.value }] : []));
}

/** The weights in force, as the first town with a class tells them; null while none has one. */
export function weightsOf(standings: ReadonlyMap<string, TownStanding>): Readonly<ZoningWeights> | null {
  for (const { zone } of standings.values()) {
    const weight = (factor: ZoningFactor) => zone?.parts.find(({ id }) => id === factor)?.weight;
    const [residents, builtUpArea, mainAreaShare] = ZONING_FACTORS.map(weight);
    if (residents !== undefined && builtUpArea !== undefined && mainAreaShare !== undefined)
      return { residents, builtUpArea, mainAreaShare };
  }
  return null;
}
