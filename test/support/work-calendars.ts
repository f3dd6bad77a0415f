import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidaysSchema, type Holidays } from '../../shared/clocks/holidays.ts';
import { createWorkCalendar, type WorkCalendar, type WorkWeek } from '../../shared/clocks/work-calendar.ts';

/** Holidays of 2026 as they ship. */
export const CN_2026: Holidays = holidaysSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../data/calendars/cn-2026.json'), 'utf8')),
);

/** 08:30–12:00 and 14:00–17:30, Saturday and Sunday off: seven hours a day. */
export const SEVEN_HOURS: WorkWeek = {
  windows: [
    [510, 720],
    [840, 1050],
  ],
  restWeekdays: [6, 7],
};

/** A working calendar of seven hours a day with the holidays of 2026. */
export function sampleCalendar(timeZone = 'Asia/Shanghai', week: WorkWeek = SEVEN_HOURS): WorkCalendar {
  return createWorkCalendar({ timeZone, weekOn: () => week, holidays: [CN_2026] });
}
