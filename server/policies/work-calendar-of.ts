import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidaysSchema, type Holidays } from '../../shared/clocks/holidays.ts';
import { createWorkCalendar, type WorkCalendar, type WorkWeek } from '../../shared/clocks/work-calendar.ts';
import type { District } from '../../shared/model/area.ts';
import { packageRoot } from '../lib/package-root.ts';
import { parseFile } from '../lib/parse-file.ts';

/**
 * Working time of a district: of each local day the week of the policies of that day (CLK-6), with the holidays that its zone
 * keeps. Reads `data/calendars` once; throws an AppError that names file and field.
 */
export function workCalendarOf(
  { timeZone }: Pick<District, 'timeZone'>,
  weekOn: (day: string) => WorkWeek,
  root = packageRoot(),
): WorkCalendar {
  return createWorkCalendar({ timeZone, weekOn, holidays: readHolidays(root) });
}

function readHolidays(root: string): readonly Holidays[] {
  const folder = join(root, 'data/calendars');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parseFile(join(folder, name), readFileSync(join(folder, name), 'utf8'), holidaysSchema));
}
