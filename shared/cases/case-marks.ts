import type { DutiesPolicy } from '../duties/duties-policy.ts';
import type { CaseView } from '../model/case.ts';
import type { CaseEvent, NewCaseEvent } from './case-event.ts';
import { waitsOf } from './case-waits.ts';
import { keptMoment, type MomentRules } from './next-moment.ts';

/** What the marks of a case follow from; the figures of the day of its report. */
export type MarkRules = MomentRules & { readonly duties: Pick<DutiesPolicy, 'reports'> };

/**
 * A case with the marks that follow from its log and are kept with it: the clock that is due first (CAS-25), and what it waits for
 * (CAS-26). Taken after every row of the log, so that lists and counts need no log.
 */
export function marked(item: CaseView, before: readonly CaseEvent[], event: NewCaseEvent, rules: MarkRules): CaseView {
  const events = [...before, { ...event, seq: 0 }];
  return { ...item, ...keptMoment(item, events, rules), waits: waitsOf(item, events, rules.duties) };
}
