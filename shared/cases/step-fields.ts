import { STEP_FIELDS, type CaseStep, type Need, type StepField } from './case-action.ts';

/** A field that is wrong, and how. */
export interface FieldFault {
  readonly field: StepField;
  readonly reason: 'needed' | 'not-taken' | 'unknown-value' | 'past' | 'too-far' | 'unchanged';
}

/** The first field of a step that does not fit what is needed; null when all do. Blanks are nothing. */
export function fieldFault(step: CaseStep, needs: readonly Need[], nowMs: number): FieldFault | null {
  for (const field of STEP_FIELDS) {
    const need = needs.find((one) => one.field === field);
    if (!need && isGiven(step, field)) return { field, reason: 'not-taken' };
  }
  for (const need of needs) {
    const fault = faultOf(step, need, nowMs);
    if (fault) return { field: need.field, reason: fault };
  }
  const either = needs.filter(({ wanted }) => wanted === 'either');
  const isMissing = either.length > 0 && !either.some(({ field }) => isGiven(step, field));
  return isMissing ? { field: either[0]!.field, reason: 'needed' } : null;
}

function faultOf(step: CaseStep, need: Need, nowMs: number): FieldFault['reason'] | null {
  const { field, wanted, values, latestMs } = need;
  if (!isGiven(step, field)) return wanted === 'required' ? 'needed' : null;
  if (values && !values.includes(String(step[field]))) return 'unknown-value';
  if (field !== 'deadline') return null;
  if (step.deadline! <= nowMs) return 'past';
  return latestMs !== undefined && step.deadline! > latestMs ? 'too-far' : null;
}

export function isGiven(step: CaseStep, field: StepField): boolean {
  const value = step[field];
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}
