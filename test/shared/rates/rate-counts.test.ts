import { describe, expect, it } from 'vitest';
import { loggedCase, MINUTE_MS, type Step } from '../../support/rate-cases.ts';
import { counted, has, HOUR_MS, LOOP, SPAN } from './rate-samples.ts';

describe('what a case counts for', () => {
  it('RAT-2 the plain loop counts once for each step', () => {
    expect(counted(loggedCase(LOOP, { dueMs: 2 * HOUR_MS }))).toEqual(
      [
        'reported',
        'reportedFiled',
        'filed',
        'filedDispatched',
        'filedInTime',
        'dispatchedRight',
        'checkDue',
        'dispatchDue',
        'dispatchedInTime',
        'handled',
        'handledInTime',
        'closed',
        'closedInTime',
        'foundByPatrol',
        'handledByFinder',
        'foundByOwnStaff',
        'doubleReported',
        'doubleReceived',
      ].filter((count) => !count.startsWith('double')),
    );
  });

  it('RAT-2 in time is up to the due time and not after it', () => {
    const closedAt = (dueMs: number) =>
      counted(loggedCase(LOOP, { dueMs })).filter((count) => count.startsWith('closed'));
    expect(closedAt(90 * MINUTE_MS)).toEqual(['closed', 'closedInTime']);
    expect(closedAt(90 * MINUTE_MS - 1)).toEqual(['closed', 'closedLate']);
  });

  it('RAT-2 a dispatch is in time up to its limit after the filing', () => {
    const sent = (minute: number) =>
      loggedCase([
        ['file', 5],
        ['dispatch', minute],
      ]);
    expect([has(sent(20), 'dispatchedInTime'), has(sent(20.001), 'dispatchedInTime')]).toEqual([true, false]);
    const waiting = loggedCase([['file', 5]]);
    const at = (asOfMs: number) => has(waiting, 'dispatchDue', { ...SPAN, asOfMs });
    expect([at(20 * MINUTE_MS), at(20 * MINUTE_MS + 1)]).toEqual([false, true]);
  });

  it('RAT-3 an open case inside its limit is not due, one past it is, one without a limit never', () => {
    const open = loggedCase([['file', 5]], { dueMs: HOUR_MS });
    expect(has(open, 'overdueUnclosed', { ...SPAN, asOfMs: HOUR_MS })).toBe(false);
    expect(has(open, 'overdueUnclosed', { ...SPAN, asOfMs: HOUR_MS + 1 })).toBe(true);
    expect(has(loggedCase([['file', 5]]), 'overdueUnclosed')).toBe(false);
  });

  it('RAT-3 refused counts as reported and not filed, merged and cancelled for nothing, imported for no filing', () => {
    expect(counted(loggedCase([['refuse', 5]], { dueMs: HOUR_MS }))).toEqual(['reported']);
    expect(counted(loggedCase([['merge', 5]], { dueMs: HOUR_MS }))).toEqual([]);
    expect(
      counted(
        loggedCase(
          [
            ['file', 1],
            ['cancel', 5],
          ],
          { dueMs: HOUR_MS },
        ),
      ),
    ).toEqual([]);
    const imported = (steps: readonly Step[]) => {
      const logged = loggedCase(steps, { dueMs: HOUR_MS });
      return { ...logged, events: [{ ...logged.events[0]!, action: 'import' as const }, ...logged.events.slice(1)] };
    };
    expect(counted(imported([]))).toEqual(['overdueUnclosed']);
    expect(counted(imported([['dispatch', 5]]))).toEqual(['overdueUnhandled', 'overdueUnclosed']);
  });

  it('RAT-1 knows nothing of what came later', () => {
    const logged = loggedCase(LOOP, { dueMs: 2 * HOUR_MS });
    const early = { ...SPAN, toMs: 30 * MINUTE_MS, asOfMs: 30 * MINUTE_MS };
    expect(counted(logged, early).filter((count) => /handled$|^closed/.test(count))).toEqual([]);
    const reopened = loggedCase([...LOOP, ['rework', 600]], { dueMs: 2 * HOUR_MS, state: 'dispatched' });
    expect(has(reopened, 'closed', { ...SPAN, toMs: 300 * MINUTE_MS, asOfMs: 300 * MINUTE_MS })).toBe(true);
    expect(has(reopened, 'closed')).toBe(false);
  });

  it('RAT-1 an imported case ended when its row says', () => {
    const item = loggedCase([], { source: 'import', dueMs: 2 * HOUR_MS, closedMs: HOUR_MS, state: 'closed' });
    const events = [{ ...item.events[0]!, action: 'import' as const, to: 'closed' as const }];
    expect(counted({ ...item, events })).toEqual(['closed', 'closedInTime']);
  });

  it('RAT-2 every whistle needs its answer', () => {
    const start: readonly Step[] = [...LOOP.slice(0, 3), ['whistle', 25], ['answer-whistle', 27]];
    expect(has(loggedCase(start), 'whistleAnswered')).toBe(true);
    const twice = loggedCase([...start, ['whistle', 40]]);
    expect([has(twice, 'whistled'), has(twice, 'whistleAnswered')]).toEqual([true, false]);
  });

  it('RAT-2 difficult, major and escalated cases are beyond the grid', () => {
    const beyond = (over: object, steps: readonly Step[] = []) =>
      counted(loggedCase(steps, over)).filter((count) => count === 'beyondGrid' || count === 'escalated');
    expect(beyond({})).toEqual([]);
    expect(beyond({ severity: 'major' })).toEqual(['beyondGrid']);
    expect(beyond({}, [['escalate', 5]])).toEqual(['beyondGrid', 'escalated']);
  });

  it('RAT-2 the finder handled it when the same officer gave the feedback', () => {
    const by = (officer: string): readonly Step[] => [...LOOP.slice(0, 3), ['feedback', 60, { officer }]];
    const found = loggedCase(by('E-1'));
    const events = found.events.map((event, i) => (i === 0 ? { ...event, officer: 'E-1' } : event));
    expect(has({ ...found, events }, 'handledByFinder')).toBe(true);
    const other = loggedCase(by('E-2'));
    expect(has({ ...other, events: [events[0]!, ...other.events.slice(1)] }, 'handledByFinder')).toBe(false);
  });
});
