import { ZONING_FACTORS, type ZoningFactor, type ZoningWeights } from '../../shared/zoning/zoning-policy.ts';

const WHOLE = 100;

/** Weights that are tried. While a hand holds one of them the others follow from where they were when it was taken. */
export interface WeightTrial {
  /** Whole points that sum to 100. */
  readonly weights: Readonly<ZoningWeights>;
  readonly held: { readonly factor: ZoningFactor; readonly from: Readonly<ZoningWeights> } | null;
}

/** The trial that begins with these weights, in whole points. */
export function beginTrial(weights: Readonly<ZoningWeights>): WeightTrial {
  return {
    weights: share(WHOLE, ZONING_FACTORS, weights, { residents: 0, builtUpArea: 0, mainAreaShare: 0 }),
    held: null,
  };
}

/**
 * Moves one weight to so many points (cut to whole ones, 0–100). The other two share the rest as they stood to each other
 * when the weight was taken in hand, or evenly when both were 0; so to 100 and back is where it was.
 */
export function moveWeight(trial: WeightTrial, factor: ZoningFactor, points: number): WeightTrial {
  const from = trial.held?.factor === factor ? trial.held.from : trial.weights;
  const own = Math.min(WHOLE, Math.max(0, Number.isFinite(points) ? Math.round(points) : 0));
  const others = ZONING_FACTORS.filter((one) => one !== factor);
  return { weights: share(WHOLE - own, others, from, { ...from, [factor]: own }), held: { factor, from } };
}

/** The hand lets go: the next move starts from here. The same trial when nothing was held. */
export function letGo(trial: WeightTrial): WeightTrial {
  return trial.held ? { ...trial, held: null } : trial;
}

/** `40,30,30`, in the order of the document. */
export function weightsText(weights: Readonly<ZoningWeights>): string {
  return ZONING_FACTORS.map((factor) => weights[factor]).join(',');
}

/** Reads `40,30,30`; null for anything but three whole numbers that sum to 100. */
export function parseWeights(text: string | null): Readonly<ZoningWeights> | null {
  const match = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/.exec(text ?? '');
  if (!match) return null;
  const [residents, builtUpArea, mainAreaShare] = match.slice(1).map(Number) as [number, number, number];
  const weights = { residents, builtUpArea, mainAreaShare };
  return residents + builtUpArea + mainAreaShare === WHOLE ? weights : null;
}

/** Whole points for some factors in proportion, the largest remainders rounded up, the first of equals first. */
function share(
  points: number,
  factors: readonly ZoningFactor[],
  proportions: Readonly<ZoningWeights>,
  base: Readonly<ZoningWeights>,
): Readonly<ZoningWeights> {
  const sum = factors.reduce((total, factor) => total + proportions[factor], 0);
  const exact = factors.map((factor) => ({
    factor,
    points: sum > 0 ? (points * proportions[factor]) / sum : points / factors.length,
  }));
  const left = points - exact.reduce((total, one) => total + Math.floor(one.points), 0);
  const raised = new Set(
    exact
      .toSorted((a, b) => (b.points % 1) - (a.points % 1))
      .slice(0, left)
      .map(({ factor }) => factor),
  );
  const shared = exact.map((one) => [one.factor, Math.floor(one.points) + (raised.has(one.factor) ? 1 : 0)]);
  return { ...base, ...(Object.fromEntries(shared) as Partial<ZoningWeights>) };
}
