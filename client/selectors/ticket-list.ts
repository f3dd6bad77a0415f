import type { AnswerOf } from '../../shared/http/endpoint.ts';
import type { askTrackTicket } from '../../shared/http/endpoints/tracks.ts';
import { localMinuteMs } from '../../shared/lib/local-day.ts';

export type TicketItem = AnswerOf<typeof askTrackTicket>;

const LONGEST_SPAN_MS = 31 * 86_400_000;

/** How a ticket stands at an instant: an approved one opens until it runs out. */
export function ticketState(
  { state, expiresMs }: Pick<TicketItem, 'state' | 'expiresMs'>,
  nowMs: number,
): 'asked' | 'open' | 'expired' | 'refused' {
  if (state !== 'approved') return state;
  return expiresMs !== null && expiresMs > nowMs ? 'open' : 'expired';
}

/** The instant of `2026-11-28T09:30` on the clock of a time zone; null for anything else. */
export function localInstant(text: string, timeZone: string): number | null {
  const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  return localMinuteMs(day, Number(hour) * 60 + Number(minute), timeZone);
}

/** Whether a track may be asked for over this span: it has a length, of 31 days at most. */
export function isSpan(fromMs: number | null, toMs: number | null): boolean {
  return fromMs !== null && toMs !== null && toMs > fromMs && toMs - fromMs <= LONGEST_SPAN_MS;
}
