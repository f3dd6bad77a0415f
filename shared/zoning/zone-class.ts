import { weightedScore, type WeightedFigure } from '../lib/weighted-score.ts';
import type { Town } from '../model/area.ts';
import type { Figure } from '../model/basis.ts';
import { explainedBasis } from '../world/explained-basis.ts';
import type { Explained } from '../world/change.ts';
import { ZONE_CLASSES, ZONING_FACTORS, type ZoneClass, type ZoningFactor, type ZoningPolicy } from './zoning-policy.ts';

/** The largest figure of each factor among a district's towns; 0 where no town has one. */
export type LargestFigures = Readonly<Record<ZoningFactor, number>>;

function figureOf(town: Town, factor: ZoningFactor): Figure | null {
  switch (factor) {
    case 'residents':
      return town.residents;
    case 'builtUpArea':
      return town.builtUpAreaM2;
    case 'mainAreaShare':
      return town.mainAreaShare;
  }
}

/** What each town is measured against (ZON-2). */
export function largestFigures(towns: readonly Town[]): LargestFigures {
  const largest = (factor: ZoningFactor) => Math.max(0, ...towns.map((town) => figureOf(town, factor)?.value ?? 0));
  return {
    residents: largest('residents'),
    builtUpArea: largest('builtUpArea'),
    mainAreaShare: largest('mainAreaShare'),
  };
}

/** The class of a composite score (ZON-1): lower bounds are inclusive. */
export function zoneClassOf(score: number, lowerBounds: ZoningPolicy['lowerBounds']): ZoneClass {
  return ZONE_CLASSES.find((zone) => score >= lowerBounds[zone]) ?? '3';
}

/**
 * Zone class of a town with the parts of its score (郑港城管委〔2026〕1号 五（一）, ZON-1 to ZON-3). Null when the district
 * has not given one of the three figures: a class is never guessed from the rest.
 */
export function explainZone(town: Town, largest: LargestFigures, policy: ZoningPolicy): Explained<ZoneClass> | null {
  const figures: WeightedFigure[] = [];
  for (const factor of ZONING_FACTORS) {
    const figure = figureOf(town, factor);
    if (!figure) return null;
    const most = largest[factor];
    const normalised = most > 0 ? (figure.value / most) * 100 : 0;
    figures.push({ id: factor, weight: policy.weights[factor], raw: figure.value, normalised, basis: figure.basis });
  }
  const { score, parts } = weightedScore(figures);
  return {
    value: zoneClassOf(score, policy.lowerBounds),
    score,
    parts,
    clause: policy.clause,
    basis: explainedBasis(parts, [policy.boundsBasis, policy.weightsBasis]),
    period: null,
  };
}
