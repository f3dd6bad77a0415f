import { bandOf } from '../explain/bands.ts';
import { explainScore, weighted, type WeighedFigure } from '../explain/explain-score.ts';
import type { Explained } from '../explain/explained.ts';
import type { Town } from '../model/area.ts';
import type { Figure } from '../model/basis.ts';
import { ZONE_CLASSES, ZONING_FACTORS, type ZoneClass, type ZoningFactor, type ZoningPolicy } from './zoning-policy.ts';

/** What is classed: a town, or figures that stand for one. */
export type ZoneSubject = Pick<Town, 'code' | 'residents' | 'builtUpAreaM2' | 'mainAreaShare'>;

/** The smallest and the largest figure of each factor among the towns of a district; 0 where no town has one. */
export type Yardstick = Readonly<Record<ZoningFactor, { readonly least: number; readonly most: number }>>;

const FIELDS = {
  residents: { field: 'residents', unit: 'person' },
  builtUpArea: { field: 'builtUpAreaM2', unit: 'm2' },
  mainAreaShare: { field: 'mainAreaShare', unit: 'share' },
} as const satisfies Readonly<Record<ZoningFactor, { field: keyof ZoneSubject; unit: WeighedFigure['unit'] }>>;

/** The figure of a factor; null where the district has not given one. */
function figureOf(subject: ZoneSubject, factor: ZoningFactor): Figure | null {
  return subject[FIELDS[factor].field];
}

/** What each town is measured against (ZON-2). */
export function yardstickOf(subjects: readonly ZoneSubject[]): Yardstick {
  const extremes = (factor: ZoningFactor) => {
    const values = subjects.flatMap((subject) => figureOf(subject, factor)?.value ?? []);
    return values.length === 0
      ? { least: 0, most: 0 }
      : {
          least: values.reduce((least, value) => Math.min(least, value)),
          most: values.reduce((most, value) => Math.max(most, value)),
        };
  };
  return {
    residents: extremes('residents'),
    builtUpArea: extremes('builtUpArea'),
    mainAreaShare: extremes('mainAreaShare'),
  };
}

/** The class of a composite score (ZON-1): lower bounds are inclusive. */
export function zoneClassOf(score: number, lowerBounds: ZoningPolicy['lowerBounds']): ZoneClass {
  return bandOf(score, ZONE_CLASSES, lowerBounds).value;
}

/**
 * Zone class of a town by its score, with the parts (郑港城管委〔2026〕1号 五（一）, ZON-1 to ZON-4). Null when the district
 * has not given one of the three figures: a class is never guessed from the rest.
 */
export function explainZone(
  subject: ZoneSubject,
  yardstick: Yardstick,
  policy: ZoningPolicy,
): Explained<ZoneClass> | null {
  const figures: WeighedFigure[] = [];
  for (const id of ZONING_FACTORS) {
    const figure = figureOf(subject, id);
    if (!figure) return null;
    figures.push({
      id,
      label: policy.factors[id],
      unit: FIELDS[id].unit,
      weight: policy.weights[id],
      raw: figure.value,
      normalised: normalised(figure.value, yardstick[id], policy.normalisation),
      basis: figure.basis,
      clause: policy.sources.weights.clause,
      ratio: null,
    });
  }
  const { lowerBounds, weights, normalisation, rounding } = policy.sources;
  return explainScore({
    subject: subject.code,
    period: null,
    ...weighted(figures, policy.rounding),
    order: ZONE_CLASSES,
    bounds: policy.lowerBounds,
    clause: lowerBounds.clause,
    sources: [lowerBounds, weights, normalisation, rounding],
  });
}

/** The class of a score that somebody gives, judged as it is given (ZON-1). */
export function explainZoneScore(score: number, policy: ZoningPolicy): Explained<ZoneClass> {
  const { lowerBounds } = policy.sources;
  return explainScore({
    subject: null,
    period: null,
    score,
    parts: [],
    order: ZONE_CLASSES,
    bounds: policy.lowerBounds,
    clause: lowerBounds.clause,
    sources: [lowerBounds],
  });
}

function normalised(value: number, { least, most }: Yardstick[ZoningFactor], method: ZoningPolicy['normalisation']) {
  const from = method === 'share-of-largest' ? 0 : least;
  return most > from ? ((value - from) / (most - from)) * 100 : 0;
}
