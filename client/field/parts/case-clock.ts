import { caseLateness, type Lateness } from '../../../shared/cases/lateness.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { CaseView } from '../../../shared/model/case.ts';

/** The clock of a case that matters most to whoever is in the street. */
export interface FieldClock {
  readonly word: 'due' | 'late' | 'no-limit' | 'arrive-by' | 'order-by' | 'ten-late';
  /** Time left, or time over; 0 without a limit. */
  readonly ageMs: number;
  readonly lateness: Lateness;
}

/** The running ten minutes come before the limit of the case: they are shorter (CAS-14). */
export function fieldClock(item: CaseView & Partial<Pick<CaseDetail, 'clocks'>>, nowMs: number): FieldClock {
  const ten = item.clocks?.doubleTen;
  for (const [clock, word] of [
    [ten?.persuade, 'arrive-by'],
    [ten?.notice, 'order-by'],
  ] as const) {
    // A missed one that nobody has met since is still what is waited for.
    const isOpen = clock?.state === 'running' || (clock?.state === 'missed' && clock.doneMs === null);
    if (!isOpen || clock.dueMs === null) continue;
    const leftMs = clock.dueMs - nowMs;
    return leftMs >= 0
      ? { word, ageMs: leftMs, lateness: leftMs < 120_000 ? 'warning' : 'in-time' }
      : { word: 'ten-late', ageMs: -leftMs, lateness: 'late' };
  }
  const lateness = caseLateness(item, nowMs);
  if (item.dueMs === null) return { word: 'no-limit', ageMs: 0, lateness };
  const leftMs = item.dueMs - nowMs;
  return leftMs >= 0 ? { word: 'due', ageMs: leftMs, lateness } : { word: 'late', ageMs: -leftMs, lateness };
}
