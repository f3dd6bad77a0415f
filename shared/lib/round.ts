/** A number rounded half up to two decimals, without binary crumbs (59.995 becomes 60, 59.994 stays below). */
export function roundToCents(value: number): number {
  return Math.round((value + Math.sign(value) * Number.EPSILON * Math.abs(value)) * 100) / 100;
}
