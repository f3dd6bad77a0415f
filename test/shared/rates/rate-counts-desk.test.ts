import { describe, expect, it } from 'vitest';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { rateBoard } from '../../../shared/rates/rate-board.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { loggedCase, MINUTE_MS, PLAIN_RULES, type Step } from '../../support/rate-cases.ts';
import { counted, has, HOUR_MS, LOOP, PARTS, SPAN } from './rate-samples.ts';

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
