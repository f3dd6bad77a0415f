import { deadlineBySpan } from '../../shared/cases/lateness.ts';
import type { CaseView } from '../../shared/model/case.ts';

/** A sample case whose warning begins at 80 % of its span, where the sample does not say when. */
export function warnedBySpan(item: Omit<CaseView, 'warnFromMs'> & Partial<Pick<CaseView, 'warnFromMs'>>): CaseView {
  const { warnFromMs = deadlineBySpan(item.reportedMs, item.dueMs, 0.8).warnFromMs } = item;
  return { ...item, warnFromMs };
}
