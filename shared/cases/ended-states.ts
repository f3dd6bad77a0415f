import type { CaseState } from '../model/case.ts';

/** States that end a case (CAS-3): it is no longer open, and only a closed one may be opened again. */
export const ENDED_STATES: readonly CaseState[] = ['closed', 'refused', 'merged', 'cancelled'];

/** Ended, whatever the outcome. */
export function isEnded(state: CaseState): boolean {
  return ENDED_STATES.includes(state);
}
