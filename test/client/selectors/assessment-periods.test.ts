import { describe, expect, it } from 'vitest';
import { newestMonthIn, periodsOf, periodWith } from '../../../client/selectors/assessment-periods.ts';

const RECORDED = ['2025-12', '2026-03', '2026-04', '2026-10'];

describe('periods with months on record', () => {
  it('are listed by kind, newest first', () => {
    expect(periodsOf(RECORDED, 'month')).toEqual(['2026-10', '2026-04', '2026-03', '2025-12']);
    expect(periodsOf(RECORDED, 'quarter')).toEqual(['2026-Q4', '2026-Q2', '2026-Q1', '2025-Q4']);
    expect(periodsOf(RECORDED, 'year')).toEqual(['2026', '2025']);
    expect(periodsOf([], 'year')).toEqual([]);
  });

  it('change quarter after the third month', () => {
    expect(periodWith('2026-03', 'quarter')).toBe('2026-Q1');
    expect(periodWith('2026-04', 'quarter')).toBe('2026-Q2');
  });

  it('lead back to their newest month', () => {
    expect(newestMonthIn(RECORDED, '2026')).toBe('2026-10');
    expect(newestMonthIn(RECORDED, '2026-Q1')).toBe('2026-03');
    expect(newestMonthIn(RECORDED, '2026-04')).toBe('2026-04');
    expect(newestMonthIn(RECORDED, '2026-Q3')).toBeNull();
  });
});
