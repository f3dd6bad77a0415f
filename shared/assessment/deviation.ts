import { roundToCents } from '../lib/round.ts';
import type { Inspection } from './inspections.ts';

/** How two inspections of one town differ: by the own team and by the third party that it inspects too. */
export interface Deviation {
  readonly own: { readonly inspections: number; readonly meanPoints: number | null };
  readonly thirdParty: { readonly inspections: number; readonly meanPoints: number | null };
  /** Third party less own, points an inspection; above 0 the third party is stricter. Null when one of them did not inspect. */
  readonly points: number | null;
}

/** Compares the own inspections of a town with those of the third party (新密政文〔2019〕287号 五（三）, ASM-20). */
export function inspectionDeviation(inspections: readonly Inspection[]): Deviation {
  const own = meanOf(inspections.filter(({ by }) => by === 'own'));
  const thirdParty = meanOf(inspections.filter(({ by }) => by === 'third-party'));
  const points =
    own.meanPoints === null || thirdParty.meanPoints === null
      ? null
      : roundToCents(thirdParty.meanPoints - own.meanPoints);
  return { own, thirdParty, points };
}

function meanOf(inspections: readonly Inspection[]): Deviation['own'] {
  const count = inspections.length;
  const total = inspections.reduce((sum, { points }) => sum + points, 0);
  return { inspections: count, meanPoints: count > 0 ? roundToCents(total / count) : null };
}
