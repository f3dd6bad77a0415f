import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../../shared/cases/case-waits.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseLog, MINUTE_MS, reportOf, type CaseLog } from '../../support/case-log.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { sampleCase } from '../../support/world-samples.ts';

const START = Date.parse('2026-11-20T09:00+08:00');
const AT = { town: 'west', grids: ['west-1'] };
const DISPATCHER = caseActor('dispatcher');
const OFFICE = caseActor('district-office');
const INSPECTOR = caseActor('inspector');
const MANAGER = caseActor('town-manager', { town: 'west' });
const OFFICER = caseActor('enforcement', AT);
const AUXILIARY = caseActor('auxiliary', AT);

const duties = dutiesPolicy(packsUsed('zhengzhou-grid-2012'));
if (!duties.ok) throw new Error('packs');
const DUTIES = duties.value;

const start = (more: Partial<CaseView> = {}) =>
  sampleCase({
    state: 'reported',
    town: 'west',
    grid: 'west-1',
    source: 'hotline',
    reportedMs: START,
    updatedMs: START,
    dueMs: START + 120 * MINUTE_MS,
    limit: '2紧急工作时',
    simulated: false,
    ...more,
  });
const reported = (more: Partial<CaseView> = {}) => caseLog(start(more));
const arrived = (log: CaseLog, actor = OFFICER) =>
  log
    .take({ action: 'file' }, DISPATCHER)
    .take({ action: 'dispatch', officer: actor.officer! }, DISPATCHER)
    .take({ action: 'arrive' }, actor);
const done = (log: CaseLog) => arrived(log).take({ action: 'feedback', note: '已清理' }, OFFICER);
const closed = (log: CaseLog) =>
  done(log).take({ action: 'check', outcome: 'passed', note: '整洁' }, INSPECTOR).take({ action: 'close' }, OFFICE);
const waits = ({ item, events }: Pick<CaseLog, 'item' | 'events'>) => waitsOf(item, events, DUTIES);

describe('CAS-26 what waits for whom', () => {
  it('CAS-26 a whistle waits until it is answered', () => {
    const log = arrived(reported(), AUXILIARY);
    expect(waits(log)).toEqual([]);
    expect(waits(log.take({ action: 'whistle' }, AUXILIARY))).toEqual(['whistle']);
    expect(waits(log.take({ action: 'answer-whistle' }, OFFICER))).toEqual([]);
  });

  it('CAS-26 what was reported as done waits for its check, then for its closing', () => {
    const log = done(reported());
    expect(waits(log)).toEqual(['check']);
    expect(waits(log.take({ action: 'check', outcome: 'failed', note: '仍有' }, INSPECTOR))).toEqual(['closing']);
    expect(waits(log.take({ action: 'rework', note: '返工' }, OFFICE))).toEqual([]);
    log.take({ action: 'arrive' }, OFFICER).take({ action: 'feedback', note: '再清' }, OFFICER);
    expect(waits(log)).toEqual(['check']);
  });

  it('CAS-26 a request waits for the last of its approvals, or its refusal', () => {
    const log = arrived(reported()).take({ action: 'extend', note: '难度大' }, OFFICER);
    expect(waits(log)).toEqual(['approval']);
    expect(waits(log.take({ action: 'extend', outcome: 'approved' }, DISPATCHER))).toEqual(['approval']);
    expect(waits(log.take({ action: 'extend', outcome: 'approved' }, OFFICE))).toEqual([]);
    log.take({ action: 'suspend', note: '备料', deadline: log.nowMs + 86_400_000 }, OFFICER);
    expect(waits(log)).toEqual(['approval']);
    expect(waits(log.take({ action: 'suspend', outcome: 'refused', note: '不符' }, OFFICE))).toEqual([]);
  });

  it('CAS-26 a caller waits from the end on until they were reached, and for the bench when unsatisfied', () => {
    const log = done(reported()).take({ action: 'check', outcome: 'passed', note: '整洁' }, INSPECTOR);
    expect(waits(log)).toEqual(['closing']);
    expect(waits(log.take({ action: 'close' }, OFFICE))).toEqual(['reply']);
    expect(waits(log.take({ action: 'feedback', outcome: 'not-reached' }, DISPATCHER))).toEqual(['reply']);
    expect(waits(log.take({ action: 'feedback', outcome: 'unsatisfied' }, DISPATCHER))).toEqual(['decision']);
    expect(waits(log.take({ action: 'rework', note: '来电人不满意' }, OFFICE))).toEqual([]);
    const content = closed(reported()).take({ action: 'feedback', outcome: 'satisfied' }, DISPATCHER);
    expect(waits(content)).toEqual([]);
  });

  it('CAS-26 who was refused waits for the answer too; nobody waits of a patrol, nor of what had ended elsewhere', () => {
    expect(waits(reported().take({ action: 'refuse', note: '不属城管' }, DISPATCHER))).toEqual(['reply']);
    expect(waits(closed(reported({ source: 'patrol' })))).toEqual([]);
    const elsewhere = start({ state: 'closed', closedMs: START });
    const events = [reportOf(elsewhere, { action: 'import', to: 'closed' })];
    expect(waits({ item: elsewhere, events })).toEqual([]);
  });

  it('CAS-26 an appeal waits for the bench', () => {
    const log = closed(reported({ source: 'patrol' })).take({ action: 'appeal', note: '非我方责任' }, OFFICER);
    expect(waits(log)).toEqual(['decision']);
    expect(waits(log.take({ action: 'appeal', outcome: 'approved' }, INSPECTOR))).toEqual([]);
  });

  it('CAS-26 a double report waits for every signature, while the case is open', () => {
    const signed = (log: CaseLog, ...recipients: readonly string[]) =>
      waitsOf(
        log.item,
        [
          ...log.events,
          ...recipients.map((recipient, i) => ({
            ...log.events.at(-1)!,
            seq: 99 + i,
            action: 'receive' as const,
            from: log.item.state,
            to: log.item.state,
            extra: { recipient },
          })),
        ],
        DUTIES,
      );
    const log = reported().take({ action: 'escalate', note: '已设围挡' }, MANAGER);
    expect(waits(log)).toEqual(['receipt']);
    expect(signed(log, 'community-grid')).toEqual(['receipt']);
    expect(signed(log, 'community-grid', 'sunk-staff')).toEqual([]);
    expect(waits(log.take({ action: 'refuse', note: '不属城管' }, DISPATCHER))).toEqual(['reply']);
  });
});
