import { breakEndMs, breakUntilMs, isInBreak } from '../access/duty-break.ts';
import { minuteOfDay } from '../lib/local-day.ts';
import type { FieldCommand } from './command.ts';
import type { DutyHours } from './duty.ts';

/** The newest break of an officer as the own phone knows it, by the clock of the server. */
export interface OwnBreak {
  readonly startMs: number;
  /** It ends by itself then. */
  readonly untilMs: number;
  readonly endMs: number | null;
  /** When it was last said on this phone, or told by the server. */
  readonly knownMs: number;
}

/** What the server tells of it. */
interface ToldBreak {
  readonly serverMs: number;
  readonly break: { readonly startMs: number; readonly untilMs: number } | null;
}

/** The break after the officer has begun or ended it on this phone; as it was where there is none to begin or to end. */
export function breakAfterWord(
  own: OwnBreak | null,
  word: { readonly isOn: boolean; readonly atMs: number },
  hours: DutyHours | null,
  longestMinutes: number,
): OwnBreak | null {
  const { isOn, atMs } = word;
  const runs = own !== null && isInBreak(own, atMs);
  if (!isOn) return runs ? { ...own, endMs: atMs, knownMs: atMs } : own;
  if (runs || !hours) return own;
  const { shift, marginMinutes, timeZone } = hours;
  const untilMs = breakUntilMs(atMs, minuteOfDay(atMs, timeZone), { shift, marginMinutes, longestMinutes });
  return untilMs === null ? own : { startMs: atMs, untilMs, endMs: null, knownMs: atMs };
}

/**
 * What a phone goes by (PHN-13): its own word until the server has heard it, then whichever is newer. A break that the
 * server does not know any more has ended elsewhere, at the latest when it says so.
 */
export function breakAsTold(own: OwnBreak | null, told: ToldBreak | null, isWaiting: boolean): OwnBreak | null {
  if (told === null || isWaiting || (own !== null && told.serverMs <= own.knownMs)) return own;
  if (told.break) return { ...told.break, endMs: null, knownMs: told.serverMs };
  return own && { ...own, endMs: Math.min(breakEndMs(own), told.serverMs), knownMs: told.serverMs };
}

/** Whether a break waits to be told. */
export function waitsToBeTold(items: readonly { readonly command: FieldCommand }[]): boolean {
  return items.some(({ command }) => command.kind === 'break');
}
