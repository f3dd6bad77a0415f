import type { Role } from '../access/roles.ts';
import type { Reason } from '../explain/explained.ts';
import type { Source } from '../policy/resolve-parameter.ts';
import { ACTS, isEnforcing, type Act } from './acts.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy } from './duties-policy.ts';

/** Whether somebody may do something, with every condition that was looked at. */
export interface MayDo {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** What is known of the moment; what is left out is not judged. */
export interface DutyMoment {
  /** Whether a supervising enforcement officer is on shift with the actor. */
  readonly isSupervised?: boolean;
  /** What the same actor did in the same case before. */
  readonly didBefore?: readonly Act[];
}

/**
 * Whether a role may do an act under the documents of a district (DUT-1 to DUT-5): somebody must have been given it, no
 * negative list may name it, and enforcement of the law belongs to enforcement officers whatever a document says.
 * Every reason comes with its clause; the answer is the same in any order of the lists.
 */
export function mayDo(role: Role, act: Act, policy: DutiesPolicy, moment: DutyMoment = {}): MayDo {
  const reasons = [
    ...granted(role, act, policy),
    ...prohibited(role, act, policy),
    ...enforcement(role, act),
    ...supervision(role, act, policy, moment),
    ...separation(act, policy, moment),
  ];
  return { allowed: reasons.every(({ ok }) => ok), reasons };
}

/** DUT-1: the task lists that give the act to the role, or the one answer that none does. */
function granted(role: Role, act: Act, { tasks }: DutiesPolicy): Reason[] {
  const given = tasks.filter((task) => task.act === act && task.roles.includes(role));
  if (given.length === 0)
    return [condition(['DUT-1', 'not-given', false], givenElsewhere(role, tasks), { measured: act })];
  return given.toSorted(byClause).map((task) => condition(['DUT-1', 'given', true], task, { measured: act }));
}

/** Where the role is given what it is given: the act is not among it. */
function givenElsewhere(role: Role, tasks: DutiesPolicy['tasks']): Pick<Source, 'clause' | 'basis'> {
  const own = tasks.filter(({ roles }) => roles.includes(role));
  const clauses = [...new Set(own.map(({ clause }) => clause))].toSorted();
  return { clause: clauses.length > 0 ? clauses.join('；') : 'DUT-1', basis: 'assumed' };
}

/** DUT-2: a negative list is stronger than any task list. */
function prohibited(role: Role, act: Act, { prohibitions }: DutiesPolicy): Reason[] {
  return prohibitions
    .filter((one) => one.role === role && one.acts.includes(act))
    .toSorted(byClause)
    .map((one) => condition(['DUT-2', 'prohibited', false], one, { measured: act }));
}

/** DUT-3: stands in the program and not in data, so that no file can lift it. */
function enforcement(role: Role, act: Act): Reason[] {
  if (!isEnforcing(act)) return [];
  const compared = { measured: role, threshold: 'enforcement' };
  return [condition(['DUT-3', 'enforcement-officers-only', role === 'enforcement'], IN_THE_PROGRAM, compared)];
}

/** DUT-4: work under supervision needs the supervisor on shift. */
function supervision(role: Role, act: Act, { supervised }: DutiesPolicy, { isSupervised }: DutyMoment): Reason[] {
  if (!supervised || supervised.value.role !== role || !supervised.value.acts.includes(act)) return [];
  const compared = { measured: isSupervised ?? null, threshold: supervised.value.by };
  return [condition(['DUT-4', 'under-supervision', isSupervised ?? true], supervised.source, compared)];
}

/** DUT-5: whoever hands out the work of a case does not judge it, nor the other way round. */
function separation(act: Act, { separateAxes }: DutiesPolicy, { didBefore }: DutyMoment): Reason[] {
  const other = act === 'dispatch' ? JUDGING : JUDGING.includes(act) ? SENDING : null;
  if (!separateAxes || !other || !didBefore) return [];
  const clash = didBefore.find((done) => other.includes(done)) ?? null;
  return [condition(['DUT-5', 'separate-axes', clash === null], separateAxes.source, { measured: clash })];
}

const SENDING: readonly Act[] = ['dispatch'];
const JUDGING: readonly Act[] = ['check', 'close'];

const IN_THE_PROGRAM: Pick<Source, 'clause' | 'basis'> = { clause: 'DUT-3', basis: 'assumed' };

function byClause(a: Pick<Source, 'clause'>, b: Pick<Source, 'clause'>): number {
  return a.clause < b.clause ? -1 : a.clause > b.clause ? 1 : 0;
}

/** Everything that a role may do, in the order of the registry. */
export function actsOf(role: Role, policy: DutiesPolicy): readonly Act[] {
  return (Object.keys(ACTS) as Act[]).filter((act) => mayDo(role, act, policy).allowed);
}
