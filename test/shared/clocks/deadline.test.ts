import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineFrom, elapsedMs, limitMs, type Suspension } from '../../../shared/clocks/deadline.ts';
import { checkedTimeLimit, LIMIT_UNITS, type LimitUnit } from '../../../shared/clocks/time-limit.ts';
import { sampleCalendar, SEVEN_HOURS } from '../../support/work-calendars.ts';

const CHINA = sampleCalendar();
const PACIFIC = sampleCalendar('America/Los_Angeles');
const HOUR = 3_600_000;
const at = (local: string) => Date.parse(`${local}+08:00`);
const due = (start: string, limit: string, suspensions?: Suspension[]) => {
  const dueMs = deadlineFrom(at(start), checkedTimeLimit(limit), CHINA, suspensions);
  return dueMs === null ? null : new Date(dueMs + 8 * HOUR).toISOString().slice(0, 16);
};
const pacific = (start: string, limit: string) => {
  const dueMs = deadlineFrom(Date.parse(start), checkedTimeLimit(limit), PACIFIC);
  return new Date(dueMs!).toISOString();
};

describe('CLK-4 deadlines', () => {
  it.each([
    // A working day.
    ['2026-11-20T09:00', '2工作时', '2026-11-20T11:00'],
    ['2026-11-20T11:00', '2工作时', '2026-11-20T15:00'],
    ['2026-11-20T10:00', '2小时', '2026-11-20T12:00'],
    ['2026-11-20T07:00', '1小时', '2026-11-20T09:30'],
    ['2026-11-20T13:00', '1小时', '2026-11-20T15:00'],
    // Over the weekend.
    ['2026-11-20T17:00', '4小时', '2026-11-23T12:00'],
    ['2026-11-21T10:00', '1天', '2026-11-23T17:30'],
    ['2026-11-20T10:00', '1天', '2026-11-23T10:00'],
    ['2026-11-20T10:00', '5个工作日', '2026-11-27T10:00'],
    // Emergency units do not know of nights, weekends and holidays.
    ['2026-11-20T23:30', '2紧急工作时', '2026-11-21T01:30'],
    ['2026-10-01T10:00', '2紧急工作日', '2026-10-03T10:00'],
    // Natural days and minutes.
    ['2026-11-20T10:00', '3自然日', '2026-11-23T10:00'],
    ['2026-11-20T23:50', '15分钟', '2026-11-21T00:05'],
  ])('CLK-4 from %s, %s ends at %s', (start, limit, end) => {
    expect(due(start, limit)).toBe(end);
  });

  it('CLK-4 keeps its place in the day where clocks change (San Francisco)', () => {
    // 8 March 2026, 02:00 → 03:00; 1 November 2026, 02:00 → 01:00. Holidays of China are not kept there.
    expect(pacific('2026-03-06T17:30:00Z', '1天')).toBe('2026-03-09T16:30:00.000Z');
    expect(pacific('2026-10-30T16:30:00Z', '1天')).toBe('2026-11-02T17:30:00.000Z');
    expect(pacific('2026-03-07T18:00:00Z', '1自然日')).toBe('2026-03-08T17:00:00.000Z');
    expect(pacific('2026-03-07T18:00:00Z', '1紧急工作日')).toBe('2026-03-08T18:00:00.000Z');
    expect(pacific('2026-10-01T16:30:00Z', '1天')).toBe('2026-10-02T16:30:00.000Z');
  });

  it('CLK-4 knows the time that a limit stands for', () => {
    expect(CHINA.workDayMs('2026-11-20')).toBe(7 * HOUR);
    expect(limitMs(checkedTimeLimit('2天'), 0, CHINA)).toBe(14 * HOUR);
    expect(limitMs(checkedTimeLimit('2小时'), 0, CHINA)).toBe(2 * HOUR);
  });
});

describe('CLK-5 suspension', () => {
  const span = (from: string, to: string | null): Suspension => ({
    fromMs: at(from),
    toMs: to === null ? null : at(to),
  });

  it('CLK-5 adds the running time in it', () => {
    expect(due('2026-11-20T09:00', '2紧急工作时', [span('2026-11-20T10:00', '2026-11-20T13:00')])).toBe(
      '2026-11-20T14:00',
    );
    expect(due('2026-11-20T09:00', '2小时', [span('2026-11-20T10:00', '2026-11-20T13:00')])).toBe('2026-11-20T15:00');
    expect(due('2026-11-20T09:00', '2小时', [span('2026-11-20T12:00', '2026-11-20T14:00')])).toBe('2026-11-20T11:00');
  });

  it('CLK-5 counts overlapping ones once, and none that ends before it begins', () => {
    const twice = [span('2026-11-20T09:30', '2026-11-20T10:30'), span('2026-11-20T10:00', '2026-11-20T11:00')];
    expect(due('2026-11-20T09:00', '1小时', twice)).toBe('2026-11-20T11:30');
    expect(due('2026-11-20T09:00', '1小时', twice.toReversed())).toBe('2026-11-20T11:30');
    expect(due('2026-11-20T09:00', '1小时', [span('2026-11-20T10:00', '2026-11-20T09:10')])).toBe('2026-11-20T10:00');
  });

  it('CLK-5 has no deadline while it does not end, unless the limit was used up before', () => {
    expect(due('2026-11-20T09:00', '1小时', [span('2026-11-20T09:30', null)])).toBeNull();
    expect(due('2026-11-20T09:00', '1小时', [span('2026-11-20T10:00', null)])).toBe('2026-11-20T10:00');
    expect(due('2026-11-20T09:00', '1小时', [span('2026-11-19T09:30', null)])).toBeNull();
  });
});

const instant = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2026-12-01T00:00:00') });
const amount = fc.integer({ min: 1, max: 12 });
const unit = fc.constantFrom<LimitUnit>(...LIMIT_UNITS);
/** A natural day keeps the wall clock, which shows some instants twice where clocks go back. */
const runningUnit = fc.constantFrom<LimitUnit>(...LIMIT_UNITS.filter((one) => one !== 'natural-day'));
const calendar = fc.constantFrom(CHINA, PACIFIC);
const gaps = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 200 * HOUR }), fc.integer({ min: 0, max: 60 * HOUR })).map(([from, length]) => ({
    from,
    length,
  })),
  { maxLength: 4 },
);
const after = (startMs: number, list: readonly { from: number; length: number }[]): Suspension[] =>
  list.map(({ from, length }) => ({ fromMs: startMs + from, toMs: startMs + from + length }));

describe('CLK-4 properties', () => {
  it('CLK-4 is never earlier for a later start', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 72 * HOUR }),
        amount,
        runningUnit,
        calendar,
        (startMs, laterMs, n, of, by) => {
          const limit = { amount: n, unit: of };
          expect(deadlineFrom(startMs + laterMs, limit, by)!).toBeGreaterThanOrEqual(deadlineFrom(startMs, limit, by)!);
        },
      ),
    );
  });

  it('CLK-4 is later for a longer limit, and always after the start', () => {
    fc.assert(
      fc.property(instant, amount, unit, calendar, (startMs, n, of, by) => {
        const short = deadlineFrom(startMs, { amount: n, unit: of }, by)!;
        expect(short).toBeGreaterThan(startMs);
        expect(deadlineFrom(startMs, { amount: n + 1, unit: of }, by)!).toBeGreaterThan(short);
      }),
    );
  });

  it('CLK-4 leaves exactly the limit between start and deadline, suspended or not', () => {
    fc.assert(
      fc.property(instant, amount, unit, calendar, gaps, (startMs, n, of, by, list) => {
        const limit = { amount: n, unit: of };
        const suspensions = after(startMs, list);
        const dueMs = deadlineFrom(startMs, limit, by, suspensions)!;
        const used = elapsedMs(startMs, dueMs, { unit: of, calendar: by, suspensions });
        expect(used).toBe(limitMs(limit, startMs, by));
        expect(elapsedMs(startMs, dueMs - 1, { unit: of, calendar: by, suspensions })).toBeLessThan(used);
      }),
    );
  });
});

describe('CLK-5 properties', () => {
  it('CLK-5 is never below 0, and never falls', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: -100 * HOUR, max: 300 * HOUR }),
        unit,
        gaps,
        (startMs, afterMs, of, list) => {
          const clock = { unit: of, calendar: CHINA, suspensions: after(startMs, list) };
          const now = elapsedMs(startMs, startMs + afterMs, clock);
          expect(now).toBeGreaterThanOrEqual(0);
          expect(elapsedMs(startMs, startMs + afterMs + HOUR, clock)).toBeGreaterThanOrEqual(now);
        },
      ),
    );
  });

  it('CLK-5 moves the deadline by exactly the running time of a suspension before it', () => {
    fc.assert(
      fc.property(
        instant,
        amount,
        unit,
        calendar,
        fc.nat(40 * HOUR),
        fc.nat(40 * HOUR),
        (startMs, n, of, by, from, length) => {
          const limit = { amount: n, unit: of };
          const plain = deadlineFrom(startMs, limit, by)!;
          const fromMs = Math.min(startMs + from, plain);
          const held = { fromMs, toMs: fromMs + length };
          const dueMs = deadlineFrom(startMs, limit, by, [held])!;
          const run = (a: number, b: number) => elapsedMs(a, b, { unit: of, calendar: by });
          const lost = fromMs < plain ? run(fromMs, held.toMs) : 0;
          expect(run(plain, dueMs)).toBe(lost);
        },
      ),
    );
  });
});

describe('CLK-6 working calendar', () => {
  const day = (date: string) => CHINA.isWorkingDay(date);

  it('CLK-6 rests on weekends and announced holidays, and works on make-up days', () => {
    expect([day('2026-11-20'), day('2026-11-21'), day('2026-11-22'), day('2026-11-23')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([day('2026-01-01'), day('2026-01-02'), day('2026-01-03'), day('2026-01-04'), day('2026-01-05')]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24', '2026-02-28'].map(day)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(['2026-09-20', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10'].map(day)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('CLK-6 runs over a holiday and a make-up day', () => {
    expect(due('2026-09-30T16:30', '2小时')).toBe('2026-10-08T09:30');
    expect(due('2026-10-09T10:00', '1天')).toBe('2026-10-10T10:00');
    expect(due('2026-09-19T10:00', '1小时')).toBe('2026-09-20T09:30');
  });

  it('CLK-6 says for which days the holidays are known', () => {
    expect(CHINA.knowsHolidays(at('2026-01-01T00:00'), at('2026-12-31T23:59'))).toBe(true);
    expect(CHINA.knowsHolidays(at('2026-12-31T00:00'), at('2027-01-01T00:00'))).toBe(false);
    expect(PACIFIC.knowsHolidays(at('2026-06-01T00:00'), at('2026-06-02T00:00'))).toBe(false);
  });

  it('CLK-6 keeps no holidays of another zone', () => {
    expect(PACIFIC.isWorkingDay('2026-10-01')).toBe(true);
    expect(sampleCalendar('Asia/Shanghai', { ...SEVEN_HOURS, restWeekdays: [] }).isWorkingDay('2026-11-21')).toBe(true);
  });
});
