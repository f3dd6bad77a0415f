import { err, ok, type Result } from '../lib/result.ts';
import type { CaseState } from '../model/case.ts';

/** The closed loop of the 2012 plan (annex 1) and national practice, without approvals (docs/rules/cases.md). */
export const CASE_ACTIONS = ['file', 'refuse', 'dispatch', 'arrive', 'feedback', 'close', 'rework'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

const STEPS: Readonly<Record<CaseAction, { readonly from: readonly CaseState[]; readonly to: CaseState }>> = {
  file: { from: ['reported'], to: 'filed' },
  refuse: { from: ['reported'], to: 'refused' },
  dispatch: { from: ['filed'], to: 'dispatched' },
  arrive: { from: ['dispatched'], to: 'handling' },
  feedback: { from: ['handling'], to: 'checking' },
  close: { from: ['checking'], to: 'closed' },
  rework: { from: ['checking'], to: 'dispatched' },
};

export interface WorkflowRefusal {
  readonly code: 'not-from-this-state' | 'note-needed' | 'officer-needed';
  readonly from: CaseState;
  readonly action: CaseAction;
}

/** The state after an action, or why it cannot be taken. A refusal and a rework need a note, a dispatch an officer. */
export function nextCaseState(
  from: CaseState,
  action: CaseAction,
  given: { readonly note?: string | undefined; readonly officer?: string | undefined },
): Result<CaseState, WorkflowRefusal> {
  const step = STEPS[action];
  if (!step.from.includes(from)) return err({ code: 'not-from-this-state', from, action });
  if ((action === 'refuse' || action === 'rework') && !given.note?.trim())
    return err({ code: 'note-needed', from, action });
  if (action === 'dispatch' && !given.officer) return err({ code: 'officer-needed', from, action });
  return ok(step.to);
}

/** What may be done next from a state, in the order of the loop. */
export function allowedCaseActions(from: CaseState): readonly CaseAction[] {
  return CASE_ACTIONS.filter((action) => STEPS[action].from.includes(from));
}

/** States that are final (CAS-3). */
export const ENDED_STATES: readonly CaseState[] = ['closed', 'refused'];

/** Ended, whatever the outcome. */
export function isEnded(state: CaseState): boolean {
  return ENDED_STATES.includes(state);
}
