import { localDate, startOfDate } from '../../shared/lib/local-day.ts';
import { MOST_RATE_DAYS } from '../../shared/http/endpoints/rates.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { RateSpan } from '../../shared/rates/rate-counts.ts';

const DAY_MS = 86_400_000;

/** The span that was asked for: the month that runs when nothing was. What lies in the future is not known yet (RAT-1). */
export function askedSpan(
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
  nowMs: number,
  timeZone: string,
): Result<RateSpan, { readonly field: 'from' | 'to'; readonly reason: string }> {
  const toMs = to ?? nowMs + 1;
  const fromMs = from ?? startOfDate(`${localDate(toMs - 1, timeZone).slice(0, 7)}-01`, timeZone);
  if (toMs <= fromMs) return err({ field: 'to', reason: 'must be after from' });
  if (toMs - fromMs > MOST_RATE_DAYS * DAY_MS)
    return err({ field: 'from', reason: `must be at most ${MOST_RATE_DAYS} days before to` });
  return ok({ fromMs, toMs, asOfMs: Math.min(toMs, nowMs) });
}
