import { caseLateness, type Lateness } from '../../../shared/cases/lateness.ts';
import type { CaseView } from '../../../shared/model/case.ts';

/** The clock of a case that is due first, as a phone words it. */
export interface FieldClock {
  readonly word: 'due' | 'late' | 'no-limit' | 'arrive-by' | 'order-by' | 'ten-late';
  /** Time left, or time over; 0 without a limit. */
  readonly ageMs: number;
  readonly lateness: Lateness;
}

/** The clock that the desk shows too (CAS-25); the ten minutes of the street have words of their own. */
export function fieldClock(item: CaseView, nowMs: number): FieldClock {
  const { nextClock, nextDueMs } = item;
  const lateness = caseLateness(item, nowMs);
  if (nextClock === null || nextDueMs === null) return { word: 'no-limit', ageMs: 0, lateness };
  const leftMs = nextDueMs - nowMs;
  const isTen = nextClock === 'persuade' || nextClock === 'order';
  if (leftMs < 0) return { word: isTen ? 'ten-late' : 'late', ageMs: -leftMs, lateness };
  if (!isTen) return { word: 'due', ageMs: leftMs, lateness };
  return { word: nextClock === 'persuade' ? 'arrive-by' : 'order-by', ageMs: leftMs, lateness };
}
