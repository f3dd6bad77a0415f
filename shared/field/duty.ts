import { isOnDuty } from '../access/on-duty.ts';
import { minuteOfDay } from '../lib/local-day.ts';
import type { Shift } from '../model/officer.ts';

/** When somebody is on duty, as the server told it. */
export interface DutyHours {
  readonly shift: Shift;
  /** Positions are taken so long before and after the shift (ACC-25). */
  readonly marginMinutes: number;
  readonly timeZone: string;
}

/** Why the phone measures where it is, or why not. */
export type Tracking = 'on' | 'off-duty' | 'on-break' | 'not-allowed' | 'unknown';

/**
 * Whether the phone measures where it is (PHN-7): in the shift and its margin only, never during a break (PHN-13), and
 * never without knowing the shift.
 */
export function trackingAt(
  nowMs: number,
  given: { readonly hours: DutyHours | null; readonly isOnBreak: boolean; readonly isAllowed: boolean },
): Tracking {
  const { hours, isOnBreak, isAllowed } = given;
  if (!hours) return 'unknown';
  if (!isOnDutyAt(hours, nowMs)) return 'off-duty';
  if (isOnBreak) return 'on-break';
  return isAllowed ? 'on' : 'not-allowed';
}

/** Whether an instant lies in the shift with its margin. */
export function isOnDutyAt({ shift, marginMinutes, timeZone }: DutyHours, atMs: number): boolean {
  return isOnDuty(shift, minuteOfDay(atMs, timeZone), marginMinutes);
}
