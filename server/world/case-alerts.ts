import { caseLateness } from '../../shared/cases/lateness.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import type { Alert } from '../../shared/world/change.ts';
import type { AlertBook } from './alert-book.ts';

/**
 * Watches open cases: late ones (ALR-5), severe ones that nobody was sent to yet (ALR-6), whistles (ALR-8), those that were raised to
 * a level which has not sent anybody yet (ALR-9), and those that are urged (ALR-10).
 */
export interface CaseAlerts {
  changed(item: CaseFact, nowMs: number): void;
  /** Raises those that have become late. */
  age(nowMs: number): void;
}

/** Nobody was sent, or whoever was has sent it back. */
const WAITING: ReadonlySet<CaseFact['state']> = new Set(['reported', 'verifying', 'filed', 'returned']);

type CaseAlert = 'case-late' | 'case-new' | 'case-raised' | 'case-urged' | 'whistle';
const LOUD: ReadonlySet<CaseAlert> = new Set(['whistle', 'case-urged']);

export function createCaseAlerts(book: AlertBook): CaseAlerts {
  /** Open cases that can still become late. */
  const timed = new Map<string, CaseFact>();

  function raise(kind: CaseAlert, item: CaseFact, sinceMs: number): void {
    const severity: Alert['severity'] = item.severity === 'major' || LOUD.has(kind) ? 'severe' : 'warning';
    book.raise({
      id: `${kind}:${item.id}`,
      kind,
      town: item.town ?? '',
      grid: item.grid,
      officer: item.officer,
      case: item.id,
      sinceMs,
      severity,
    });
  }

  function watchLateness(item: CaseFact, nowMs: number): void {
    timed.delete(item.id);
    if (isEnded(item.state) || item.nextDueMs === null) return book.clear(`case-late:${item.id}`);
    if (caseLateness(item, nowMs) === 'late') raise('case-late', item, item.nextDueMs);
    else {
      book.clear(`case-late:${item.id}`);
      timed.set(item.id, item);
    }
  }

  return {
    changed(item, nowMs) {
      watchLateness(item, nowMs);
      const isWaiting = WAITING.has(item.state);
      if (item.severity === 'major' && isWaiting) raise('case-new', item, item.reportedMs);
      else book.clear(`case-new:${item.id}`);
      if (isWaiting && item.level !== 'grid') raise('case-raised', item, item.updatedMs);
      else book.clear(`case-raised:${item.id}`);
      if (item.urgedMs === null || isEnded(item.state)) book.clear(`case-urged:${item.id}`);
      else raise('case-urged', item, item.urgedMs);
      if (item.whistledMs === null) book.clear(`whistle:${item.id}`);
      else raise('whistle', item, item.whistledMs);
    },
    age(nowMs) {
      for (const item of timed.values()) {
        if (caseLateness(item, nowMs) === 'late') watchLateness(item, nowMs);
      }
    },
  };
}
