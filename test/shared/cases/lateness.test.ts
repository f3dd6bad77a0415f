import { describe, expect, it } from 'vitest';
import {
  caseDeadline,
  caseLateness,
  deadlineBySpan,
  nextLatenessMs,
  onTimeRate,
  standingAt,
  type CaseLimits,
} from '../../../shared/cases/lateness.ts';
import { readClock } from '../../../shared/clocks/clock-reading.ts';
import type { CaseCategory, CaseView } from '../../../shared/model/case.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleCalendar } from '../../support/work-calendars.ts';
import { sampleCase } from '../../support/world-samples.ts';

const RULES: CaseLimits = deepFreeze({
  limits: {
    'street-occupation': { amount: 2, unit: 'emergency-hour' },
    'exposed-waste': { amount: 4, unit: 'work-hour' },
    'road-upkeep': { amount: 5, unit: 'work-day' },
  },
  warnShare: 0.8,
  calendar: sampleCalendar(),
});
const at = (local: string) => Date.parse(`${local}+08:00`);

describe('CAS-4 limits', () => {
  it('CAS-4 is due the limit of its category after the report', () => {
    expect(caseDeadline('street-occupation', 1000, RULES).dueMs).toBe(1000 + 120 * 60_000);
  });

  it('CAS-4 runs an emergency limit through the night, and one in working time in working hours only', () => {
    const friday = at('2026-11-20T17:00:00');
    expect(caseDeadline('street-occupation', friday, RULES).dueMs).toBe(at('2026-11-20T19:00:00'));
    expect(caseDeadline('exposed-waste', friday, RULES).dueMs).toBe(at('2026-11-23T12:00:00'));
    expect(caseDeadline('road-upkeep', friday, RULES).dueMs).toBe(at('2026-11-27T17:00:00'));
  });

  it('CAS-4 is never due, and never warns, without a limit', () => {
    expect(caseDeadline('other', 1000, RULES)).toEqual({ warnFromMs: null, dueMs: null });
  });
});

describe('CAS-5 when the warning begins', () => {
  /** How a case of a category that was reported then stands at these moments, and when its colours change. */
  const story = (category: CaseCategory, reported: string) => {
    const deadline = caseDeadline(category, at(reported), RULES);
    const item = sampleCase({ reportedMs: at(reported), ...deadline });
    return { ...deadline, standing: (local: string, moreMs = 0) => caseLateness(item, at(local) + moreMs) };
  };

  it.each([
    [
      'by the clock where the limit does',
      'street-occupation',
      '2026-11-20T23:00:00',
      '2026-11-21T00:36:00',
      '2026-11-21T01:00:00',
    ],
    ['over a weekend', 'exposed-waste', '2026-11-20T17:00:00', '2026-11-23T11:12:00', '2026-11-23T12:00:00'],
    [
      'over a weekend in working days',
      'road-upkeep',
      '2026-11-20T17:00:00',
      '2026-11-26T17:00:00',
      '2026-11-27T17:00:00',
    ],
    ['over a holiday', 'exposed-waste', '2026-09-30T16:30:00', '2026-10-08T10:42:00', '2026-10-08T11:30:00'],
  ] as const)('CAS-5 CLK-7 warns in the time of the limit: %s', (_, category, reported, warns, due) => {
    const { warnFromMs, dueMs, standing } = story(category, reported);
    expect([warnFromMs, dueMs]).toEqual([at(warns), at(due)]);
    expect([standing(warns, -1), standing(warns), standing(due, -1), standing(due), standing(due, 1)]).toEqual([
      'in-time',
      'warning',
      'warning',
      'warning',
      'late',
    ]);
  });

  it('CAS-5 does not warn of a case of Friday evening while nobody works', () => {
    const { standing } = story('exposed-waste', '2026-11-20T17:00:00');
    expect(standing('2026-11-22T23:59:59')).toBe('in-time');
  });

  it('CAS-5 CLK-7 the clock of the panel has the colour of the list at every one of these moments', () => {
    const reportedMs = at('2026-11-20T17:00:00');
    const limit = { amount: 4, unit: 'work-hour' } as const;
    const fixed = caseDeadline('exposed-waste', reportedMs, RULES);
    const colours = { 'in-time': 'green', warning: 'yellow', late: 'red' } as const;
    for (const nowMs of [fixed.warnFromMs! - 1, fixed.warnFromMs!, fixed.dueMs!, fixed.dueMs! + 1]) {
      const clock = { startMs: reportedMs, doneMs: null, limit };
      const { colour, warnFromMs, dueMs } = readClock(clock, nowMs, RULES);
      expect({ warnFromMs, dueMs }).toEqual(fixed);
      expect(colour).toBe(colours[standingAt(fixed, nowMs)]);
      expect(readClock({ ...clock, fixed }, nowMs, RULES).colour).toBe(colour);
    }
  });

  it('CAS-5 takes the span by the clock for a case that came with a due time only', () => {
    expect(deadlineBySpan(10_000, 11_000, 0.8)).toEqual({ warnFromMs: 10_800, dueMs: 11_000 });
    expect(deadlineBySpan(10_000, null, 0.8)).toEqual({ warnFromMs: null, dueMs: null });
    const astray = sampleCase({ reportedMs: 10_000, ...deadlineBySpan(10_000, 9_000, 0.8) });
    expect([caseLateness(astray, 9_000), caseLateness(astray, 9_001)]).toEqual(['in-time', 'late']);
  });

  it('CAS-5 says when time alone changes a colour next', () => {
    const item = sampleCase({ warnFromMs: 800, dueMs: 1000 });
    const next = (nowMs: number, of = item) => nextLatenessMs(of, nowMs);
    expect([next(0), next(799), next(800), next(1000), next(1001)]).toEqual([800, 800, 1001, 1001, Infinity]);
    expect(next(0, { ...item, state: 'closed' })).toBe(Infinity);
    expect(next(0, sampleCase({ warnFromMs: null, dueMs: null }))).toBe(Infinity);
  });
});

describe('CAS-5 lateness', () => {
  const open = (nowMs: number, dueMs: number | null = 1000) => caseLateness(sampleCase({ dueMs }), nowMs);
  const ended = (state: 'closed' | 'refused', closedMs: number | null, dueMs: number | null = 1000) =>
    caseLateness(sampleCase({ state, closedMs, dueMs, updatedMs: 1500 }), 9999);

  it('CAS-5 warns from the moment that was fixed, not before', () => {
    expect(open(799)).toBe('in-time');
    expect(open(800)).toBe('warning');
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

  it('CAS-6 leaves out what was merged or cancelled, before its time and after it, here as RAT-3 and ASM-22 have it', () => {
    const ended = (state: CaseView['state'], closedMs: number) => sampleCase({ state, closedMs, updatedMs: closedMs });
    for (const state of ['refused', 'merged', 'cancelled'] as const) {
      expect(rate([ended(state, 999), ended(state, 1001)], 9999)).toEqual({ rate: null, onTime: 0, due: 0 });
      expect(rate([ended(state, 1001), sampleCase()], 1001)).toEqual({ rate: 0, onTime: 0, due: 1 });
    }
  });

  it('CAS-6 CAS-22 leaves out what an appeal exempts, in time and late', () => {
    const exempt = { exempt: true };
    expect(rate([closed(900, exempt), closed(1001, exempt)], 2000)).toEqual({ rate: null, onTime: 0, due: 0 });
    expect(rate([closed(900, exempt), closed(1001)], 2000)).toEqual({ rate: 0, onTime: 0, due: 1 });
  });

  it('CAS-6 counts what was closed from the beginning of the period on, and what is overdue however old', () => {
    const cases = [closed(899), closed(900), sampleCase({ reportedMs: -9e9, dueMs: -8e9 })];
    expect(rate(cases, 2000, 900)).toEqual({ rate: 1 / 2, onTime: 1, due: 2 });
    expect(rate(cases, 2000, 899)).toEqual({ rate: 2 / 3, onTime: 2, due: 3 });
  });
});
