import { localDate, minuteOfDay, localMinuteMs } from '../lib/local-day.ts';
import type { RateSpan } from './rate-counts.ts';

/** What a span is compared with: the one of the same length just before it (环比), or the same dates a year before (同比). */
export const RATE_COMPARISONS = ['previous', 'year'] as const;
export type RateComparison = (typeof RATE_COMPARISONS)[number];

/**
 * The span that another is compared with (RAT-8), as far as the other one is known: a month that runs is held against as much of the
 * time before. The 29th of February is held against the 28th.
 */
export function comparedSpan(span: RateSpan, comparison: RateComparison, timeZone: string): RateSpan {
  const { fromMs, toMs, asOfMs } = span;
  if (comparison === 'year') {
    const [from, to, asOf] = [fromMs, toMs, asOfMs].map((atMs) => yearBefore(atMs, timeZone));
    return { fromMs: from!, toMs: Math.min(to!, asOf! + 1), asOfMs: asOf! };
  }
  const knownMs = Math.min(toMs, asOfMs + 1) - fromMs;
  return { fromMs: fromMs - knownMs, toMs: fromMs, asOfMs: fromMs };
}

function yearBefore(atMs: number, timeZone: string): number {
  const [year = 0, month = 1, day = 1] = localDate(atMs, timeZone).split('-').map(Number);
  const isLeapDay = month === 2 && day === 29;
  const date = [year - 1, month, isLeapDay ? 28 : day].map((part) => String(part).padStart(2, '0')).join('-');
  const crumbsMs = ((atMs % 60_000) + 60_000) % 60_000;
  return localMinuteMs(date, minuteOfDay(atMs, timeZone), timeZone) + crumbsMs;
}
