import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkedTimeLimit,
  formatTimeLimit,
  isWorkingUnit,
  LIMIT_UNITS,
  parseTimeLimit,
} from '../../../shared/clocks/time-limit.ts';

const read = (text: string) => {
  const limit = parseTimeLimit(text);
  return limit.ok ? [limit.value.amount, limit.value.unit] : limit.error;
};

describe('CLK-3 limits as text', () => {
  it.each([
    ['2紧急工作时', 2, 'emergency-hour'],
    ['1紧急工作小时', 1, 'emergency-hour'],
    ['2紧急工作日', 2, 'emergency-day'],
    ['4小时', 4, 'work-hour'],
    ['4工作时', 4, 'work-hour'],
    ['2个工作小时', 2, 'work-hour'],
    ['1天', 1, 'work-day'],
    ['3个工作日', 3, 'work-day'],
    ['2自然日', 2, 'natural-day'],
    ['15分钟', 15, 'minute'],
    ['0.5天', 0.5, 'work-day'],
    [' ２ 紧急工作时 ', 2, 'emergency-hour'],
  ])('CLK-3 reads %s', (text, amount, unit) => {
    expect(read(text)).toEqual([amount, unit]);
  });

  it('CLK-3 never reads emergency hours as working hours', () => {
    for (const text of ['2紧急工作时', '2个紧急工作时', '2 紧急 工作时', '2紧急工作日']) {
      const limit = parseTimeLimit(text);
      expect(limit.ok && isWorkingUnit(limit.value.unit), text).toBe(false);
      expect(limit.ok, text).toBe(true);
    }
  });

  it.each([
    '',
    '天',
    '2',
    '2紧急',
    '2紧急时',
    '2日',
    '-2天',
    '0天',
    '2天3小时',
    '2 days',
    '1.5自然日',
    '1.234天',
    '99999天',
  ])('CLK-3 refuses %j', (text) => {
    expect(read(text)).toMatch(/is no time limit/);
  });

  it('CLK-3 writes back what reads the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(...LIMIT_UNITS), (amount, unit) => {
        expect(checkedTimeLimit(formatTimeLimit({ amount, unit }))).toEqual({ amount, unit });
      }),
    );
    expect(formatTimeLimit(checkedTimeLimit('4小时'))).toBe('4工作时');
  });
});
