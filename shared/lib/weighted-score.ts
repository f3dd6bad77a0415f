import { roundToCents } from './round.ts';

/** One figure of a weighted score: raw in its own unit, normalised to 0–100. */
export interface WeightedFigure {
  readonly id: string;
  readonly weight: number;
  readonly raw: number;
  readonly normalised: number;
  readonly basis: 'clause' | 'source' | 'assumed' | 'simulated';
}

/**
 * Weighted mean of figures on a scale of 0–100, rounded to two decimals, with what each contributes. Weights need not
 * add up to 100; without any weight the score is 0.
 */
export function weightedScore(figures: readonly WeightedFigure[]): {
  readonly score: number;
  readonly parts: readonly (WeightedFigure & { readonly contribution: number })[];
} {
  const total = figures.reduce((sum, { weight }) => sum + weight, 0);
  const parts = figures.map((figure) => ({
    ...figure,
    contribution: total > 0 ? (figure.weight / total) * figure.normalised : 0,
  }));
  return { score: roundToCents(parts.reduce((sum, { contribution }) => sum + contribution, 0)), parts };
}
