import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidaysSchema, type Holidays } from '../../shared/clocks/holidays.ts';
import { createWorkCalendar, type WorkCalendar } from '../../shared/clocks/work-calendar.ts';
import type { District } from '../../shared/model/area.ts';
import type { DistrictPolicies } from '../../shared/policy/district-policies.ts';
import { packageRoot } from '../lib/package-root.ts';
import { parseFile } from '../lib/parse-file.ts';

/**
 * Working time of a district: the week of its policies with the holidays that its zone keeps. Reads `data/calendars` once;
 * throws an AppError that names file and field.
 */
export function workCalendarOf(
  { timeZone }: Pick<District, 'timeZone'>,
  { clocks }: Pick<DistrictPolicies, 'clocks'>,
  root = packageRoot(),
): WorkCalendar {
  return createWorkCalendar({ timeZone, week: clocks.workWeek.value, holidays: readHolidays(root) });
}

function readHolidays(root: string): readonly Holidays[] {
  const folder = join(root, 'data/calendars');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parseFile(join(folder, name), readFileSync(join(folder, name), 'utf8'), holidaysSchema));
}
