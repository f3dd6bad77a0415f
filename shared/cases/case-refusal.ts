import type { CaseState } from '../model/case.ts';
import type { CaseAction, StepField } from './case-action.ts';

/**
 * Why a step is not taken (CAS-2): the state has no such step, it is another's to take, the two axes keep the person from it
 * (CAS-8), a condition is not met, or a field is wrong. `reason` is stable: a condition, a party, or what is wrong with a field.
 */
export interface CaseRefusal {
  readonly code: 'not-from-this-state' | 'not-yours' | 'two-axes' | 'not-now' | 'wrong-field';
  readonly reason: string;
  readonly field: StepField | 'at' | null;
  readonly action: CaseAction;
  readonly from: CaseState;
}
