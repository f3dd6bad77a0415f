/** A straight line through readings, and how sure its slope is. */
export interface Slope {
  /** Units a minute. */
  readonly perMinute: number;
  /** The slope is above this with 97.5 % confidence. */
  readonly lowerPerMinute: number;
}

/** 97.5 % of Student's distribution for many readings; a little more for the few of a short run. */
const STUDENT = 2.1;

/**
 * Least squares over readings at even distances. Readings that follow each other are alike (a heap that has just been
 * cleared stays small for a while), so they count as fewer than they are, by their correlation with the one before.
 */
export function slopeOf(readings: readonly number[], everyMs: number): Slope {
  const n = readings.length;
  if (n < 4) throw new Error(`${n} readings are too few for a slope`);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (n - 1) / 2;
  const spread = (n * (n * n - 1)) / 12;
  const average = mean(readings);
  const slope = readings.reduce((sum, value, i) => sum + (i - middle) * (value - average), 0) / spread;
  const residuals = readings.map((value, i) => value - average - slope * (i - middle));
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  const along = residuals.slice(1).reduce((sum, value, i) => sum + value * residuals[i]!, 0);
  const correlation = squares === 0 ? 0 : Math.min(0.9, Math.max(0, along / squares));
  const error = Math.sqrt((squares / (n - 2) / spread) * ((1 + correlation) / (1 - correlation)));
  const perMinute = 60_000 / everyMs;
  return { perMinute: slope * perMinute, lowerPerMinute: (slope - STUDENT * error) * perMinute };
}
