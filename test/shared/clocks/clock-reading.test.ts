import { describe, expect, it } from 'vitest';
import { caseClocks, readClock, type LimitedClock } from '../../../shared/clocks/clock-reading.ts';
import type { Suspension } from '../../../shared/clocks/deadline.ts';
import { stageClock } from '../../../shared/clocks/stage-clock.ts';
import { checkedTimeLimit } from '../../../shared/clocks/time-limit.ts';
import type { CaseState } from '../../../shared/model/case.ts';
import { sampleSource } from '../../support/world-samples.ts';
import { sampleCalendar } from '../../support/work-calendars.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const AROUND = { calendar: sampleCalendar(), warnShare: 0.8 };
const at = (local: string) => Date.parse(`${local}+08:00`);
const START = at('2026-11-20T09:00');
const clock = (more: Partial<LimitedClock> = {}): LimitedClock => ({
  startMs: START,
  doneMs: null,
  limit: checkedTimeLimit('10紧急工作时'),
  ...more,
});
const read = (afterMs: number, more: Partial<LimitedClock> = {}) => readClock(clock(more), START + afterMs, AROUND);

describe('CLK-7 colours', () => {
  it.each([
    [0, 'green', 'running'],
    [8 * HOUR - 1, 'green', 'running'],
    [8 * HOUR, 'yellow', 'running'],
    [10 * HOUR, 'yellow', 'running'],
    [10 * HOUR + 1, 'red', 'missed'],
  ])('CLK-7 after %d ms is %s and %s', (afterMs, colour, state) => {
    expect(read(afterMs)).toMatchObject({
      colour,
      state,
      dueMs: START + 10 * HOUR,
      limitMs: 10 * HOUR,
      usedMs: afterMs,
    });
  });

  it('CLK-7 judges what is done by when it was done', () => {
    expect(read(99 * HOUR, { doneMs: START + 10 * HOUR })).toMatchObject({ state: 'met', colour: 'yellow' });
    expect(read(99 * HOUR, { doneMs: START + 10 * HOUR + 1 })).toMatchObject({ state: 'missed', colour: 'red' });
    expect(read(HOUR, { doneMs: START + 2 * HOUR })).toMatchObject({ state: 'running', doneMs: null, usedMs: HOUR });
  });

  it('CLK-7 counts working time where the limit is in working units', () => {
    const limit = checkedTimeLimit('1天');
    expect(readClock(clock({ limit }), at('2026-11-21T12:00'), AROUND)).toMatchObject({
      state: 'running',
      colour: 'yellow',
      usedMs: 6.5 * HOUR,
    });
    expect(readClock(clock({ limit }), at('2026-11-20T15:00'), AROUND).colour).toBe('green');
  });

  it('CLK-7 says when a clock is suspended', () => {
    const suspensions = [{ fromMs: START + HOUR, toMs: START + 3 * HOUR }];
    expect(read(HOUR, { suspensions }).state).toBe('suspended');
    expect(read(3 * HOUR, { suspensions })).toMatchObject({ state: 'running', usedMs: HOUR, dueMs: START + 12 * HOUR });
    expect(read(99 * HOUR, { suspensions: [{ fromMs: START, toMs: null }] })).toMatchObject({
      state: 'suspended',
      dueMs: null,
      usedMs: 0,
    });
  });
});

describe('CLK-8 two clocks of a case', () => {
  const given = {
    reportedMs: START,
    arrivedMs: null,
    handledMs: null,
    responseLimit: checkedTimeLimit('10分钟'),
    handlingLimit: checkedTimeLimit('2紧急工作时'),
  };

  it('CLK-8 run beside each other, each to its own end', () => {
    const clocks = caseClocks({ ...given, arrivedMs: START + 10 * MINUTE }, START + HOUR, AROUND);
    expect(clocks.response).toMatchObject({ state: 'met', dueMs: START + 10 * MINUTE });
    expect(clocks.handling).toMatchObject({ state: 'running', dueMs: START + 2 * HOUR });
    expect(caseClocks(given, START + 10 * MINUTE + 1, AROUND).response!.state).toBe('missed');
  });

  it('CLK-8 have no response time where none is set, and no handling time without a limit', () => {
    const none = { ...given, responseLimit: null, handlingLimit: null };
    expect(caseClocks(none, START, AROUND)).toEqual({ response: null, handling: null });
  });

  it('CLK-8 suspend the handling only', () => {
    const suspensions = [{ fromMs: START, toMs: null }];
    const clocks = caseClocks({ ...given, suspensions }, START + HOUR, AROUND);
    expect(clocks).toMatchObject({ response: { state: 'missed' }, handling: { state: 'suspended' } });
  });
});

describe('CLK-9 stages', () => {
  const limits = {
    value: { accept: '15分钟', dispatch: '15分钟', check: '30分钟' },
    source: sampleSource('assumed here', 'assumed'),
  };
  const stage = (state: CaseState, afterMs: number, verifying: readonly Suspension[] = []) =>
    stageClock({ state, sinceMs: START, verifying }, START + afterMs, { ...AROUND, limits });

  it.each([
    ['reported', 'accept', 15],
    ['filed', 'dispatch', 15],
    ['checking', 'check', 30],
  ] as const)('CLK-9 %s: %s within %d minutes', (state, name, minutes) => {
    expect(stage(state, minutes * MINUTE)).toMatchObject({
      stage: name,
      basis: 'assumed',
      reading: { state: 'running' },
    });
    expect(stage(state, minutes * MINUTE + 1)!.reading.state).toBe('missed');
  });

  it('CLK-9 has no clock of its own while a case is handled or ended', () => {
    for (const state of ['dispatched', 'handling', 'closed', 'refused'] as const) expect(stage(state, 0)).toBeNull();
  });

  it('CLK-9 stands still while somebody verifies, when accepting only', () => {
    const out = [{ fromMs: START + 5 * MINUTE, toMs: START + 25 * MINUTE }];
    expect(stage('reported', 35 * MINUTE, out)!.reading.state).toBe('running');
    expect(stage('reported', 35 * MINUTE + 1, out)!.reading.state).toBe('missed');
    expect(stage('filed', 16 * MINUTE, out)!.reading.state).toBe('missed');
  });
});
