import { describe, expect, it } from 'vitest';
import { breakAt, breakEndMs, breakUntilMs, isInBreak, type DutyBreak } from '../../../shared/access/duty-break.ts';
import { minuteOfDay } from '../../../shared/lib/local-day.ts';
import { PRIVACY_PARAMETERS } from '../../../shared/policy/privacy-policy.ts';

const at = (time: string) => Date.parse(`2026-03-02T${time}+08:00`);
const BOUNDS = { shift: { startMinute: 480, endMinute: 1020 }, marginMinutes: 15, longestMinutes: 60 };
const until = (time: string, bounds = BOUNDS) => breakUntilMs(at(time), minuteOfDay(at(time), 'Asia/Shanghai'), bounds);
const noon: DutyBreak = { officer: 'E-0', startMs: at('12:00:00'), untilMs: at('13:00:00'), endMs: null };

describe('ACC-34 a break', () => {
  it('ACC-34 counts its first moment and not the moment of its end, whether it was said or came by itself', () => {
    expect([-1, 0, 3_599_999, 3_600_000].map((ms) => isInBreak(noon, noon.startMs + ms))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const said = { ...noon, endMs: at('12:30:00') };
    expect([-1, 0].map((ms) => isInBreak(said, said.endMs + ms))).toEqual([true, false]);
    expect(breakEndMs({ ...noon, endMs: at('13:00:01') })).toBe(noon.untilMs);
  });

  it('ACC-34 is found among several by the moment', () => {
    const later = { ...noon, startMs: at('15:00:00'), untilMs: at('16:00:00') };
    expect(breakAt([noon, later], at('15:30:00'))).toBe(later);
    expect(breakAt([noon, later], at('14:00:00'))).toBeNull();
    expect(breakAt(undefined, at('12:30:00'))).toBeNull();
  });

  it('ACC-34 ends by itself after the longest break', () => {
    expect(until('12:00:30')).toBe(at('13:00:30'));
    expect(until('16:14:59')).toBe(at('17:14:59'));
  });

  it('ACC-34 ends with the shift and its margin, where that is sooner', () => {
    expect(until('16:15:00')).toBe(at('17:15:00'));
    expect(until('16:15:01')).toBe(at('17:15:00'));
    expect(until('17:14:59')).toBe(at('17:15:00'));
    const night = { ...BOUNDS, shift: { startMinute: 1320, endMinute: 15 } };
    expect(until('23:45:00', night)).toBe(at('23:45:00') + 45 * 60_000);
  });

  it('ACC-34 is none off duty; the margin belongs to the duty', () => {
    expect([until('07:44:59'), until('17:15:00')]).toEqual([null, null]);
    expect(until('07:45:00')).toBe(at('08:45:00'));
  });

  it('ACC-34 of a shift around the clock is bounded by the longest break alone', () => {
    for (const shift of [
      { startMinute: 480, endMinute: 480 },
      { startMinute: 0, endMinute: 1440 },
      { startMinute: 0, endMinute: 1410 },
    ])
      expect(until('23:59:00', { ...BOUNDS, shift })).toBe(at('23:59:00') + 3_600_000);
  });

  it('ACC-34 lets no policy have a break of no time, or of half a shift', () => {
    const { schema } = PRIVACY_PARAMETERS.longestBreakMinutes;
    expect([0, 1, 240, 241].map((minutes) => schema.safeParse(minutes).success)).toEqual([false, true, true, false]);
  });
});
