import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ActorRole } from '../../../shared/access/roles.ts';
import { CASE_ACTIONS, type CaseAction } from '../../../shared/cases/case-action.ts';
import type { CaseEvent } from '../../../shared/cases/case-event.ts';
import type { CaseActor } from '../../../shared/cases/case-sides.ts';
import { CASE_WAYS } from '../../../shared/cases/case-ways.ts';
import { CASE_STATES, type CaseState, type CaseView } from '../../../shared/model/case.ts';
import { FIELD_ROLES } from '../../../shared/model/officer.ts';
import { ALL_ROLES } from '../../support/access-matrix.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseEvent } from '../../support/case-events.ts';
import { caseLog, filledStep } from '../../support/case-log.ts';
import { sampleCase } from '../../support/world-samples.ts';

const NOW_MS = 1_000_000;

/** What somebody wrote down by hand: by state and actor, the steps in the order of the loop. */
function goldenActions(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(import.meta.dirname, '../../golden/case-actions.txt'), 'utf8');
  const rows = new Map<string, readonly string[]>();
  let state = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('state ')) state = line.slice(6);
    const [, who, actions] = /^ {2}(\S+(?: \S+)?) {2,}(\S.*)$/.exec(line) ?? [];
    if (who !== undefined) rows.set(`${state} ${who}`, actions!.split(' '));
  }
  return rows;
}

/** How a case came into a state: filed, sent by somebody who is no actor here, handled by the officer of the case. */
function logOf(state: CaseState, item: CaseView): readonly CaseEvent[] {
  const by = { caseId: item.id, actor: 'account:elsewhere', atMs: 1 };
  const report = caseEvent({ ...by, to: 'reported' });
  if (state === 'reported') return [report];
  if (state === 'verifying') return [report, caseEvent({ ...by, action: 'verify-report', to: state })];
  const filed = caseEvent({ ...by, action: 'file', from: 'reported', to: 'filed' });
  if (state === 'filed') return [report, filed];
  const sent = caseEvent({ ...by, action: 'dispatch', officer: item.officer, from: 'filed', to: 'dispatched' });
  const held = caseEvent({ ...by, action: 'suspend', outcome: 'approved', from: 'dispatched', to: 'suspended' });
  return [report, filed, sent, ...(state === 'suspended' ? [held] : [])];
}

function caseIn(state: CaseState, officer: string | null): CaseView {
  const isSent = !['reported', 'filed'].includes(state);
  const place = { town: 'west', grid: 'west-1' };
  return sampleCase({
    ...place,
    state,
    officer: isSent ? officer : null,
    simulated: false,
    updatedMs: NOW_MS,
    dueMs: NOW_MS * 9,
    suspendedUntilMs: state === 'suspended' ? NOW_MS * 2 : null,
  });
}

/** Everybody who could ask, by the names of the golden table. */
function everybody(): readonly (readonly [name: string, actor: CaseActor, officer: string])[] {
  const desks = ALL_ROLES.filter((role) => !FIELD_ROLES.some((team) => team === role) && role !== 'device').map(
    (role: ActorRole) => [role, caseActor(role, { town: role === 'town-manager' ? 'west' : null }), 'E-7'] as const,
  );
  const people = FIELD_ROLES.flatMap((team) => {
    const actor = caseActor(team, { town: 'west', grids: ['west-1'] });
    const phone = { ...actor, id: `device:${team}`, role: 'device' as const, account: null };
    return [
      [`handler ${team}`, actor, actor.officer!] as const,
      [`handler ${team}`, phone, actor.officer!] as const,
      [`other ${team}`, actor, 'E-7'] as const,
      [`other ${team}`, phone, 'E-7'] as const,
    ];
  });
  return [...desks, ...people];
}

describe('CAS-1 CAS-8 who may take which step', () => {
  const golden = goldenActions();

  it('CAS-1 CAS-8 is what the golden table says, for every role in every state and for every step', () => {
    let verdicts = 0;
    for (const state of CASE_STATES)
      for (const [name, actor, officer] of everybody()) {
        const item = caseIn(state, officer);
        const log = caseLog(item, logOf(state, item));
        const expected = golden.get(`${state} ${name}`) ?? [];
        expect(log.actions(actor), `${name} (${actor.role}) in ${state}`).toEqual(expected);
        const offers = new Map(log.offered(actor).map((offer) => [offer.action, offer]));
        for (const action of CASE_ACTIONS) {
          verdicts++;
          const offer = offers.get(action);
          const step = offer ? filledStep(offer, NOW_MS) : { action };
          const refusal = log.refused(step, actor);
          expect(refusal === null, `${action} by ${name} in ${state}: ${JSON.stringify(refusal)}`).toBe(!!offer);
          if (refusal) expect(refusal.code).not.toBe('wrong-field');
        }
      }
    expect(verdicts).toBe(12 * (15 + 20) * 22);
  });

  it('CAS-8 is nothing for somebody of another town', () => {
    for (const state of CASE_STATES)
      for (const [name, actor] of everybody()) {
        if (actor.town === null) continue;
        const item = { ...caseIn(state, 'E-7'), town: 'east', grid: 'east-1' };
        expect(caseLog(item, logOf(state, item)).actions(actor), `${name} in ${state}`).toEqual([]);
      }
  });

  it('CAS-1 has a row for nobody who is not asked, and every action in it somewhere', () => {
    const names = new Set(everybody().map(([name]) => name));
    for (const key of golden.keys()) expect(names.has(key.slice(key.indexOf(' ') + 1)), key).toBe(true);
    const written = new Set([...golden.values()].flat());
    // These two follow another step: tests of their own look at them.
    expect(CASE_ACTIONS.filter((action) => !written.has(action))).toEqual(['answer-whistle', 'close']);
  });

  it('CAS-1 has at most one way of an action that fits a case', () => {
    for (const action of CASE_ACTIONS as readonly CaseAction[])
      for (const state of CASE_STATES)
        for (const pending of ['none', 'own'] as const) {
          const fitting = CASE_WAYS[action].filter(
            (way) => way.from.includes(state) && (way.pending === undefined || way.pending === pending),
          );
          expect(fitting.length, `${action} from ${state}`).toBeLessThan(2);
        }
  });
});
