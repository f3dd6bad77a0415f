import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../client/i18n/format.ts';

const NOON = Date.parse('2026-11-21T04:00:09Z');

describe('formats', () => {
  const zh = formatsFor('Asia/Shanghai', 'zh');
  const en = formatsFor('Asia/Shanghai', 'en');

  it('show the time of the district, not of the computer', () => {
    expect(zh.second(NOON)).toBe('12:00:09');
    expect(formatsFor('America/Los_Angeles', 'en').minute(NOON)).toBe('20:00');
  });

  it('show midnight as 00', () => {
    expect(zh.minute(Date.parse('2026-11-20T16:00:00Z'))).toBe('00:00');
  });

  it('leave out the date of today only', () => {
    expect(zh.moment(NOON - 3_600_000, NOON)).toBe('11:00');
    expect(zh.moment(NOON - 86_400_000, NOON)).toMatch(/^11.20.*12:00/);
    expect(zh.moment(NOON - 366 * 86_400_000, NOON)).toMatch(/^2025.11.20.*12:00/);
  });

  it.each([
    [0, '0 秒', '0 s'],
    [59_999, '59 秒', '59 s'],
    [60_000, '1 分钟', '1 min'],
    [3_599_999, '59 分钟', '59 min'],
    [3_600_000, '1 小时', '1 h'],
    [12_000_000, '3 小时 20 分', '3 h 20 min'],
    [172_799_999, '47 小时 59 分', '47 h 59 min'],
    [172_800_000, '2 天', '2 d'],
    [-5, '0 秒', '0 s'],
  ])('write an age of %d ms', (ms, chinese, english) => {
    expect([zh.age(ms), en.age(ms)]).toEqual([chinese, english]);
  });

  it('write the hours of a shift, and of one around the clock that it is all day', () => {
    expect(zh.shift({ startMinute: 450, endMinute: 930 })).toBe('07:30–15:30');
    expect(zh.shift({ startMinute: 1320, endMinute: 1440 })).toBe('22:00–00:00');
    expect([zh, en].map((formats) => formats.shift({ startMinute: 0, endMinute: 1440 }))).toEqual(['全天', 'all day']);
    expect(zh.shift({ startMinute: 480, endMinute: 480 })).toBe('全天');
  });

  it('write figures with separators and shares with one decimal', () => {
    expect([zh.count(1083), zh.share(0.8342), zh.share(1), zh.points(63.04), zh.km2(4_510_000)]).toEqual([
      '1,083',
      '83.4%',
      '100%',
      '63',
      '4.5',
    ]);
  });

  it('write minutes of the day as a clock', () => {
    expect([zh.clockMinute(450), zh.clockMinute(0), zh.clockMinute(1440)]).toEqual(['07:30', '00:00', '00:00']);
  });
});
