import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayStartMs,
  localDate,
  minuteOfDay,
  minuteOfDayMs,
  nextDayStartMs,
  onShift,
  startOfDate,
} from '../../../shared/lib/local-day.ts';

const at = (iso: string) => Date.parse(iso);

describe('local day', () => {
  it('starts at local midnight', () => {
    expect(dayStartMs(at('2026-11-21T07:00:00Z'), 'Asia/Shanghai')).toBe(at('2026-11-20T16:00:00Z'));
    expect(dayStartMs(at('2026-11-21T15:59:59.999Z'), 'Asia/Shanghai')).toBe(at('2026-11-20T16:00:00Z'));
    expect(dayStartMs(at('2026-11-21T16:00:00Z'), 'Asia/Shanghai')).toBe(at('2026-11-21T16:00:00Z'));
    expect(nextDayStartMs(at('2026-11-21T07:00:00Z'), 'Asia/Shanghai')).toBe(at('2026-11-21T16:00:00Z'));
  });

  it('has 23 or 25 hours where clocks change', () => {
    const hours = (iso: string, zone: string) =>
      (nextDayStartMs(at(iso), zone) - dayStartMs(at(iso), zone)) / 3_600_000;
    expect(hours('2026-03-08T20:00:00Z', 'America/Los_Angeles')).toBe(23);
    expect(hours('2026-11-01T20:00:00Z', 'America/Los_Angeles')).toBe(25);
    expect(hours('2026-11-02T20:00:00Z', 'America/Los_Angeles')).toBe(24);
  });

  it('starts at the jump where midnight is skipped', () => {
    expect(dayStartMs(at('2018-11-04T12:00:00Z'), 'America/Sao_Paulo')).toBe(at('2018-11-04T03:00:00Z'));
    expect(minuteOfDay(at('2018-11-04T03:00:00Z'), 'America/Sao_Paulo')).toBe(60);
  });

  it('starts at the first of two midnights', () => {
    expect(dayStartMs(at('2022-11-06T12:00:00Z'), 'America/Havana')).toBe(at('2022-11-06T04:00:00Z'));
  });

  it('gives the wall clock in minutes and the instant of a minute', () => {
    expect(minuteOfDay(at('2026-11-21T15:59:59Z'), 'Asia/Shanghai')).toBe(1439);
    expect(minuteOfDay(at('2026-11-21T16:00:00Z'), 'Asia/Shanghai')).toBe(0);
    expect(minuteOfDayMs(at('2026-11-21T07:00:00Z'), 420, 'Asia/Shanghai')).toBe(at('2026-11-20T23:00:00Z'));
    expect(minuteOfDayMs(at('2026-11-21T07:00:00Z'), 1440, 'Asia/Shanghai')).toBe(at('2026-11-21T16:00:00Z'));
  });

  it('gives the local date', () => {
    expect(localDate(at('2026-11-20T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-21');
    expect(localDate(at('2026-11-20T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-20');
  });

  it('shows what the clocks of the zone show, to the second, around every change', () => {
    // Changes at whole hours, at a minute past midnight, by half an hour, by seconds (1972), and none.
    const changes = [
      ['Europe/Berlin', '2026-10-25T01:00:00Z'],
      ['America/St_Johns', '2010-11-07T02:31:00Z'],
      ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
      ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
      ['Asia/Shanghai', '2026-11-20T16:00:00Z'],
    ] as const;
    for (const [zone, change] of changes)
      for (const afterMs of [-86_400_000, -60_000, -59_999, -1, 0, 1, 29_999, 30_000, 59_999, 60_000, 86_400_000]) {
        const nowMs = at(change) + afterMs;
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
        const [date, time] = shown.format(nowMs).split(' ');
        const [hour, minute] = time!.split(':').map(Number);
        expect([localDate(nowMs, zone), minuteOfDay(nowMs, zone)]).toEqual([date, hour! * 60 + minute!]);
      }
  });

  it('refuses an unknown zone', () => {
    expect(() => dayStartMs(0, 'Mars/Olympus')).toThrow(RangeError);
  });

  it('holds every instant between the start of its day and the next', () => {
    const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') }),
        fc.constantFrom(...zones),
        (now, zone) => {
          const start = dayStartMs(now, zone);
          const next = nextDayStartMs(now, zone);
          expect(start).toBeLessThanOrEqual(now);
          expect(now).toBeLessThan(next);
          expect(localDate(start, zone)).toBe(localDate(now, zone));
          expect(localDate(start - 1, zone) < localDate(now, zone)).toBe(true);
          expect(dayStartMs(next, zone)).toBe(next);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('start of a date', () => {
  it.each([
    ['2026-11-01', 'Asia/Shanghai', '2026-10-31T16:00:00Z'],
    ['2026-11-01', 'Pacific/Kiritimati', '2026-10-31T10:00:00Z'],
    ['2026-11-01', 'America/Adak', '2026-11-01T09:00:00Z'],
  ])('of %s in %s is %s', (date, timeZone, instant) => {
    expect(new Date(startOfDate(date, timeZone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });
});

describe('shifts', () => {
  it('counts the start and not the end', () => {
    const day = { startMinute: 480, endMinute: 1020 };
    expect([479, 480, 1019, 1020].map((minute) => onShift(day, minute))).toEqual([false, true, true, false]);
  });

  it('runs past midnight when the end is before the start', () => {
    const night = { startMinute: 1320, endMinute: 360 };
    expect([1319, 1320, 0, 359, 360].map((minute) => onShift(night, minute))).toEqual([false, true, true, true, false]);
  });

  it('runs to midnight with an end of 1440, around the clock with an end at the start', () => {
    expect(onShift({ startMinute: 960, endMinute: 1440 }, 1439)).toBe(true);
    expect(onShift({ startMinute: 960, endMinute: 1440 }, 0)).toBe(false);
    expect(onShift({ startMinute: 0, endMinute: 0 }, 700)).toBe(true);
  });
});
