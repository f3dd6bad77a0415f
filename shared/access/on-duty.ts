import { onShift } from '../lib/local-day.ts';
import type { Shift } from '../model/officer.ts';

const MINUTES_A_DAY = 1440;

/** Whether a local minute lies in a shift that is made longer by a margin at both ends (ACC-25). */
export function isOnDuty({ startMinute, endMinute }: Shift, minute: number, marginMinutes: number): boolean {
  if (isAroundTheClock({ startMinute, endMinute }, marginMinutes)) return true;
  const start = (startMinute - marginMinutes + MINUTES_A_DAY) % MINUTES_A_DAY;
  return onShift({ startMinute: start, endMinute: (endMinute + marginMinutes) % MINUTES_A_DAY }, minute);
}

/** Minutes from a local minute on duty to the end of the shift with its margin; endless around the clock. */
export function minutesOfDutyLeft(shift: Shift, minute: number, marginMinutes: number): number {
  if (isAroundTheClock(shift, marginMinutes)) return Infinity;
  return (shift.endMinute + marginMinutes - minute + 2 * MINUTES_A_DAY) % MINUTES_A_DAY;
}

function isAroundTheClock({ startMinute, endMinute }: Shift, marginMinutes: number): boolean {
  const length = (endMinute - startMinute + MINUTES_A_DAY) % MINUTES_A_DAY;
  return length === 0 || length + 2 * marginMinutes >= MINUTES_A_DAY;
}
