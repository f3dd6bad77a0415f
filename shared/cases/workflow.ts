import { err, ok, type Result } from '../lib/result.ts';
import type { CaseState, CaseView } from '../model/case.ts';
import { CASE_ACTIONS, type CaseAction, type CaseStep, type Need, type OfferedAction } from './case-action.ts';
import { CONDITIONS, isLastApproval, type LoopRules, type Situation } from './case-conditions.ts';
import type { CaseEvent } from './case-event.ts';
import { caseHistory, namesOf } from './case-history.ts';
import type { CaseRefusal } from './case-refusal.ts';
import { sidesOf, type CaseActor, type CaseSide } from './case-sides.ts';
import { CASE_WAYS, type Way } from './case-ways.ts';
import { fieldFault, isGiven } from './step-fields.ts';
import { whenDone } from './told-later.ts';

/** A step that may be taken: the way it goes, and the state after it. */
export interface GrantedStep extends Situation {
  readonly way: Way;
  readonly to: CaseState;
  /** When it was done; now, unless it is told later (CAS-24). */
  readonly doneMs: number;
}

type Refused = Pick<CaseRefusal, 'code' | 'reason'>;

/** Somebody, with where they stand in the case. */
interface Asker {
  readonly actor: CaseActor;
  readonly sides: ReadonlySet<CaseSide>;
}

/**
 * What an actor may do now with a case, in the order of the loop, each with what it needs: exactly the steps that `judgeStep`
 * grants when the fields are right.
 */
export function allowedCaseActions(
  item: CaseView,
  events: readonly CaseEvent[],
  actor: CaseActor,
  rules: LoopRules,
): readonly OfferedAction[] {
  const situation = situationOf(item, events, rules);
  const asker = { actor, sides: sidesOf(actor, item) };
  return CASE_ACTIONS.flatMap((action) => {
    const way = wayFor(action, situation, asker);
    return way.ok ? [{ action, to: stateAfter(way.value, situation), needs: needsOf(way.value, situation) }] : [];
  });
}

/** Whether an actor may take a step with these fields, or the first reason why not (CAS-1, CAS-2, CAS-8, CAS-24). */
export function judgeStep(
  item: CaseView,
  events: readonly CaseEvent[],
  actor: CaseActor,
  step: CaseStep,
  rules: LoopRules,
): Result<GrantedStep, CaseRefusal> {
  const situation = situationOf(item, events, rules);
  const { action } = step;
  const base = { action, from: item.state, field: null };
  const found = wayFor(action, situation, { actor, sides: sidesOf(actor, item) });
  if (!found.ok) return err({ ...base, ...found.error });
  const way = found.value;
  const done = whenDone(step, actor, situation);
  if (!done.ok) return err({ ...base, code: 'wrong-field', field: 'at', reason: done.error });
  const fault = fieldFault(step, needsOf(way, situation), done.value) ?? moreFaults(step, way, item);
  if (fault) return err({ ...base, code: 'wrong-field', ...fault });
  return ok({ ...situation, way, to: stateAfter(way, situation), doneMs: done.value });
}

function situationOf(item: CaseView, events: readonly CaseEvent[], rules: LoopRules): Situation {
  return { item, past: caseHistory(item, events), rules };
}

function wayFor(action: CaseAction, situation: Situation, asker: Asker): Result<Way, Refused> {
  const { item } = situation;
  const faults = CASE_WAYS[action].map((way) => sideFault(way, asker));
  if (faults.every((fault) => fault !== null)) return err(faults[0]!);
  const here = CASE_WAYS[action].filter(({ from }) => from.includes(item.state));
  if (here.length === 0) return refused('not-from-this-state', item.state);
  const way = here.find((one) => fitsPending(one, action, item));
  if (!way) return refused('not-now', item.pending === null ? 'nothing-asked' : 'undecided-request');
  const who = whoFault(way, situation, asker);
  if (who) return err(who);
  const unmet = way.when?.find((name) => !CONDITIONS[name](situation));
  return unmet ? refused('not-now', unmet) : ok(way);
}

function fitsPending({ pending }: Way, action: CaseAction, item: CaseView): boolean {
  if (pending === 'own') return item.pending === action;
  return pending === 'none' ? item.pending === null : true;
}

/** The wrong side, or the wrong team. */
function sideFault(way: Way, { actor, sides }: Asker): Refused | null {
  if (!way.by.some((side) => sides.has(side))) return { code: 'not-yours', reason: way.by.join(' or ') };
  if (way.teams && !(actor.team && way.teams.includes(actor.team)))
    return { code: 'not-yours', reason: way.teams.join(' or ') };
  return null;
}

/** Who may not take the way now: the wrong side, or one of those it must be kept apart from. */
function whoFault(way: Way, situation: Situation, asker: Asker): Refused | null {
  const { actor, sides } = asker;
  const fault = sideFault(way, asker);
  if (fault) return fault;
  const isUpTo = way.pending !== 'own' || !isLastApproval(situation) || sides.has('bench');
  if (!isUpTo) return { code: 'not-yours', reason: 'bench' };
  if (playsEverybody(actor, situation.item)) return null;
  const names = namesOf(actor);
  const party = way.apart?.find((one) => {
    const people = new Set(situation.past[one]);
    return names.some((name) => people.has(name));
  });
  return party ? { code: 'two-axes', reason: party } : null;
}

/** The tools of the machine play dispatcher, supervisor and officer of cases that are made up (CAS-8). */
function playsEverybody({ role }: CaseActor, { simulated }: CaseView): boolean {
  return role === 'operator' && simulated;
}

function needsOf({ needs = [] }: Way, situation: Situation): readonly Need[] {
  return typeof needs === 'function' ? needs(situation) : needs;
}

function stateAfter({ to }: Way, { item, past }: Situation): CaseState {
  if (to === 'same') return item.state;
  return to === 'held' ? (past.heldState ?? 'dispatched') : to;
}

/** What cannot be said of a field alone. */
function moreFaults(step: CaseStep, way: Way, item: CaseView) {
  if (way.pending === 'own' && step.outcome === 'refused' && !isGiven(step, 'note'))
    return { field: 'note', reason: 'needed' } as const;
  if (step.action === 'dispatch' && item.state === 'dispatched' && step.officer === item.officer)
    return { field: 'officer', reason: 'unchanged' } as const;
  return null;
}

function refused(code: Refused['code'], reason: string): Result<never, Refused> {
  return err({ code, reason });
}
