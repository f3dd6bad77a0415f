import type { CaseState } from '../model/case.ts';
import type { Sourced } from '../policy/resolve-parameter.ts';
import type { Stage } from './clock-policy.ts';
import { readClock, type ClockReading } from './clock-reading.ts';
import type { Suspension } from './deadline.ts';
import { checkedTimeLimit } from './time-limit.ts';
import type { WorkCalendar } from './work-calendar.ts';

const STAGE_OF: Readonly<Partial<Record<CaseState, Stage>>> = {
  reported: 'accept',
  verifying: 'accept',
  filed: 'dispatch',
  returned: 'dispatch',
  checking: 'check',
};

/** The short clock of the stage that a case is in. */
export interface StageClock {
  readonly stage: Stage;
  readonly reading: ClockReading;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/**
 * The clock of the stage that a case has been in since an instant (CLK-9); null in a stage without one, as handling, whose
 * limit is that of the case. Accepting stands still while somebody is out to verify.
 */
export function stageClock(
  item: { readonly state: CaseState; readonly sinceMs: number; readonly verifying?: readonly Suspension[] },
  nowMs: number,
  around: {
    readonly limits: Sourced<Readonly<Record<Stage, string>>>;
    readonly calendar: WorkCalendar;
    readonly warnShare: number;
  },
): StageClock | null {
  const stage = STAGE_OF[item.state];
  if (!stage) return null;
  const limit = checkedTimeLimit(around.limits.value[stage]);
  const suspensions = stage === 'accept' ? (item.verifying ?? []) : [];
  const { clause, basis } = around.limits.source;
  return {
    stage,
    reading: readClock({ startMs: item.sinceMs, doneMs: null, limit, suspensions }, nowMs, around),
    clause,
    basis,
  };
}
