import type { Act } from '../duties/acts.ts';
import type { DutiesPolicy } from '../duties/duties-policy.ts';
import { mayDo, type MayDo } from '../duties/may-do.ts';
import { onShift } from '../lib/local-day.ts';
import type { CaseCategory } from '../model/case.ts';
import type { FieldRole } from '../model/officer.ts';
import type { DispatchOfficer, DispatchQuestion } from './dispatch-question.ts';

/** What somebody is sent for when the desk does not say: street occupation begins with persuasion, everything else with handling it (DSP-2). */
export function actNeeded(category: CaseCategory): Act {
  return category === 'street-occupation' ? 'persuade' : 'handle';
}

/** Acts that whoever handled the case does not do in it: the two axes (DUT-5). */
const JUDGING: ReadonlySet<Act> = new Set(['check', 'close']);

/** Whether an officer had the case in hand that is now to be judged. */
export function judgesOwnWork(id: string, { act, handledBy }: Pick<DispatchQuestion, 'act' | 'handledBy'>): boolean {
  return JUDGING.has(act) && handledBy.has(id);
}

/**
 * The duty rules for one act (DUT-1 to DUT-4), asked once for each kind of officer: a role, and whether a supervisor is
 * on shift. Of an auxiliary without a named supervisor that is not known, and nothing is refused for it.
 */
export function dutiesFor(
  act: Act,
  { roster, localMinute }: Pick<DispatchQuestion, 'roster' | 'localMinute'>,
  policy: DutiesPolicy,
): (officer: DispatchOfficer['officer']) => MayDo {
  const supervision = policy.supervised?.value;
  /** Of everybody else it makes no difference, and a roster of a whole city is not looked through. */
  const supervisedRole = supervision?.acts.includes(act) ? supervision.role : null;
  const unknown = new Map<FieldRole, MayDo>();
  const supervised = new Map<FieldRole, MayDo>();
  const alone = new Map<FieldRole, MayDo>();

  return ({ role, supervisor }) => {
    const found = supervisor === null || role !== supervisedRole ? undefined : roster.get(supervisor);
    const isSupervised = found && onShift(found.shift, localMinute);
    const answers = isSupervised === undefined ? unknown : isSupervised ? supervised : alone;
    const known = answers.get(role);
    if (known) return known;
    const answer = mayDo(role, act, policy, isSupervised === undefined ? {} : { isSupervised });
    answers.set(role, answer);
    return answer;
  };
}
