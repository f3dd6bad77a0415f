import { z } from 'zod';
import { dayAfter, localDate, localMinuteMs } from '../lib/local-day.ts';
import { announcedDay, isAnnounced, type Holidays } from './holidays.ts';

/** A span of time, epoch ms; the end does not belong to it. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const windowSchema = z
  .tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)])
  .refine(([from, to]) => from < to, { error: 'a working window ends before it begins' });

/** Working hours of a week: windows in minutes of the local day (morning, afternoon), and weekdays of rest (1 Monday – 7 Sunday). */
export const workWeekSchema = z.strictObject({
  windows: z
    .array(windowSchema)
    .min(1)
    .refine((windows) => windows.every(([from], i) => i === 0 || windows[i - 1]![1] <= from), {
      error: 'working windows overlap, or are not in the order of the day',
    }),
  restWeekdays: z.array(z.int().min(1).max(7)).max(6),
});
export type WorkWeek = z.infer<typeof workWeekSchema>;

/** When work is done in a district: week, holidays and make-up days by its own clock. */
export interface WorkCalendar {
  readonly timeZone: string;
  /** Working time of one working day by the week of a local day, ms. */
  workDayMs(day: string): number;
  /** Local day `YYYY-MM-DD`. */
  isWorkingDay(day: string): boolean;
  /** The working windows of a local day as instants; none on a day of rest. */
  windowsOf(day: string): readonly Span[];
  /** Whether holidays are known for every local day from one instant to another. */
  knowsHolidays(fromMs: number, toMs: number): boolean;
}

const MINUTE_MS = 60_000;

/**
 * The working calendar of a zone: of each local day by the week that is in force on it. Holidays of calendars that the
 * zone does not keep are not its own.
 */
export function createWorkCalendar(given: {
  readonly timeZone: string;
  readonly weekOn: (day: string) => WorkWeek;
  readonly holidays: readonly Holidays[];
}): WorkCalendar {
  const { timeZone, weekOn, holidays } = given;
  const known = new Map<string, readonly Span[]>();

  function isWorkingDay(day: string): boolean {
    const announced = announcedDay(day, timeZone, holidays);
    return announced === null ? !weekOn(day).restWeekdays.includes(weekdayOf(day)) : announced === 'work';
  }

  function windowsOf(day: string): readonly Span[] {
    const before = known.get(day);
    if (before) return before;
    const spans = isWorkingDay(day)
      ? weekOn(day).windows.map(([from, to]) => ({
          fromMs: localMinuteMs(day, from, timeZone),
          toMs: localMinuteMs(day, to, timeZone),
        }))
      : [];
    known.set(day, spans);
    return spans;
  }

  return {
    timeZone,
    workDayMs: (day) => weekOn(day).windows.reduce((sum, [from, to]) => sum + to - from, 0) * MINUTE_MS,
    isWorkingDay,
    windowsOf,
    knowsHolidays(fromMs, toMs) {
      const last = localDate(toMs, timeZone);
      for (let day = localDate(fromMs, timeZone); day <= last; day = dayAfter(day)) {
        if (!isAnnounced(day, timeZone, holidays)) return false;
      }
      return true;
    },
  };
}

/** 1 Monday – 7 Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
