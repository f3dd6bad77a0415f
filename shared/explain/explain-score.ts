import { combinedBasis, type Source } from '../policy/resolve-parameter.ts';
import { roundScore, type ScoreRounding } from '../lib/round.ts';
import { bandOf, nextBands, type LowerBounds } from './bands.ts';
import type { Explained, ScorePart } from './explained.ts';

/** A part before it is weighed; `normalised` is on 0–100. */
export type WeighedFigure = Omit<ScorePart, 'contribution'>;

/** Weighted mean of figures, two decimals, with what each contributes. Without any weight the score is 0. */
export function weighted(
  figures: readonly WeighedFigure[],
  rounding: ScoreRounding = 'half-up',
): {
  readonly score: number;
  readonly parts: readonly ScorePart[];
} {
  const total = figures.reduce((sum, { weight }) => sum + weight, 0);
  const parts = figures.map((figure) => ({
    ...figure,
    contribution: total > 0 ? (figure.weight / total) * figure.normalised : 0,
  }));
  return {
    score: roundScore(
      parts.reduce((sum, { contribution }) => sum + contribution, 0),
      rounding,
    ),
    parts,
  };
}

/** A score with its band, what would change it, and where everything comes from. */
export function explainScore<B extends string>(given: {
  readonly subject: string | null;
  readonly period: string | null;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly order: readonly B[];
  readonly bounds: LowerBounds<B>;
  readonly clause: string;
  readonly sources: readonly Source[];
}): Explained<B> {
  const { subject, period, score, parts, order, bounds, clause, sources } = given;
  const band = bandOf(score, order, bounds);
  return {
    subject,
    value: band.value,
    score,
    band,
    parts,
    clause,
    basis: explainedBasis(parts, sources),
    period,
    sources,
    nextBands: nextBands(score, order, bounds),
  };
}

function explainedBasis(parts: readonly ScorePart[], sources: readonly Source[]): Explained<string>['basis'] {
  if (parts.some(({ basis }) => basis === 'simulated')) return 'simulated';
  return parts.some(({ basis }) => basis === 'assumed') ? 'assumed' : combinedBasis(sources);
}
