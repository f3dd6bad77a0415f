import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { rateLines } from '../../../shared/exports/rate-lines.ts';
import { casesBehind, monthsOfSpan, rateBoard, type BoardParts } from '../../../shared/rates/rate-board.ts';
import { comparedSpan } from '../../../shared/rates/compared-span.ts';
import { countsOf, RATE_COUNTS, type RateCount } from '../../../shared/rates/rate-counts.ts';
import { rateFacts, type LoggedCase, type RateRules } from '../../../shared/rates/rate-facts.ts';
import { readRateDefinitions } from '../../../server/rates/rate-definitions-file.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { loggedCase, MINUTE_MS, PLAIN_RULES, type Step } from '../../support/rate-cases.ts';

const DEFINITIONS = readRateDefinitions();
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Noon, so that a few hours are one working day. */
const SPAN = { fromMs: 0, toMs: DAY_MS, asOfMs: DAY_MS };
const PARTS: BoardParts = {
  definitions: DEFINITIONS.items,
  rulesAt: () => PLAIN_RULES,
  ownSources: ['patrol'],
  timeZone: 'Asia/Shanghai',
};

function counted(logged: LoggedCase, span = SPAN, rules: RateRules = PLAIN_RULES): readonly RateCount[] {
  const counts = countsOf(rateFacts(logged, span.asOfMs, rules), span, ['patrol']);
  return RATE_COUNTS.filter((count) => counts.has(count));
}

const has = (logged: LoggedCase, count: RateCount, span = SPAN) => counted(logged, span).includes(count);
const LOOP: readonly Step[] = [
  ['file', 5],
  ['dispatch', 10],
  ['arrive', 20],
  ['feedback', 60],
  ['close', 90],
];

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

describe('what the desk does and what happens in the street', () => {
  const minute = (at: number) => at * MINUTE_MS;

  it('RAT-2 filing is in time up to its limit after the report, and stands still while somebody verifies', () => {
    const filed = (at: number) => has(loggedCase([['file', at]]), 'filedInTime');
    expect([filed(15), filed(15.001)]).toEqual([true, false]);
    const verified = (at: number) =>
      has(
        loggedCase([
          ['verify-report', 5, { to: 'verifying' }],
          ['verify-report', 25, { to: 'reported', outcome: 'confirmed' }],
          ['file', at],
        ]),
        'filedInTime',
      );
    expect([verified(35), verified(35.001)]).toEqual([true, false]);
    const unlimited = { ...PLAIN_RULES, clocks: { doubleTen: null, stageLimits: null } };
    expect(counted(loggedCase([['file', 1]]), SPAN, unlimited)).not.toContain('filedInTime');
  });

  it('RAT-2 verifying counts when an outcome has come back, and a public report that was confirmed was missed', () => {
    const sent = ['verify-report', 5, { to: 'verifying' }] as const;
    const back = (outcome: string): Step => ['verify-report', 9, { to: 'reported', outcome }];
    const verify = (steps: readonly Step[]) => [
      has(loggedCase(steps), 'verifySent'),
      has(loggedCase(steps), 'verified'),
    ];
    expect([verify([]), verify([sent]), verify([sent, back('unfounded')])]).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
    const missed = (source: 'public' | 'hotline' | 'patrol', outcome: string) =>
      has(loggedCase([sent, back(outcome), ['file', 12]], { source }), 'filedPublicConfirmed');
    expect([missed('public', 'confirmed'), missed('hotline', 'confirmed')]).toEqual([true, true]);
    expect([missed('public', 'unfounded'), missed('patrol', 'confirmed')]).toEqual([false, false]);
  });

  it('RAT-2 a dispatch is accurate when nobody has sent it back', () => {
    const steps: readonly Step[] = [...LOOP.slice(0, 2), ['return', 15, { to: 'returned' }]];
    const right = (all: readonly Step[], asOfMs?: number) =>
      has(loggedCase(all), 'dispatchedRight', { ...SPAN, asOfMs: asOfMs ?? SPAN.asOfMs });
    expect([right(LOOP), right(steps), right(steps, minute(15) - 1)]).toEqual([true, false, true]);
    expect(has(loggedCase(steps), 'dispatchDue')).toBe(true);
  });

  it('RAT-2 a check is in time up to its limit after the feedback', () => {
    const checked = (at: number): readonly Step[] => [
      ...LOOP.slice(0, 4),
      ['check', at, { outcome: 'passed', to: 'checking' }],
    ];
    const inTime = (at: number) => has(loggedCase(checked(at)), 'checkedInTime');
    expect([inTime(90), inTime(90.001)]).toEqual([true, false]);
    const waiting = loggedCase(LOOP.slice(0, 4));
    const due = (asOfMs: number) => has(waiting, 'checkDue', { ...SPAN, asOfMs });
    expect([due(minute(90)), due(minute(90) + 1)]).toEqual([false, true]);
  });

  it('RAT-2 what was reported and is not closed at the end of the span is unclosed', () => {
    const unclosed = (steps: readonly Step[], asOfMs: number = SPAN.asOfMs) =>
      has(loggedCase(steps), 'reportedUnclosed', { ...SPAN, asOfMs });
    expect([unclosed(LOOP), unclosed(LOOP, minute(90) - 1), unclosed([['refuse', 5]])]).toEqual([false, true, false]);
  });

  it('RAT-2 what the public reports counts when it is filed, by telephone too', () => {
    const from = (source: 'public' | 'hotline' | 'patrol' | 'video') =>
      has(loggedCase([['file', 5]], { source }), 'filedFromPublic');
    expect([from('public'), from('hotline'), from('patrol'), from('video')]).toEqual([true, true, false, false]);
    expect(has(loggedCase([], { source: 'public' }), 'filedFromPublic')).toBe(false);
  });

  it('RAT-2 rework counts once for a case, of those that were handled', () => {
    const again: readonly Step[] = [...LOOP.slice(0, 4), ['rework', 70], ['rework', 80]];
    expect(has(loggedCase(again, { dueMs: 2 * HOUR_MS }), 'reworked')).toBe(true);
    expect(has(loggedCase(LOOP, { dueMs: 2 * HOUR_MS }), 'reworked')).toBe(false);
    const { total } = rateBoard([loggedCase(again, { dueMs: 2 * HOUR_MS })], SPAN, null, PARTS);
    expect(total.rates.find(({ id }) => id === 'rework')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  const shipped = () => {
    const packs = packsUsed('zhengzhou-2018', 'zhengzhou-grid-2012');
    const [clocks, duties] = [clockPolicy(packs), dutiesPolicy(packs)];
    if (!clocks.ok || !duties.ok) throw new Error('packs');
    return { ...PLAIN_RULES, clocks: clocks.value, duties: duties.value };
  };

  it('RAT-2 CAS-14 double ten: persuasion and order are in time up to ten minutes', () => {
    const rules = shipped();
    const street = (persuaded: number, ordered: number) => {
      const by = { role: 'enforcement', to: 'handling' } as const;
      return counted(
        loggedCase(
          [
            ...LOOP.slice(0, 3),
            ['persuade', persuaded, { ...by, outcome: 'failed' }],
            ['order-correction', ordered, by],
          ],
          { category: 'street-occupation' },
        ),
        SPAN,
        rules,
      ).filter((count) => /^(persuade|notice)/.test(count));
    };
    expect(street(10, 20)).toEqual(['persuadeDue', 'persuadedInTime', 'noticeDue', 'noticedInTime']);
    expect(street(10.001, 20)).toEqual(['persuadeDue', 'noticeDue', 'noticedInTime']);
    expect(street(10, 20.001)).toEqual(['persuadeDue', 'persuadedInTime', 'noticeDue']);
    expect(counted(loggedCase(LOOP, { category: 'lighting' }), SPAN, rules)).not.toContain('persuadeDue');
  });

  it('RAT-2 CAS-17 a call is complete with all five hops, the last of them the answer to the caller', () => {
    const rules = shipped();
    const call = (...steps: readonly Step[]) =>
      counted(loggedCase([...LOOP, ...steps], { source: 'hotline', state: 'closed' }), SPAN, rules).filter((count) =>
        count.startsWith('call'),
      );
    const reply = (outcome: string): Step => [
      'feedback',
      95,
      { to: 'closed', outcome, extra: { recipient: 'caller' } },
    ];
    expect(call(reply('satisfied'))).toEqual(['callEnded', 'callComplete']);
    expect([call(), call(reply('not-reached'))]).toEqual([['callEnded'], ['callEnded']]);
    expect(counted(loggedCase(LOOP, { source: 'public' }), SPAN, rules)).not.toContain('callEnded');
  });

  it('RAT-2 CAS-21 a double report is received when every recipient has signed', () => {
    const rules = shipped();
    const signed = (...recipients: readonly string[]) =>
      counted(
        loggedCase([
          ['escalate', 5, { role: 'town-manager' }],
          ...recipients.map((recipient, i): Step => ['receive', 6 + i, { extra: { recipient } }]),
        ]),
        SPAN,
        rules,
      ).filter((count) => count.startsWith('double'));
    expect(signed('community-grid')).toEqual(['doubleReported']);
    expect(signed('community-grid', 'sunk-staff')).toEqual(['doubleReported', 'doubleReceived']);
  });
});

describe('the board', () => {
  const cases = [
    loggedCase(LOOP, { id: 'A', town: 'T1', dueMs: 2 * HOUR_MS }),
    loggedCase(LOOP, { id: 'B', town: 'T2', dueMs: HOUR_MS }),
    loggedCase([['file', 5]], { id: 'C', town: null, dueMs: 3 * HOUR_MS, kind: 'facility' }),
  ];

  it('RAT-4 has both numbers of every rate, and nothing over zero', () => {
    const { total, groups } = rateBoard(cases, SPAN, 'town', PARTS);
    const rate = (id: string) => total.rates.find((one) => one.id === id);
    expect(rate('onTimeClosing')).toEqual({
      id: 'onTimeClosing',
      numerator: 1,
      denominator: 3,
      value: 1 / 3,
      exempt: 0,
    });
    expect(rate('overdue')).toEqual({ id: 'overdue', numerator: 2, denominator: 3, value: 2 / 3, exempt: 0 });
    expect(rate('whistleAnswer')).toEqual({
      id: 'whistleAnswer',
      numerator: 0,
      denominator: 0,
      value: null,
      exempt: 0,
    });
    expect(groups.map(({ key, cases: number }) => [key, number])).toEqual([
      ['T1', 1],
      ['T2', 1],
      [null, 1],
    ]);
  });

  it('RAT-5 lists exactly the cases of both numbers', () => {
    const closing = DEFINITIONS.items.find(({ id }) => id === 'onTimeClosing')!;
    expect(
      casesBehind(cases, SPAN, closing, PARTS).counted.map(({ item, isAbove, isBelow }) => [item.id, isAbove, isBelow]),
    ).toEqual([
      ['A', true, true],
      ['B', false, true],
      ['C', false, true],
    ]);
  });

  it('RAT-3 CAS-22 leaves out what an appeal exempts from its approval on, and says how many', () => {
    const closing = DEFINITIONS.items.find(({ id }) => id === 'onTimeClosing')!;
    const appealed = (extra: object) =>
      loggedCase([...LOOP, ['appeal', 100], ['appeal', 120, { outcome: 'approved', extra }]], {
        id: 'D',
        town: 'T1',
        dueMs: HOUR_MS,
        state: 'closed',
      });
    const figures = (extra: object, toMs: number = SPAN.toMs) => {
      const span = { ...SPAN, toMs, asOfMs: toMs };
      const { total } = rateBoard([...cases, appealed(extra)], span, null, PARTS);
      const { numerator, denominator, exempt } = total.rates.find(({ id }) => id === closing.id)!;
      const behind = casesBehind([...cases, appealed(extra)], span, closing, PARTS);
      expect([behind.counted.length, behind.exempt]).toEqual([denominator, exempt]);
      return [numerator, denominator, exempt];
    };
    expect(figures({ isGranted: true })).toEqual([1, 3, 1]);
    expect(figures({ isGranted: false })).toEqual([1, 4, 0]);
    expect(figures({})).toEqual([1, 4, 0]);
    // As of the millisecond before the approval nobody had granted anything.
    expect(figures({ isGranted: true }, 120 * MINUTE_MS - 1)).toEqual([1, 3, 0]);
    expect(figures({ isGranted: true }, 120 * MINUTE_MS)).toEqual([1, 2, 1]);
  });

  it('RAT-5 for any cases the list has as many as the numbers say, and parts add up to the whole', () => {
    const step = fc.constantFrom<Step[0]>(
      'file',
      'dispatch',
      'arrive',
      'feedback',
      'close',
      'rework',
      'refuse',
      'whistle',
      'escalate',
    );
    const made = fc.array(
      fc.record({
        steps: fc.array(step, { maxLength: 8 }),
        town: fc.constantFrom('T1', 'T2', null),
        due: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(made, (rows) => {
        const logs = rows.map(({ steps, town, due }, i) =>
          loggedCase(
            steps.map((action, minute) => [action, minute * 37 + 1]),
            { id: `C-${i}`, town, dueMs: due === null ? null : due * MINUTE_MS },
          ),
        );
        const { total, groups } = rateBoard(logs, SPAN, 'town', PARTS);
        for (const definition of DEFINITIONS.items) {
          const behind = casesBehind(logs, SPAN, definition, PARTS).counted;
          const { numerator, denominator } = total.rates.find(({ id }) => id === definition.id)!;
          expect(behind.filter(({ isAbove }) => isAbove)).toHaveLength(numerator);
          expect(behind.filter(({ isBelow }) => isBelow)).toHaveLength(denominator);
          expect(behind.every(({ isAbove, isBelow }) => isBelow || !isAbove)).toBe(true);
          const parts = groups.map(({ rates }) => rates.find(({ id }) => id === definition.id)!);
          expect(parts.reduce((sum, part) => sum + part.denominator, 0)).toBe(denominator);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('RAT-4 months are those of the district, cut to the span', () => {
    const fromMs = Date.UTC(2026, 0, 31, 15, 59);
    const months = monthsOfSpan({ fromMs, toMs: fromMs + 2 * DAY_MS, asOfMs: fromMs + 2 * DAY_MS }, 'Asia/Shanghai');
    expect(months.map(({ month, toMs }) => [month, toMs - fromMs])).toEqual([
      ['2026-01', MINUTE_MS],
      ['2026-02', 2 * DAY_MS],
    ]);
  });

  it('RAT-8 compares with the span just before, as long as this one is known, and with the same dates a year before', () => {
    const zone = 'Asia/Shanghai';
    const at = (text: string) => Date.parse(`${text}+08:00`);
    const span = (from: string, to: string, asOf: string) => ({ fromMs: at(from), toMs: at(to), asOfMs: at(asOf) });
    const november = span('2026-11-01T00:00', '2026-12-01T00:00', '2026-12-01T00:00');
    expect(comparedSpan(november, 'previous', zone)).toEqual(
      span('2026-10-02T00:00', '2026-11-01T00:00', '2026-11-01T00:00'),
    );
    const running = span('2026-11-03T00:00', '2026-12-01T00:00', '2026-11-04T12:00');
    const before = comparedSpan(running, 'previous', zone);
    expect(before.toMs - before.fromMs).toBe(36 * HOUR_MS + 1);
    expect(comparedSpan(running, 'year', zone)).toMatchObject({
      fromMs: at('2025-11-03T00:00'),
      asOfMs: at('2025-11-04T12:00'),
    });
    const leap = span('2028-02-29T00:00', '2028-03-01T00:00', '2028-03-01T00:00');
    expect(comparedSpan(leap, 'year', zone)).toMatchObject({
      fromMs: at('2027-02-28T00:00'),
      toMs: at('2027-03-01T00:00'),
    });
  });

  it('EXP-5 is a line for each rate of each part, with formula and basis', () => {
    const board = rateBoard(cases, SPAN, 'town', PARTS);
    const parts = {
      language: 'zh',
      timeZone: 'Asia/Shanghai',
      span: SPAN,
      by: 'town',
      townName: (code: string) => code,
    } as const;
    const lines = rateLines(board, DEFINITIONS, parts);
    expect(lines).toHaveLength(1 + 4 * DEFINITIONS.items.length);
    const closing = lines.find((line) => line[2] === '合计' && line[3] === '按期结案率')!;
    expect(closing.slice(4)).toEqual([1, 3, 33.33, '按期结案 ÷ (结案 + 超期未结)', '假定', 0]);
  });
});

describe('the definitions', () => {
  it('RAT-4 are all assumed, use every count, and say what cannot be counted', () => {
    const { items, unmeasured } = DEFINITIONS;
    expect(items.filter(({ basis }) => basis !== 'assumed')).toEqual([]);
    const used = new Set(items.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]));
    expect(RATE_COUNTS.filter((count) => !used.has(count))).toEqual([]);
    expect(unmeasured.map(({ label }) => label.zh)).toEqual(['发现率', '见巡率']);
  });
});
