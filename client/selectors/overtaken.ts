import type { CaseTimelineEntry } from '../../shared/http/case-bodies.ts';

/**
 * Steps that others took since an entry of the log. That time has run out is noted by the clock and changes nothing of what was begun.
 *
 * @param seq of the last entry that was seen
 */
export function stepsSince<T extends Pick<CaseTimelineEntry, 'seq' | 'action'>>(
  log: readonly T[],
  seq: number,
): readonly T[] {
  return log.filter((entry) => entry.seq > seq && entry.action !== 'overdue');
}
