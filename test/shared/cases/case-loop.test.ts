import { describe, expect, it } from 'vitest';
import { caseHistory } from '../../../shared/cases/case-history.ts';
import { allCaseClocks } from '../../../shared/cases/clocks/all-case-clocks.ts';
import { caseClocksSchema } from '../../../shared/cases/clocks/case-clocks-schema.ts';
import { receiveReport } from '../../../shared/cases/receive-report.ts';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { casePolicy } from '../../../shared/policy/case-policy.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseLog, DEADLINE_RULES, MINUTE_MS, reportOf, type CaseLog } from '../../support/case-log.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCase } from '../../support/world-samples.ts';

const START = Date.parse('2026-11-20T09:00+08:00');
const DAY = 86_400_000;
const AT = { town: 'west', grids: ['west-1'] };
const DISPATCHER = caseActor('dispatcher');
const MANAGER = caseActor('town-manager', { town: 'west' });
const OFFICE = caseActor('district-office');
const INSPECTOR = caseActor('inspector');
const OFFICER = caseActor('enforcement', AT);
const AUXILIARY = caseActor('auxiliary', AT);

const reported = (more: Partial<CaseView> = {}) =>
  caseLog(
    sampleCase({
      state: 'reported',
      town: 'west',
      grid: 'west-1',
      reportedMs: START,
      updatedMs: START,
      warnFromMs: START + 96 * MINUTE_MS,
      dueMs: START + 120 * MINUTE_MS,
      limit: '2紧急工作时',
      simulated: false,
      ...more,
    }),
  );
const sent = (log: CaseLog, actor = OFFICER) =>
  log.take({ action: 'file' }, DISPATCHER).take({ action: 'dispatch', officer: actor.officer! }, DISPATCHER);
const arrived = (log: CaseLog, actor = OFFICER) => sent(log, actor).take({ action: 'arrive' }, actor);
const checked = (log: CaseLog) =>
  arrived(log)
    .take({ action: 'feedback', note: '已清理' }, OFFICER)
    .take({ action: 'check', outcome: 'passed', note: '整洁' }, INSPECTOR);
const closed = (log: CaseLog) => checked(log).take({ action: 'close' }, OFFICE);

function clocksOf(log: CaseLog, nowMs = log.nowMs) {
  const packs = packsUsed('zhengzhou-2018', 'zhengzhou-grid-2012');
  const [cases, clocks, duties] = [casePolicy(packs), clockPolicy(packs), dutiesPolicy(packs)];
  if (!cases.ok || !clocks.ok || !duties.ok) throw new Error('packs');
  const rules = { ...DEADLINE_RULES, limits: cases.value.limits, limitSource: cases.value.sources.limits };
  const more = { clocks: clocks.value, duties: duties.value, whistleAlerts: cases.value.whistleAlerts };
  const all = allCaseClocks(log.item, log.events, nowMs, { ...rules, ...more });
  expect(caseClocksSchema.safeParse(all).error?.issues ?? []).toEqual([]);
  return all;
}

describe('CAS-9 emergency first', () => {
  it('CAS-9 sends before filing where it is major or sudden, and else only when nobody knows whose it is', () => {
    const dispatch = { action: 'dispatch', officer: 'E-1' } as const;
    expect(reported().refused(dispatch, DISPATCHER)).toMatchObject({ code: 'wrong-field', field: 'outcome' });
    const unknown = { ...dispatch, outcome: 'owner-unknown', note: '责任主体不清' };
    expect(reported().refused(unknown, DISPATCHER)).toBeNull();
    expect(reported({ severity: 'major' }).refused(dispatch, DISPATCHER)).toBeNull();
    expect(reported({ code: 'event-0505' }).refused(dispatch, DISPATCHER)).toBeNull();
    expect(reported({ code: 'event-0405' }).refused(dispatch, DISPATCHER)).not.toBeNull();
  });

  it('CAS-9 is not for a district whose documents do not say so', () => {
    const log = reported({ severity: 'major' });
    log.rules = { emergencyFirst: false };
    expect(log.refused({ action: 'dispatch', officer: 'E-1' }, DISPATCHER)).toMatchObject({
      reason: 'emergency-first',
    });
  });

  it('CAS-9 closes only what was filed after all, once', () => {
    const log = reported({ severity: 'major' })
      .take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER)
      .take({ action: 'arrive' }, OFFICER)
      .take({ action: 'feedback', note: '已抢修' }, OFFICER)
      .take({ action: 'check', outcome: 'passed', note: '恢复' }, INSPECTOR);
    expect(log.refused({ action: 'close' }, OFFICE)).toMatchObject({ code: 'not-now', reason: 'filed' });
    log.take({ action: 'file' }, DISPATCHER);
    expect(log.item.state).toBe('checking');
    expect(log.refused({ action: 'file' }, DISPATCHER)).toMatchObject({ reason: 'not-filed-yet' });
    expect(log.take({ action: 'close' }, OFFICE).item.state).toBe('closed');
  });
});

describe('CAS-10 more time', () => {
  const asked = () => arrived(reported()).take({ action: 'extend', note: '需调用吊车' }, OFFICER);

  it('CAS-10 gives the original limit once more with the second approval, the last by the bench', () => {
    const log = asked();
    expect(log.item).toMatchObject({ pending: 'extend', dueMs: START + 120 * MINUTE_MS });
    expect(log.refused({ action: 'extend', outcome: 'approved' }, OFFICER)?.code).toBe('not-yours');
    log.take({ action: 'extend', outcome: 'approved' }, MANAGER);
    expect(log.item).toMatchObject({ pending: 'extend', dueMs: START + 120 * MINUTE_MS });
    expect(log.refused({ action: 'extend', outcome: 'approved' }, DISPATCHER)).toMatchObject({ reason: 'bench' });
    log.take({ action: 'extend', outcome: 'approved' }, OFFICE);
    expect(log.item).toMatchObject({
      pending: null,
      dueMs: START + 240 * MINUTE_MS,
      warnFromMs: START + 192 * MINUTE_MS,
    });
    expect(clocksOf(log).handling).toMatchObject({ limit: '4紧急工作时' });
  });

  it('CAS-10 lets nobody decide on their own request, nor twice', () => {
    const log = arrived(reported()).take({ action: 'extend', note: '备料' }, OFFICE);
    const approve = { action: 'extend', outcome: 'approved' } as const;
    expect(log.refused(approve, OFFICE)).toMatchObject({ code: 'two-axes', reason: 'requesters' });
    const other = caseActor('district-office', { id: 'account:other' });
    log.take(approve, other);
    expect(log.refused(approve, other)).toMatchObject({ reason: 'approvers' });
  });

  it('CAS-10 takes a refusal with its reason, and the request is over', () => {
    const log = asked();
    expect(log.refused({ action: 'extend', outcome: 'refused' }, MANAGER)).toMatchObject({ field: 'note' });
    log.take({ action: 'extend', outcome: 'refused', note: '人手充足' }, MANAGER);
    expect(log.item).toMatchObject({ pending: null, dueMs: START + 120 * MINUTE_MS });
  });

  it('CAS-10 is asked for at the due time and not after it, and twice at most', () => {
    const ask = { action: 'extend', note: '备料' } as const;
    const late = arrived(reported());
    late.nowMs = START + 120 * MINUTE_MS;
    expect(late.refused(ask, OFFICER)).toBeNull();
    late.nowMs += 1;
    expect(late.refused(ask, OFFICER)).toMatchObject({ code: 'not-now', reason: 'not-overdue' });
    const log = arrived(reported());
    for (let i = 0; i < 2; i++) {
      log.take(ask, OFFICER).take({ action: 'extend', outcome: 'approved' }, MANAGER);
      log.take({ action: 'extend', outcome: 'approved' }, OFFICE);
    }
    expect(log.item.dueMs).toBe(START + 360 * MINUTE_MS);
    expect(log.refused(ask, OFFICER)).toMatchObject({ reason: 'extensions-left' });
  });
});

describe('CAS-11 suspension', () => {
  const until = START + 3 * DAY;
  const suspended = () =>
    arrived(reported())
      .take({ action: 'suspend', note: '等待配件', deadline: until }, OFFICER)
      .take({ action: 'suspend', outcome: 'approved' }, MANAGER)
      .take({ action: 'suspend', outcome: 'approved' }, OFFICE);

  it('CAS-11 stops the handling clock with the last approval, and goes on where it was', () => {
    const log = suspended();
    expect(log.item).toMatchObject({ state: 'suspended', dueMs: null, warnFromMs: null, suspendedUntilMs: until });
    const usedMs = log.nowMs - START;
    expect(clocksOf(log, log.nowMs + DAY).handling!.reading).toMatchObject({ state: 'suspended', usedMs });
    const fromMs = log.nowMs;
    log.nowMs = until - MINUTE_MS;
    log.take({ action: 'resume', note: '到期' }, DISPATCHER);
    expect(log.item).toMatchObject({ state: 'handling', suspendedUntilMs: null });
    expect(log.item.dueMs).toBe(START + 120 * MINUTE_MS + (until - fromMs));
    expect(clocksOf(log).handling!.reading.usedMs).toBe(usedMs);
  });

  it('CAS-11 lasts a year at most, begins in the future, and once', () => {
    const log = arrived(reported());
    const ask = (deadline: number) => log.refused({ action: 'suspend', note: '等待配件', deadline }, OFFICER);
    expect(ask(log.nowMs)).toMatchObject({ field: 'deadline', reason: 'past' });
    expect(ask(log.nowMs + 365 * DAY)).toBeNull();
    expect(ask(log.nowMs + 365 * DAY + 1)).toMatchObject({ field: 'deadline', reason: 'too-far' });
    const again = suspended().take({ action: 'resume', note: '配件已到' }, DISPATCHER);
    const step = { action: 'suspend', note: '再等', deadline: again.nowMs + DAY } as const;
    expect(again.refused(step, OFFICER)).toMatchObject({ reason: 'suspensions-left' });
  });

  it('CAS-11 moves a due time that came with the case by the clock', () => {
    const log = arrived(reported({ limit: null }));
    log.take({ action: 'suspend', note: '等', deadline: until }, OFFICER);
    log
      .take({ action: 'suspend', outcome: 'approved' }, MANAGER)
      .take({ action: 'suspend', outcome: 'approved' }, OFFICE);
    const fromMs = log.nowMs;
    log.take({ action: 'resume', note: '到' }, DISPATCHER);
    expect(log.item.dueMs).toBe(START + 120 * MINUTE_MS + log.nowMs - fromMs);
  });
});

describe('CAS-12 levels', () => {
  it('CAS-12 goes up step by step, with what was done before, and never past the city', () => {
    const log = arrived(reported());
    expect(log.refused({ action: 'escalate' }, OFFICER)).toMatchObject({ field: 'note' });
    expect(log.refused({ action: 'escalate', note: 'x', to: 'town' }, OFFICER)).toMatchObject({
      field: 'to',
      reason: 'unknown-value',
    });
    log.take({ action: 'escalate', note: '已围挡', to: 'community' }, OFFICER);
    expect(log.item).toMatchObject({ level: 'community', state: 'returned' });
    expect(log.actions(OFFICER)).toEqual([]);
    for (const level of ['town', 'bureau', 'city'])
      expect(log.take({ action: 'escalate', note: '已围挡' }, DISPATCHER).item.level).toBe(level);
    expect(log.refused({ action: 'escalate', note: '已围挡' }, DISPATCHER)).toMatchObject({ reason: 'level-above' });
  });
});

describe('CAS-14 double ten', () => {
  it('CAS-14 is read from the log, by who did it and with what outcome', () => {
    const log = arrived(reported(), AUXILIARY).take({ action: 'persuade', outcome: 'failed' }, AUXILIARY);
    expect(clocksOf(log).doubleTen).toMatchObject({
      persuade: { state: 'met' },
      notice: { state: 'running', dueMs: log.nowMs + 10 * MINUTE_MS },
      next: 'issue-order',
    });
    const ended = arrived(reported(), AUXILIARY).take({ action: 'persuade', outcome: 'failed' }, AUXILIARY);
    ended.take({ action: 'cancel', note: '误报' }, INSPECTOR);
    expect(clocksOf(ended).doubleTen).toMatchObject({ notice: { state: 'not-needed' }, next: null });
    log.take({ action: 'whistle' }, AUXILIARY).take({ action: 'answer-whistle' }, OFFICER);
    log.take({ action: 'order-correction', note: '清理', deadline: log.nowMs + DAY }, OFFICER);
    expect(clocksOf(log).doubleTen).toMatchObject({ notice: { state: 'met' }, outcome: 'order-issued', next: null });
    expect(clocksOf(reported({ category: 'lighting' })).doubleTen).toBeNull();
  });
});

describe('CAS-16 whistle', () => {
  const whistled = () => arrived(reported(), AUXILIARY).take({ action: 'whistle' }, AUXILIARY);

  it('CAS-16 is answered by an enforcement officer of the town alone, and timed until the arrival', () => {
    const log = whistled();
    expect(log.item.whistledMs).toBe(log.nowMs);
    expect(log.refused({ action: 'whistle' }, AUXILIARY)).toMatchObject({ reason: 'no-open-whistle' });
    for (const actor of [MANAGER, OFFICE, AUXILIARY, caseActor('sanitation', AT)])
      expect(log.refused({ action: 'answer-whistle' }, actor)?.code).toBe('not-yours');
    const foreign = caseActor('enforcement', { town: 'east' });
    expect(log.refused({ action: 'answer-whistle' }, foreign)?.code).toBe('not-yours');
    log.take({ action: 'answer-whistle' }, OFFICER);
    expect(log.item).toMatchObject({ whistledMs: null, responder: OFFICER.officer, officer: AUXILIARY.officer });
    expect(clocksOf(log).whistle).toMatchObject({ state: 'on-the-way', answeredAfterMs: MINUTE_MS });
    log.take({ action: 'arrive' }, OFFICER);
    expect(clocksOf(log).whistle).toMatchObject({ state: 'attended', arrivedAfterMs: 2 * MINUTE_MS });
    expect(log.refused({ action: 'arrive' }, OFFICER)).toMatchObject({ reason: 'responder-on-the-way' });
    expect(log.actions(OFFICER)).toContain('order-correction');
  });

  it('CAS-16 lapses when the case goes on, and whoever answered has worked on it', () => {
    const log = whistled().take({ action: 'feedback', note: '已劝离' }, AUXILIARY);
    expect(log.item.whistledMs).toBeNull();
    const answered = whistled().take({ action: 'answer-whistle' }, OFFICER);
    expect(caseHistory(answered.item, answered.events).handlers.has(OFFICER.officer!)).toBe(true);
  });
});

describe('CAS-17 hotline', () => {
  it('CAS-17 is five hops from the call to the answer', () => {
    const log = closed(reported({ source: 'hotline' }));
    const hops = clocksOf(log).hotline!;
    expect(hops.hops.map(({ hop, tookMs }) => [hop, tookMs])).toEqual([
      ['taken', 0],
      ['to-community', MINUTE_MS],
      ['staff-sent', MINUTE_MS],
      ['result-reported', 2 * MINUTE_MS],
      ['caller-answered', null],
    ]);
    log.take({ action: 'feedback', outcome: 'not-reached' }, DISPATCHER);
    expect(clocksOf(log).hotline!.next).toBe('caller-answered');
    log.take({ action: 'feedback', outcome: 'satisfied' }, DISPATCHER);
    expect(clocksOf(log).hotline).toMatchObject({ next: null, outOfOrder: [] });
    expect(clocksOf(reported()).hotline).toBeNull();
  });
});

describe('CAS-21 double report', () => {
  it('CAS-21 asks both recipients to sign, each once', () => {
    const log = caseLog(reported().item, [
      reportOf(reported().item, { role: 'enforcement', officer: OFFICER.officer }),
    ]);
    arrived(log).take({ action: 'escalate', note: '已围挡' }, OFFICER);
    const { receipts } = clocksOf(log);
    expect(receipts.map(({ recipient, receivedMs }) => [recipient, receivedMs])).toEqual([
      ['grid-head', null],
      ['own-unit', null],
    ]);
    const sign = (as: 'grid-head' | 'own-unit' | 'sunk-staff', actor = MANAGER, known = receipts) =>
      receiveReport(log.item, log.events, { as, receipts: known, actor, nowMs: log.nowMs + 1 });
    expect(sign('sunk-staff', AUXILIARY)).toMatchObject({ error: 'not-told' });
    expect(sign('own-unit', AUXILIARY)).toMatchObject({ error: 'not-yours' });
    const signed = sign('own-unit');
    expect(signed).toMatchObject({ value: { item: { version: log.item.version + 1, state: 'returned' } } });
    if (!signed.ok) throw new Error('not signed');
    const after = caseLog(signed.value.item, [...log.events, { ...signed.value.event, seq: 99 }]);
    expect(clocksOf(after).receipts[1]).toMatchObject({ receivedMs: log.nowMs + 1, by: MANAGER.id });
    expect(sign('own-unit', MANAGER, clocksOf(after).receipts)).toMatchObject({ error: 'received-already' });
  });

  it('CAS-21 tells community and sunk staff what a grid head reports up, and whoever reported does not sign', () => {
    const log = reported().take({ action: 'escalate', note: '已围挡' }, MANAGER);
    expect(clocksOf(log).receipts.map(({ recipient }) => recipient)).toEqual(['community-grid', 'sunk-staff']);
    const { receipts } = clocksOf(log);
    const sign = (actor = AUXILIARY) =>
      receiveReport(log.item, log.events, { as: 'sunk-staff', receipts, actor, nowMs: log.nowMs }).ok;
    expect([sign(), sign(caseActor('auxiliary', { town: 'west', grids: ['west-2'] })), sign(MANAGER)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('CAS-22 after closing', () => {
  it('CAS-22 opens a case again only when the caller is unsatisfied', () => {
    const rework = { action: 'rework', note: '来电人不满意' } as const;
    const log = closed(reported({ source: 'hotline' }));
    expect(log.refused(rework, OFFICE)).toMatchObject({ reason: 'caller-unsatisfied' });
    log.take({ action: 'feedback', outcome: 'unsatisfied', to: 'caller' }, DISPATCHER);
    expect(log.refused({ action: 'feedback', outcome: 'satisfied' }, DISPATCHER)).toMatchObject({
      reason: 'caller-waits',
    });
    log.take(rework, OFFICE);
    expect(log.item).toMatchObject({ state: 'dispatched', closedMs: null, officer: OFFICER.officer });
    // The check of the first round counts for nothing in the second.
    log.take({ action: 'arrive' }, OFFICER).take({ action: 'feedback', note: '再次清理' }, OFFICER);
    expect(log.refused({ action: 'close' }, OFFICE)).toMatchObject({ reason: 'check-passed' });
    expect(closed(reported()).refused({ action: 'feedback', outcome: 'satisfied' }, DISPATCHER)).toMatchObject({
      reason: 'caller-waits',
    });
  });

  it('CAS-22 is appealed against once, and keeps what happened', () => {
    const log = closed(reported()).take({ action: 'appeal', note: '非我方责任' }, OFFICER);
    expect(log.item).toMatchObject({ state: 'closed', pending: 'appeal' });
    const { closedMs } = log.item;
    log.take({ action: 'appeal', outcome: 'approved' }, INSPECTOR);
    expect(log.item).toMatchObject({ state: 'closed', pending: null, closedMs, exempt: true });
    expect(log.events.at(-1)!.extra.isGranted).toBe(true);
    expect(log.refused({ action: 'appeal', note: '再申诉' }, OFFICER)).toMatchObject({ reason: 'appeal-left' });
  });

  it('CAS-22 exempts nothing while nobody has decided, and nothing that was refused', () => {
    const asked = closed(reported()).take({ action: 'appeal', note: '非我方责任' }, OFFICER);
    expect(asked.item.exempt).toBe(false);
    const refused = asked.take({ action: 'appeal', outcome: 'refused', note: '理由不成立' }, INSPECTOR);
    expect(refused.item).toMatchObject({ pending: null, exempt: false });
  });
});

describe('CAS-23 verification and return', () => {
  it('CAS-23 sends somebody to look first, and accepting stands still meanwhile', () => {
    const log = reported().take({ action: 'verify-report', officer: OFFICER.officer! }, DISPATCHER);
    expect(log.item).toMatchObject({ state: 'verifying', officer: OFFICER.officer });
    const usedMs = clocksOf(log).stage!.reading.usedMs;
    expect(clocksOf(log, log.nowMs + 60 * MINUTE_MS).stage).toMatchObject({ stage: 'accept', reading: { usedMs } });
    log.take({ action: 'verify-report', outcome: 'unfounded', note: '未发现' }, OFFICER);
    expect(log.item).toMatchObject({ state: 'reported', officer: null });
    expect(clocksOf(log).stage!.reading.usedMs).toBe(usedMs);
  });

  it('CAS-23 leaves whoever sent it back nothing to do before it is sent again', () => {
    const log = arrived(reported()).take({ action: 'return', note: '不属本队职责' }, OFFICER);
    expect(log.item.state).toBe('returned');
    expect(log.actions(OFFICER)).toEqual([]);
    expect(clocksOf(log).stage).toMatchObject({ stage: 'dispatch', reading: { startMs: log.nowMs } });
    expect(log.take({ action: 'dispatch', officer: 'E-9' }, DISPATCHER).item.officer).toBe('E-9');
    expect(log.refused({ action: 'dispatch', officer: 'E-9' }, DISPATCHER)).toMatchObject({ reason: 'unchanged' });
  });
});
