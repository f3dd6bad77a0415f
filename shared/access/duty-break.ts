import type { Shift } from '../model/officer.ts';
import { isOnDuty, minutesOfDutyLeft } from './on-duty.ts';

const MINUTE_MS = 60_000;

/** A break (休息) that an officer has told, by the clock of the server. */
export interface DutyBreak {
  /** Of the roster. */
  readonly officer: string;
  readonly startMs: number;
  /** It ends by itself then: after the longest break, or with the duty. */
  readonly untilMs: number;
  /** When the officer said that it was over; null when that was never said. */
  readonly endMs: number | null;
}

type BreakSpan = Pick<DutyBreak, 'startMs' | 'untilMs' | 'endMs'>;

/** The first moment after a break, epoch ms. */
export function breakEndMs({ untilMs, endMs }: Pick<BreakSpan, 'untilMs' | 'endMs'>): number {
  return endMs === null ? untilMs : Math.min(untilMs, endMs);
}

/** Whether a moment lies in a break: its start counts, its end does not (ACC-34). */
export function isInBreak(span: BreakSpan, atMs: number): boolean {
  return atMs >= span.startMs && atMs < breakEndMs(span);
}

/** The break that a moment lies in; null for most moments. */
export function breakAt<S extends BreakSpan>(spans: readonly S[] | undefined, atMs: number): S | null {
  return spans?.find((span) => isInBreak(span, atMs)) ?? null;
}

/** What bounds a break. */
export interface BreakBounds {
  readonly shift: Shift;
  /** Positions are taken so long before and after the shift (ACC-25). */
  readonly marginMinutes: number;
  readonly longestMinutes: number;
}

/**
 * When a break that begins now ends by itself (ACC-34): after the longest break, or when the shift with its margin is over,
 * whichever is first. Null off duty: there is nothing to have a break from.
 *
 * @param startMinute local minute of the day at `startMs`
 */
export function breakUntilMs(startMs: number, startMinute: number, bounds: BreakBounds): number | null {
  const { shift, marginMinutes, longestMinutes } = bounds;
  if (!isOnDuty(shift, startMinute, marginMinutes)) return null;
  const leftMinutes = minutesOfDutyLeft(shift, startMinute, marginMinutes);
  const dutyEndMs = (Math.floor(startMs / MINUTE_MS) + leftMinutes) * MINUTE_MS;
  return Math.min(startMs + longestMinutes * MINUTE_MS, dutyEndMs);
}
