/** A number rounded half up to two decimals, without binary crumbs (59.995 becomes 60, 59.994 stays below). */
export function roundToCents(value: number): number {
  return Math.round((value + Math.sign(value) * Number.EPSILON * Math.abs(value)) * 100) / 100;
}

/** What happens to a score beyond two decimals. */
export const SCORE_ROUNDINGS = ['half-up', 'down'] as const;
export type ScoreRounding = (typeof SCORE_ROUNDINGS)[number];

/** A score at two decimals. */
export function roundScore(value: number, rounding: ScoreRounding): number {
  return rounding === 'down' ? floorToCents(value) : roundToCents(value);
}

/** A number cut off after two decimals, without binary crumbs (59.999 becomes 59.99; 0.29 stays). */
function floorToCents(value: number): number {
  return Math.floor((value + Number.EPSILON * Math.abs(value)) * 100) / 100;
}
