import type { DutyCounts } from '../wire/events.ts';

/** Officers on duty who can be seen (在岗): on shift and not silent. The denominator beside it is everybody on shift (应在岗). */
export function reportingOfficers({ onDuty, silent }: Pick<DutyCounts, 'onDuty' | 'silent'>): number {
  return onDuty - silent;
}
