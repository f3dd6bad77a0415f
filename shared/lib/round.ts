/** A number rounded half up to two decimals, without binary crumbs (59.995 becomes 60, 59.994 stays below). */
export function roundToCents(value: number): number {
  return Math.round((value + Math.sign(value) * Number.EPSILON * Math.abs(value)) * 100) / 100;
}

/** A number cut off after two decimals, without binary crumbs (59.999 becomes 59.99; 0.29 stays). */
export function floorToCents(value: number): number {
  return Math.floor((value + Number.EPSILON * Math.abs(value)) * 100) / 100;
}
