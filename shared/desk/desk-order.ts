import { isEnded } from '../cases/ended-states.ts';
import type { CaseFact } from '../model/case.ts';

/** What the order goes by. */
export type Ordered = Pick<
  CaseFact,
  'id' | 'state' | 'nextDueMs' | 'whistledMs' | 'severity' | 'reportedMs' | 'updatedMs' | 'closedMs'
>;

/**
 * What is due first comes first (DSK-2): an unanswered whistle, then what a clock runs for by when it is due (CAS-25), then what has none, oldest
 * report first; what has ended comes last, newest end first. Ties by id, so that the order never flickers.
 */
export function byDue(a: Ordered, b: Ordered): number {
  const [ended, otherEnded] = [isEnded(a.state), isEnded(b.state)];
  if (ended !== otherEnded) return ended ? 1 : -1;
  if (ended) return endMs(b) - endMs(a) || byId(a, b);
  if ((a.whistledMs === null) !== (b.whistledMs === null)) return a.whistledMs === null ? 1 : -1;
  return dueOf(a) - dueOf(b) || a.reportedMs - b.reportedMs || byId(a, b);
}

/** Far in the future for what has no due time; a number, because two infinities have no difference. */
function dueOf({ nextDueMs }: Ordered): number {
  return nextDueMs ?? Number.MAX_SAFE_INTEGER;
}

function endMs({ closedMs, updatedMs }: Ordered): number {
  return closedMs ?? updatedMs;
}

function byId(a: Ordered, b: Ordered): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
