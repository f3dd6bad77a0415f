import { bandOf } from '../explain/bands.ts';
import { explainScore, weighted, type WeighedFigure } from '../explain/explain-score.ts';
import type { Explained } from '../explain/explained.ts';
import type { Town } from '../model/area.ts';
import type { Figure, Label } from '../model/basis.ts';
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

const FACTORS: Readonly<Record<ZoningFactor, { readonly label: Label; readonly unit: WeighedFigure['unit'] }>> = {
  residents: { label: { zh: '常住人口规模', en: 'Resident population' }, unit: 'person' },
  builtUpArea: { label: { zh: '建成区面积', en: 'Built-up area' }, unit: 'm2' },
  mainAreaShare: { label: { zh: '主要区域分布', en: 'Distribution of main areas' }, unit: 'share' },
};

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
  return bandOf(score, ZONE_CLASSES, lowerBounds).value;
}

/**
 * Zone class of a town with the parts of its score (郑港城管委〔2026〕1号 五（一）, ZON-1 to ZON-3). Null when the district
 * has not given one of the three figures: a class is never guessed from the rest.
 */
export function explainZone(town: Town, largest: LargestFigures, policy: ZoningPolicy): Explained<ZoneClass> | null {
  const figures: WeighedFigure[] = [];
  for (const id of ZONING_FACTORS) {
    const figure = figureOf(town, id);
    if (!figure) return null;
    const most = largest[id];
    figures.push({
      id,
      ...FACTORS[id],
      weight: policy.weights[id],
      raw: figure.value,
      normalised: most > 0 ? (figure.value / most) * 100 : 0,
      basis: figure.basis,
      clause: policy.sources.weights.clause,
      ratio: null,
    });
  }
  return explainScore({
    subject: town.code,
    period: null,
    ...weighted(figures),
    order: ZONE_CLASSES,
    bounds: policy.lowerBounds,
    clause: policy.sources.lowerBounds.clause,
    sources: [policy.sources.lowerBounds, policy.sources.weights],
  });
}
