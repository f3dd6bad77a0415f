import type { DutyCounts } from '../wire/events.ts';

/** Officers on duty who can be seen (在岗): on shift, not silent and not on a break. The denominator beside it is everybody on shift (应在岗). */
export function reportingOfficers({
  onDuty,
  silent,
  onBreak,
}: Pick<DutyCounts, 'onDuty' | 'silent' | 'onBreak'>): number {
  return onDuty - silent - onBreak;
}
