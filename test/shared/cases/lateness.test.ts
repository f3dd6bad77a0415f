import { describe, expect, it } from 'vitest';
import type { CasePolicy } from '../../../shared/cases/case-policy.ts';
import { caseDueMs, caseLateness, onTimeRate } from '../../../shared/cases/lateness.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleCalendar } from '../../support/work-calendars.ts';
import { sampleCase } from '../../support/world-samples.ts';

const POLICY: CasePolicy = deepFreeze({
  limits: {
    'street-occupation': { amount: 2, unit: 'emergency-hour' },
    'exposed-waste': { amount: 4, unit: 'work-hour' },
    'road-upkeep': { amount: 5, unit: 'work-day' },
  },
  warnShare: 0.8,
});
const LIMITS = { limits: POLICY.limits, calendar: sampleCalendar() };
const at = (local: string) => Date.parse(`${local}+08:00`);

describe('CAS-4 limits', () => {
  it('CAS-4 is due the limit of its category after the report', () => {
    expect(caseDueMs('street-occupation', 1000, LIMITS)).toBe(1000 + 120 * 60_000);
  });

  it('CAS-4 runs an emergency limit through the night, and one in working time in working hours only', () => {
    const friday = at('2026-11-20T17:00:00');
    expect(caseDueMs('street-occupation', friday, LIMITS)).toBe(at('2026-11-20T19:00:00'));
    expect(caseDueMs('exposed-waste', friday, LIMITS)).toBe(at('2026-11-23T12:00:00'));
    expect(caseDueMs('road-upkeep', friday, LIMITS)).toBe(at('2026-11-27T17:00:00'));
  });

  it('CAS-4 is never due without a limit', () => {
    expect(caseDueMs('other', 1000, LIMITS)).toBeNull();
  });
});

describe('CAS-5 lateness', () => {
  const open = (nowMs: number, dueMs: number | null = 1000) => caseLateness(sampleCase({ dueMs }), nowMs, POLICY);
  const ended = (state: 'closed' | 'refused', closedMs: number | null, dueMs: number | null = 1000) =>
    caseLateness(sampleCase({ state, closedMs, dueMs, updatedMs: 1500 }), 9999, POLICY);

  it('CAS-5 warns from 80 % of the limit on', () => {
    expect(open(799)).toBe('in-time');
    expect(open(800)).toBe('warning');
  });

  it('CAS-5 counts the share from the report', () => {
    const late = sampleCase({ reportedMs: 10_000, dueMs: 11_000 });
    expect(caseLateness(late, 10_799, POLICY)).toBe('in-time');
    expect(caseLateness(late, 10_800, POLICY)).toBe('warning');
  });

  it('CAS-5 is late after the due time, not at it', () => {
    expect(open(1000)).toBe('warning');
    expect(open(1001)).toBe('late');
  });

  it('CAS-5 is never late without a due time', () => {
    expect(open(1e12, null)).toBe('in-time');
    expect(ended('closed', 1e12, null)).toBe('ended-in-time');
  });

  it('CAS-5 judges an ended case by when it ended', () => {
    expect(ended('closed', 1000)).toBe('ended-in-time');
    expect(ended('closed', 1001)).toBe('ended-late');
    expect(ended('refused', null)).toBe('ended-late');
    expect(ended('refused', null, 1500)).toBe('ended-in-time');
  });
});

describe('CAS-6 on-time closing rate', () => {
  const closed = (closedMs: number, more = {}) => sampleCase({ state: 'closed', closedMs, ...more });
  const rate = (cases: readonly CaseView[], nowMs: number, sinceMs = 0) => onTimeRate(cases, { sinceMs, nowMs });

  it('CAS-6 is null when nothing was due to close', () => {
    expect(rate([], 0)).toEqual({ rate: null, onTime: 0, due: 0 });
    expect(rate([sampleCase()], 1000)).toEqual({ rate: null, onTime: 0, due: 0 });
  });

  it('CAS-6 counts closed cases and open ones past their time', () => {
    const cases = deepFreeze([closed(900), closed(1000), closed(1001), sampleCase(), sampleCase({ dueMs: 5000 })]);
    expect(rate(cases, 1000)).toEqual({ rate: 2 / 3, onTime: 2, due: 3 });
    expect(rate(cases, 1001)).toEqual({ rate: 2 / 4, onTime: 2, due: 4 });
  });

  it('CAS-6 leaves out refused cases and cases without a limit', () => {
    const cases = [closed(900), sampleCase({ state: 'refused', closedMs: 2000 }), closed(900, { dueMs: null })];
    expect(rate(cases, 9999)).toEqual({ rate: 1, onTime: 1, due: 1 });
  });

  it('CAS-6 counts what was closed from the beginning of the period on, and what is overdue however old', () => {
    const cases = [closed(899), closed(900), sampleCase({ reportedMs: -9e9, dueMs: -8e9 })];
    expect(rate(cases, 2000, 900)).toEqual({ rate: 1 / 2, onTime: 1, due: 2 });
    expect(rate(cases, 2000, 899)).toEqual({ rate: 2 / 3, onTime: 2, due: 3 });
  });
});
