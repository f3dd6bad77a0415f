import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workCalendarOf } from '../../../server/policies/work-calendar-of.ts';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const clocks = clockPolicy(packsUsed('zhengzhou-grid-2012'));
if (!clocks.ok) throw new Error(clocks.error);
const week = clocks.value.workWeek.value;
const weekOn = () => week;
const SHANGHAI = { timeZone: 'Asia/Shanghai' };

describe('working time of a district', () => {
  it('CLK-6 takes the week of the policies and the announced holidays of the zone', () => {
    const calendar = workCalendarOf(SHANGHAI, weekOn);
    expect(calendar.workDayMs('2026-11-02')).toBe(7 * 3_600_000);
    expect([calendar.isWorkingDay('2026-10-01'), calendar.isWorkingDay('2026-10-10')]).toEqual([false, true]);
    expect(workCalendarOf({ timeZone: 'America/Los_Angeles' }, weekOn).isWorkingDay('2026-10-01')).toBe(true);
  });

  it('CLK-6 refuses a calendar that cannot be, naming file and field', async () => {
    const root = tempFolder();
    expect(workCalendarOf(SHANGHAI, weekOn, root).isWorkingDay('2026-10-01')).toBe(true);
    await mkdir(join(root, 'data/calendars'), { recursive: true });
    await writeFile(join(root, 'data/calendars/bad.json'), '{"id":"bad","holidays":3}');
    expect(() => workCalendarOf(SHANGHAI, weekOn, root)).toThrow(/bad\.json: \w+: /);
  });
});
