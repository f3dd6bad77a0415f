import { z } from 'zod';
import type { NextBand, ScoreBand } from './explained.ts';

/** Lower bounds by band, best first; inclusive. */
export type LowerBounds<B extends string> = Readonly<Record<B, number>>;

/** Bounds that leave no gap and no overlap: they fall from the best band to the last, which begins at 0. */
export function lowerBoundsSchema<const B extends readonly [string, ...string[]]>(order: B) {
  return z
    .record(z.enum(order), z.number().min(0).max(100))
    .refine(
      (bounds) => order.every((band, i) => i === 0 || bounds[order[i - 1] as B[number]] > bounds[band as B[number]]),
      {
        error: 'lower bounds must fall from the best to the last, or two bands overlap',
      },
    )
    .refine((bounds) => bounds[order.at(-1) as B[number]] === 0, {
      error: 'the last band must begin at 0, or scores below it have none',
    });
}

/** The band of a score; lower bounds belong to the better band. */
export function bandOf<B extends string>(score: number, order: readonly B[], bounds: LowerBounds<B>): ScoreBand<B> {
  const at = order.findIndex((band) => score >= bounds[band]);
  const i = at === -1 ? order.length - 1 : at;
  const value = order[i]!;
  return { value, lower: bounds[value], upper: i === 0 ? null : bounds[order[i - 1]!] };
}

/** The fewest hundredths of a point that reach the band above, and that leave for the band below. */
export function nextBands<B extends string>(score: number, order: readonly B[], bounds: LowerBounds<B>): NextBand<B>[] {
  const { value } = bandOf(score, order, bounds);
  const i = order.indexOf(value);
  const next: NextBand<B>[] = [];
  const up = order[i - 1];
  if (up !== undefined)
    next.push({
      value: up,
      direction: 'up',
      points: Math.max(1, Math.ceil(hundredths(score, bounds[up]) - CRUMB)) / 100,
    });
  const down = order[i + 1];
  if (down !== undefined)
    next.push({
      value: down,
      direction: 'down',
      points: (Math.floor(hundredths(bounds[value], score) + CRUMB) + 1) / 100,
    });
  return next;
}

function hundredths(from: number, to: number): number {
  return (to - from) * 100;
}

/** More than subtracting two scores of whole hundredths leaves behind. */
const CRUMB = 1e-6;
