import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS, STREET_ACTIONS } from '../../../shared/cases/case-action.ts';
import { stageSinceMs } from '../../../shared/cases/case-spans.ts';
import { doubleTenOfCase } from '../../../shared/cases/clocks/double-ten-of-case.ts';
import { whistleOfCase } from '../../../shared/cases/clocks/whistle-of-case.ts';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseLog, MINUTE_MS } from '../../support/case-log.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCase } from '../../support/world-samples.ts';

const START = Date.parse('2026-11-20T09:00:00+08:00');
const HOUR_MS = 60 * MINUTE_MS;
const DESK = caseActor('dispatcher');
const AT = { town: 'west', grids: ['west-1'] };
const AUXILIARY = caseActor('auxiliary', AT);
const ENFORCER = caseActor('enforcement', AT);
const CHECKER = caseActor('information', AT);

/** A case that was sent to the auxiliary two minutes after its report. */
function sent() {
  const at = { town: 'west', grid: 'west-1', state: 'reported', simulated: false, officer: null } as const;
  const due = { dueMs: START + 48 * HOUR_MS, warnFromMs: START + 40 * HOUR_MS };
  const log = caseLog(
    sampleCase({ ...at, ...due, reportedMs: START, updatedMs: START, category: 'street-occupation' }),
  );
  return log.take({ action: 'file' }, DESK).take({ action: 'dispatch', officer: 'E-auxiliary' }, DESK);
}
const SENT = START + 2 * MINUTE_MS;
const reasonOf = (log: ReturnType<typeof sent>, at: number, actor = AUXILIARY) =>
  log.refused({ action: 'arrive', at }, actor)?.reason ?? 'granted';

describe('CAS-24 told later', () => {
  it('CAS-24 takes 12 hours and not a millisecond more, and nothing of the future beyond 60 seconds', () => {
    const log = sent();
    log.nowMs = SENT + 12 * HOUR_MS;
    expect([reasonOf(log, SENT), reasonOf(log, log.nowMs + 60_000)]).toEqual(['granted', 'granted']);
    expect(reasonOf(log, log.nowMs + 60_001)).toBe('future');
    log.nowMs++;
    expect(reasonOf(log, SENT)).toBe('too-long-ago');
    expect(log.refused({ action: 'arrive', at: SENT }, AUXILIARY)).toMatchObject({ field: 'at', code: 'wrong-field' });
  });

  it('CAS-24 is not before the dispatch: within 60 seconds it is at it, beyond it is refused', () => {
    const log = sent();
    log.nowMs = SENT + HOUR_MS;
    expect([reasonOf(log, SENT - 60_000), reasonOf(log, SENT - 60_001)]).toEqual(['granted', 'before-last-step']);
    log.take({ action: 'arrive', at: SENT - 60_000 }, AUXILIARY);
    expect(log.events.at(-1)!.atMs).toBe(SENT);
  });

  it('CAS-24 keeps both times from 60 seconds on, and the case was changed when it came in', () => {
    const log = sent();
    log.nowMs = SENT + 10 * MINUTE_MS;
    const inTime = log.nowMs + MINUTE_MS - 60_000;
    log.take({ action: 'arrive', at: inTime }, AUXILIARY);
    expect(log.events.at(-1)).toMatchObject({ atMs: inTime, extra: {} });
    expect(log.events.at(-1)!.extra.receivedMs).toBeUndefined();
    log.nowMs += 5 * MINUTE_MS;
    log.take({ action: 'persuade', outcome: 'failed', at: log.nowMs - 1 }, AUXILIARY);
    expect(log.events.at(-1)).toMatchObject({ atMs: log.nowMs - MINUTE_MS - 1, extra: { receivedMs: log.nowMs } });
    expect(log.item.updatedMs).toBe(log.nowMs);
  });

  it('CAS-24 keeps own steps in order and does not mind what the desk did meanwhile', () => {
    const log = sent();
    log.nowMs = SENT + HOUR_MS;
    log.take({ action: 'extend', note: '雨天' }, DESK);
    log.take({ action: 'arrive', at: SENT + 5 * MINUTE_MS }, AUXILIARY);
    // Asked for offline as well, and of when it came in.
    log.take({ action: 'extend', note: '雨天' }, AUXILIARY);
    const persuade = (at: number) => log.refused({ action: 'persuade', outcome: 'failed', at }, AUXILIARY)?.reason;
    expect(persuade(SENT + 5 * MINUTE_MS)).toBeUndefined();
    expect(persuade(SENT + 3 * MINUTE_MS)).toBe('before-last-step');
  });

  it('CAS-24 is for officers in the street: nobody else and no other step says when', () => {
    const log = sent();
    log.nowMs = SENT + 5 * MINUTE_MS;
    const at = SENT + MINUTE_MS;
    const manager = caseActor('town-manager', { town: 'west' });
    expect(reasonOf(log, at, manager)).toBe('not-taken');
    expect(reasonOf(log, at, caseActor('auxiliary', { ...AT, officer: null, id: 'E-auxiliary' }))).toBe('not-taken');
    expect(log.refused({ action: 'extend', note: 'x', at }, AUXILIARY)).toMatchObject({ reason: 'not-taken' });
    expect(log.refused({ action: 'dispatch', officer: 'E-2', at }, DESK)).toMatchObject({ field: 'at' });
    const timed = CASE_ACTIONS.filter((action) => STREET_ACTIONS.has(action));
    expect(timed).toContain('check');
    expect(timed).not.toContain('close');
    log.rules = { toldLater: null };
    expect(reasonOf(log, at)).toBe('not-provided');
  });

  it('CAS-24 CAS-14 meets the double ten by when it was done, and says that it was told later', () => {
    const log = sent();
    log.nowMs = START + 3 * HOUR_MS;
    log.take({ action: 'arrive', at: START + 9 * MINUTE_MS }, AUXILIARY);
    log.take({ action: 'persuade', outcome: 'failed', at: START + 10 * MINUTE_MS }, AUXILIARY);
    const toldMs = log.nowMs;
    const clocks = clockPolicy(packsUsed('zhengzhou-2018', 'zhengzhou-grid-2012'));
    if (!clocks.ok) throw new Error(clocks.error);
    const { doubleTen: policy } = clocks.value;
    const doneMs = START + 10 * MINUTE_MS;
    expect(doubleTenOfCase(log.item, log.events, { nowMs: toldMs, policy })?.persuade).toMatchObject({
      state: 'met',
      doneMs,
      receivedMs: toldMs,
    });
  });

  it('CAS-24 CLK-11 hears a whistle when it comes in: the answer is measured from then, and not before it', () => {
    const log = sent();
    log.nowMs = START + HOUR_MS;
    log.take({ action: 'arrive', at: START + 10 * MINUTE_MS }, AUXILIARY);
    log.take({ action: 'whistle', at: START + 12 * MINUTE_MS }, AUXILIARY);
    const heardMs = log.nowMs;
    expect(log.item.whistledMs).toBe(heardMs);
    const answer = (at: number) => log.refused({ action: 'answer-whistle', at }, ENFORCER)?.reason;
    expect([answer(heardMs - 60_000), answer(heardMs - 60_001)]).toEqual([undefined, 'before-last-step']);
    log.take({ action: 'answer-whistle' }, ENFORCER);
    expect(whistleOfCase(log.item, log.events, { nowMs: log.nowMs, policy: null })).toMatchObject({
      raisedMs: heardMs,
      answeredAfterMs: MINUTE_MS,
    });
  });

  it('CAS-24 runs the stage of checking from when the feedback came in, and the checker cannot have been there before', () => {
    const log = sent();
    log.nowMs = START + 2 * HOUR_MS;
    log.take({ action: 'arrive', at: START + 20 * MINUTE_MS }, AUXILIARY);
    log.take({ action: 'feedback', note: '已清理', at: START + 40 * MINUTE_MS }, AUXILIARY);
    expect(stageSinceMs(log.item, log.events)).toBe(log.nowMs);
    log.nowMs += HOUR_MS;
    const check = (at: number) => log.refused({ action: 'check', outcome: 'passed', note: 'x', at }, CHECKER)?.reason;
    expect(check(START + 2 * HOUR_MS)).toBe('before-last-step');
    expect(check(log.nowMs - 30 * MINUTE_MS)).toBeUndefined();
  });

  it('CAS-24 holds the deadline of an order against when it was given', () => {
    const log = sent();
    log.nowMs = START + 5 * HOUR_MS;
    const officer = caseActor('enforcement', AT);
    log.take({ action: 'dispatch', officer: 'E-enforcement' }, DESK);
    const at = log.nowMs + MINUTE_MS;
    log.nowMs += 3 * HOUR_MS;
    log.take({ action: 'arrive', at }, officer);
    const order = (deadline: number) =>
      log.refused({ action: 'order-correction', note: '限时清理', deadline, at: at + MINUTE_MS }, officer);
    expect(order(at + HOUR_MS)).toBeNull();
    expect(order(at + MINUTE_MS)).toMatchObject({ field: 'deadline', reason: 'past' });
  });
});
