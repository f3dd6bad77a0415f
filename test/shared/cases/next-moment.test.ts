import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseLateness, nextLatenessMs } from '../../../shared/cases/lateness.ts';
import { keptMoment, nextMoment, type MomentRules } from '../../../shared/cases/next-moment.ts';
import { clockPolicy } from '../../../shared/clocks/clock-policy.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseLog, DEADLINE_RULES, MINUTE_MS, type CaseLog } from '../../support/case-log.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCase } from '../../support/world-samples.ts';

const START = Date.parse('2026-11-20T09:00+08:00');
const AT = { town: 'west', grids: ['west-1'] };
const DISPATCHER = caseActor('dispatcher');
const OFFICE = caseActor('district-office');
const INSPECTOR = caseActor('inspector');
const OFFICER = caseActor('enforcement', AT);

const clocks = clockPolicy(packsUsed('zhengzhou-2018', 'zhengzhou-grid-2012'));
if (!clocks.ok) throw new Error('packs');
const RULES: MomentRules = { ...DEADLINE_RULES, clocks: clocks.value };

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

/** The clock that is due first, in minutes after the report: which, warning, due. */
function next({ item, events }: Pick<CaseLog, 'item' | 'events'>) {
  const moment = nextMoment(item, events, RULES);
  const minutes = (ms: number | null) => (ms === null ? null : (ms - START) / MINUTE_MS);
  return moment && [moment.clock, minutes(moment.warnFromMs), minutes(moment.dueMs)];
}

describe('CAS-25 the clock that is due first', () => {
  it('CAS-25 on a street occupation is arrival and persuasion, then the order, then the handling', () => {
    const log = reported();
    expect(next(log)).toEqual(['persuade', 8, 10]);
    log.take({ action: 'file' }, DISPATCHER).take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER);
    expect(next(log)).toEqual(['persuade', 8, 10]);
    // On site is not enough: the ten minutes end with the persuasion.
    log.take({ action: 'arrive' }, OFFICER);
    expect(next(log)).toEqual(['persuade', 8, 10]);
    log.take({ action: 'persuade', outcome: 'failed' }, OFFICER);
    expect(next(log)).toEqual(['order', 4 + 8, 4 + 10]);
    const deadline = log.nowMs + 60 * MINUTE_MS;
    log.take({ action: 'order-correction', note: '限期', deadline }, OFFICER);
    expect(next(log)).toEqual(['handle', 96, 120]);
    log.take({ action: 'feedback', note: '已清理' }, OFFICER);
    expect(next(log)).toEqual(['check', 6 + 24, 6 + 30]);
    log.take({ action: 'check', outcome: 'passed', note: '整洁' }, INSPECTOR).take({ action: 'close' }, OFFICE);
    expect(next(log)).toBeNull();
  });

  it('CAS-25 whoever complies leaves no ten minutes behind', () => {
    const log = reported();
    log.take({ action: 'file' }, DISPATCHER).take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER);
    log.take({ action: 'arrive' }, OFFICER).take({ action: 'persuade', outcome: 'complied' }, OFFICER);
    expect(next(log)).toEqual(['handle', 96, 120]);
  });

  it('CAS-25 elsewhere it is the stage while somebody has to accept or send, then the handling', () => {
    const log = reported({ category: 'lighting' });
    expect(next(log)).toEqual(['accept', 12, 15]);
    log.take({ action: 'file' }, DISPATCHER);
    expect(next(log)).toEqual(['dispatch', 1 + 12, 1 + 15]);
    log.take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER);
    expect(next(log)).toEqual(['handle', 96, 120]);
    log.take({ action: 'return', note: '不属本队' }, OFFICER);
    expect(next(log)).toEqual(['dispatch', 3 + 12, 3 + 15]);
  });

  it('CAS-25 the handling comes first where it is due before the stage, at the same moment the stage', () => {
    const due = (minutes: number) =>
      next(reported({ category: 'lighting', dueMs: START + minutes * MINUTE_MS, warnFromMs: START }));
    expect(due(14)).toEqual(['handle', 0, 14]);
    expect(due(15)).toEqual(['accept', 12, 15]);
  });

  it('CAS-25 accepting stands still while somebody verifies, and nothing runs while a case is suspended', () => {
    const log = reported({ category: 'lighting' });
    log.take({ action: 'verify-report', officer: OFFICER.officer! }, DISPATCHER);
    expect(next(log)).toEqual(['handle', 96, 120]);
    log.take({ action: 'verify-report', outcome: 'confirmed' }, OFFICER);
    // One minute stood still.
    expect(next(log)).toEqual(['accept', 12 + 1, 15 + 1]);
    expect(next({ ...log, item: { ...log.item, state: 'suspended' } })).toBeNull();
  });

  it('CAS-25 a case without any limit has none, once nobody has to accept or send it', () => {
    const log = reported({ category: 'lighting', dueMs: null, warnFromMs: null, limit: null });
    expect(next(log)).toEqual(['accept', 12, 15]);
    log.take({ action: 'file' }, DISPATCHER).take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER);
    expect(next(log)).toBeNull();
    expect(keptMoment(log.item, log.events, RULES)).toEqual({
      nextClock: null,
      nextWarnFromMs: null,
      nextDueMs: null,
    });
  });

  it('CAS-25 of a case from elsewhere it is the handling until somebody here moves it on', () => {
    const log = reported();
    const brought = caseLog(log.item, [{ ...log.events[0]!, action: 'import' }]);
    expect(next(brought)).toEqual(['handle', 96, 120]);
    brought.take({ action: 'file' }, DISPATCHER);
    expect(next(brought)).toEqual(['dispatch', 1 + 12, 1 + 15]);
    brought.take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER);
    expect(next(brought)).toEqual(['handle', 96, 120]);
  });

  it('CAS-5 CAS-25 an open case is late after that clock and not at it, and stays so until it is met', () => {
    const log = reported();
    const item = () => ({ ...log.item, ...keptMoment(log.item, log.events, RULES) });
    const at = (minute: number, moreMs = 0) => caseLateness(item(), START + minute * MINUTE_MS + moreMs);
    expect([at(8, -1), at(8), at(10), at(10, 1)]).toEqual(['in-time', 'warning', 'warning', 'late']);
    expect(nextLatenessMs(item(), START)).toBe(START + 8 * MINUTE_MS);
    expect(nextLatenessMs(item(), START + 8 * MINUTE_MS)).toBe(START + 10 * MINUTE_MS + 1);
    log.nowMs = START + 20 * MINUTE_MS;
    log.take({ action: 'file' }, DISPATCHER).take({ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER);
    expect(at(23)).toBe('late');
    log.take({ action: 'arrive' }, OFFICER).take({ action: 'persuade', outcome: 'complied' }, OFFICER);
    expect(at(24)).toBe('in-time');
  });

  it('CAS-5 CAS-25 an ended case is judged by its handling, whatever was missed before', () => {
    const ended = (closedMs: number) =>
      caseLateness(sampleCase({ state: 'closed', closedMs, dueMs: 1_000, nextDueMs: 5, nextWarnFromMs: 1 }), 9_999);
    expect([ended(1_000), ended(1_001)]).toEqual(['ended-in-time', 'ended-late']);
  });

  it('CAS-25 does not depend on when it is asked, and is never later than the due time of the handling', () => {
    const steps = fc.array(
      fc.constantFrom(
        [{ action: 'file' }, DISPATCHER],
        [{ action: 'dispatch', officer: OFFICER.officer! }, DISPATCHER],
        [{ action: 'arrive' }, OFFICER],
        [{ action: 'persuade', outcome: 'failed' }, OFFICER],
        [{ action: 'return', note: '退回' }, OFFICER],
        [{ action: 'feedback', note: '已清理' }, OFFICER],
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, fc.constantFrom('street-occupation', 'lighting'), (all, category) => {
        const log = reported({ category: category as CaseView['category'] });
        for (const [step, actor] of all) {
          if (log.refused(step as never, actor as never) !== null) continue;
          log.take(step as never, actor as never);
          const { item, events } = log;
          const moment = nextMoment(item, events, RULES);
          expect(nextMoment({ ...item, updatedMs: item.updatedMs + 1 }, events, RULES)).toEqual(moment);
          expect(moment!.dueMs).toBeLessThanOrEqual(item.dueMs!);
          expect(moment!.warnFromMs).toBeLessThanOrEqual(moment!.dueMs);
        }
      }),
      { numRuns: 40 },
    );
  });
});
