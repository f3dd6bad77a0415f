import { useState } from 'react';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import type { CaseDetail, CaseTimelineEntry } from '../../../shared/http/case-bodies.ts';
import { stepsSince } from '../../selectors/overtaken.ts';

interface Overtaken {
  /** What happened to the case since the form was begun or one last looked; empty when nothing did. */
  readonly since: readonly CaseTimelineEntry[];
  /** One has seen it: from here on the case is taken as it is now. */
  readonly look: () => void;
}

/**
 * Tells what others have done to a case while a form of it was being filled in, as soon as the page hears of it: what was begun on
 * one state is never sent onto another unseen.
 *
 * @param isBusy a step of this page is on its way: what is heard meanwhile may be that step
 */
export function useOvertaken(detail: CaseDetail, action: CaseAction | null, isBusy: boolean): Overtaken {
  const lastSeq = detail.timeline.at(-1)?.seq ?? 0;
  const [begun, setBegun] = useState({ action, seq: lastSeq });
  if (begun.action !== action) setBegun({ action, seq: lastSeq });
  const isOpen = action !== null && begun.action === action && !isBusy;
  return {
    since: isOpen ? stepsSince(detail.timeline, begun.seq) : [],
    look: () => setBegun({ action, seq: lastSeq }),
  };
}
