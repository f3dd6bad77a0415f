import type { EventExtra } from '../cases/case-event.ts';
import { isEnded } from '../cases/ended-states.ts';
import type { CaseFact } from '../model/case.ts';

/** One step of a case, as its log keeps it. */
export interface CaseStep {
  readonly atMs: number;
  readonly action: string;
  /** The state after it, where the log is of a store. */
  readonly to?: string;
  readonly extra?: Pick<EventExtra, 'isGranted'>;
}

/** When what happened to a case, for counting. Null: it has not. */
export interface CaseFacts {
  readonly id: string;
  readonly town: string | null;
  readonly source: CaseFact['source'];
  readonly reportedMs: number;
  readonly filedMs: number | null;
  readonly dispatchedMs: number | null;
  /** First feedback of the handling unit. */
  readonly handledMs: number | null;
  readonly reworkedMs: number | null;
  readonly closedMs: number | null;
  /** Refused, merged or cancelled: ended without handling. */
  readonly refusedMs: number | null;
  readonly dueMs: number | null;
  /** The problem is for a higher level to solve (超出职权范围), and when it was reported up. */
  readonly beyondLevel: boolean;
  readonly escalatedMs: number | null;
  /** When an appeal exempted it from statistics (CAS-22). */
  readonly exemptedMs: number | null;
}

/**
 * What happened to a case, from its row and its log in any order; of each step the first counts, but of the closing the
 * last. A log without a step that the row proves (an imported case) leaves the time of that step open.
 *
 * @param beyondLevel somebody judged it to be for a higher level; a case that was reported up always is
 */
export function caseFacts(item: CaseFact, steps: readonly CaseStep[], beyondLevel = false): CaseFacts {
  const at = (action: string) => first(steps.filter((step) => step.action === action));
  const escalatedMs = at('escalate');
  return {
    id: item.id,
    town: item.town,
    source: item.source,
    reportedMs: item.reportedMs,
    filedMs: at('file'),
    dispatchedMs: at('dispatch'),
    // The answer to a caller is feedback too, and leads nowhere.
    handledMs: first(steps.filter(({ action, to = 'checking' }) => action === 'feedback' && to === 'checking')),
    reworkedMs: at('rework'),
    closedMs: item.state === 'closed' ? (item.closedMs ?? item.updatedMs) : null,
    refusedMs: isEnded(item.state) && item.state !== 'closed' ? (item.closedMs ?? item.updatedMs) : null,
    dueMs: item.dueMs,
    beyondLevel: beyondLevel || escalatedMs !== null,
    escalatedMs,
    exemptedMs: first(steps.filter(({ action, extra }) => action === 'appeal' && extra?.isGranted === true)),
  };
}

function first(steps: readonly CaseStep[]): number | null {
  return steps.length > 0 ? Math.min(...steps.map(({ atMs }) => atMs)) : null;
}
