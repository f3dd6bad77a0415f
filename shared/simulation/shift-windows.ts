import { dayStartMs, localDate, minuteOfDayMs, nextDayStartMs } from '../lib/local-day.ts';
import type { Shift } from '../model/officer.ts';

/** One working time of one day. `date` is the local day on which it begins, also for a night that ends on the next. */
export interface ShiftWindow {
  readonly date: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The working times that touch a span, earliest first; at most two for a span within one local day. */
export function shiftWindows(shift: Shift, timeZone: string, fromMs: number, toMs: number): readonly ShiftWindow[] {
  const windows: ShiftWindow[] = [];
  let dayMs = dayStartMs(dayStartMs(fromMs, timeZone) - 1, timeZone);
  while (dayMs <= toMs) {
    const nextMs = nextDayStartMs(dayMs, timeZone);
    const startMs = minuteOfDayMs(dayMs, shift.startMinute, timeZone);
    const endMs = minuteOfDayMs(shift.endMinute > shift.startMinute ? dayMs : nextMs, shift.endMinute, timeZone);
    if (startMs < toMs && endMs > fromMs) windows.push({ date: localDate(dayMs, timeZone), startMs, endMs });
    dayMs = nextMs;
  }
  return windows;
}
