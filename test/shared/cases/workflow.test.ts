import { describe, expect, it } from 'vitest';
import { CASE_ACTIONS, type CaseStep } from '../../../shared/cases/case-action.ts';
import type { CaseEvent } from '../../../shared/cases/case-event.ts';
import { CASE_WAYS } from '../../../shared/cases/case-ways.ts';
import { isEnded } from '../../../shared/cases/ended-states.ts';
import { takeStep } from '../../../shared/cases/take-step.ts';
import { allowedCaseActions, judgeStep } from '../../../shared/cases/workflow.ts';
import { CASE_STATES, type CaseView } from '../../../shared/model/case.ts';
import { caseActor, loopRulesAt } from '../../support/case-actors.ts';
import { caseEvent } from '../../support/case-events.ts';
import { sampleCalendar } from '../../support/work-calendars.ts';
import { sampleCase } from '../../support/world-samples.ts';

const DEADLINES = { calendar: sampleCalendar(), warnShare: 0.8 };
const OFFICER = caseActor('enforcement');
const DISPATCHER = caseActor('dispatcher');
const OFFICE = caseActor('district-office');
const CHECKER = caseActor('information', { grids: ['g'] });

/** A case on its way, by steps that must be granted. */
function story(more: Partial<CaseView> = {}) {
  let item = sampleCase({ state: 'reported', grid: 'g', version: 1, ...more });
  const events: CaseEvent[] = [caseEvent({ caseId: item.id, to: item.state })];
  const at = () => loopRulesAt(events.length * 10);
  return {
    get item() {
      return item;
    },
    events,
    refused: (step: CaseStep, actor = DISPATCHER) => {
      const judged = judgeStep(item, events, actor, step, at());
      return judged.ok ? null : judged.error;
    },
    offered: (actor = DISPATCHER) => allowedCaseActions(item, events, actor, at()).map(({ action }) => action),
    take(step: CaseStep, actor = DISPATCHER) {
      const judged = judgeStep(item, events, actor, step, at());
      if (!judged.ok) throw new Error(`${step.action}: ${JSON.stringify(judged.error)}`);
      const taken = takeStep(judged.value, step, actor, { deadlines: DEADLINES });
      ({ item } = taken);
      events.push({ ...taken.event, seq: events.length + 1 });
      return this;
    },
  };
}

const sent = () => story().take({ action: 'file' }).take({ action: 'dispatch', officer: 'E-enforcement' });
const handled = () => sent().take({ action: 'arrive' }, OFFICER).take({ action: 'feedback', note: '已清理' }, OFFICER);

describe('CAS-1 the loop', () => {
  it('CAS-1 goes from the report to closing in order', () => {
    const whole = handled()
      .take({ action: 'check', outcome: 'passed', note: '已整洁' }, CHECKER)
      .take({ action: 'close' }, OFFICE);
    expect(whole.events.map(({ action, to }) => `${action} → ${to}`)).toEqual([
      'report → reported',
      'file → filed',
      'dispatch → dispatched',
      'arrive → handling',
      'feedback → checking',
      'check → checking',
      'close → closed',
    ]);
    expect(whole.item).toMatchObject({ state: 'closed', closedMs: whole.item.updatedMs, version: 7 });
  });

  it('CAS-1 takes an action from the states of the table only', () => {
    const everybody = (['operator', 'enforcement', 'auxiliary'] as const).map((role) => caseActor(role));
    for (const state of CASE_STATES)
      for (const action of CASE_ACTIONS) {
        const isThere = CASE_WAYS[action].some(({ from }) => from.includes(state));
        const codes = everybody.flatMap((actor) => {
          const of = actor.officer === null ? {} : { officer: actor.officer };
          return story({ state, ...of }).refused({ action }, { ...actor, town: 'T1' })?.code ?? 'granted';
        });
        const isRefused = codes.filter((code) => code !== 'not-yours').every((code) => code === 'not-from-this-state');
        expect(isRefused, `${action} from ${state}: ${codes.join(' ')}`).toBe(!isThere);
      }
  });

  it('CAS-1 goes back for rework', () => {
    expect(handled().take({ action: 'rework', note: '仍有残留' }, OFFICE).item).toMatchObject({
      state: 'dispatched',
      officer: 'E-enforcement',
    });
  });
});

describe('CAS-2 reasons and names', () => {
  it('CAS-2 names the field that is missing, and blanks are nothing', () => {
    const fieldOf = (step: CaseStep) => story().refused(step)?.field;
    expect(fieldOf({ action: 'refuse' })).toBe('note');
    expect(fieldOf({ action: 'refuse', note: '  ' })).toBe('note');
    expect(fieldOf({ action: 'refuse', note: '不属实' })).toBeUndefined();
    expect(fieldOf({ action: 'file', officer: 'E-1' })).toBe('officer');
  });
});

describe('CAS-3 the end', () => {
  it('CAS-3 is closed, refused, merged or cancelled', () => {
    expect(CASE_STATES.filter(isEnded)).toEqual(['closed', 'refused', 'merged', 'cancelled']);
  });
});

describe('CAS-8 the two axes', () => {
  it('CAS-8 lets nobody judge who sent or handled', () => {
    const item = handled();
    const office = caseActor('district-office', { id: DISPATCHER.id });
    const pass = { action: 'check', outcome: 'passed', note: 'x' } as const;
    expect(item.refused(pass, office)).toMatchObject({ code: 'two-axes', reason: 'senders' });
    expect(item.refused(pass, { ...CHECKER, officer: 'E-enforcement' })).toMatchObject({ reason: 'handlers' });
    expect(item.offered(CHECKER)).toEqual(['check']);
    expect(item.offered(DISPATCHER)).toEqual([]);
  });
});
