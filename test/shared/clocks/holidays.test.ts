import { describe, expect, it } from 'vitest';
import { holidaysSchema } from '../../../shared/clocks/holidays.ts';
import { workWeekSchema } from '../../../shared/clocks/work-calendar.ts';
import { CN_2026, SEVEN_HOURS } from '../../support/work-calendars.ts';

const refusal = (holiday: object) => {
  const [first] = CN_2026.holidays;
  const parsed = holidaysSchema.safeParse({ ...CN_2026, holidays: [{ ...first, ...holiday }] });
  return parsed.success ? null : parsed.error.issues[0]!.message;
};

describe('CLK-6 calendar files', () => {
  it('CLK-6 has seven holidays, 33 days of rest and six make-up days in 2026', () => {
    const daysOf = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    expect(CN_2026.holidays).toHaveLength(7);
    expect(CN_2026.holidays.reduce((sum, holiday) => sum + daysOf(holiday), 0)).toBe(33);
    const made = CN_2026.holidays.flatMap(({ makeUpDays }) => makeUpDays);
    expect(made).toHaveLength(6);
    expect(made.every((day) => [0, 6].includes(new Date(day).getUTCDay()))).toBe(true);
  });

  it('CLK-6 says what the notice says, day by day', () => {
    for (const { quote, from, to, makeUpDays } of CN_2026.holidays) {
      const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
      expect(quote.startsWith(short(from))).toBe(true);
      expect(quote).toContain(`至${Number(to.slice(8))}日`);
      for (const day of makeUpDays) expect(quote).toContain(short(day));
    }
  });

  it('CLK-6 refuses days that cannot be', () => {
    expect(refusal({})).toBeNull();
    expect(refusal({ to: '2025-12-31' })).toMatch(/ends before|outside/);
    expect(refusal({ to: '2027-01-01' })).toMatch(/outside the period/);
    expect(refusal({ makeUpDays: ['2026-01-02'] })).toMatch(/a holiday too/);
  });

  it('CLK-6 refuses windows that overlap or end before they begin, and a week without work', () => {
    const fits = (week: object) => workWeekSchema.safeParse({ ...SEVEN_HOURS, ...week }).success;
    expect(fits({ windows: [[0, 1440]] })).toBe(true);
    expect(
      fits({
        windows: [
          [540, 720],
          [720, 1020],
        ],
      }),
    ).toBe(true);
    expect(
      fits({
        windows: [
          [540, 721],
          [720, 1020],
        ],
      }),
    ).toBe(false);
    expect(fits({ windows: [[600, 600]] })).toBe(false);
    expect(fits({ windows: [] })).toBe(false);
    expect(fits({ restWeekdays: [1, 2, 3, 4, 5, 6, 7] })).toBe(false);
  });
});
