import type { CoverageState } from '../../shared/coverage/coverage-state.ts';
import { ROW_WORDS } from '../../shared/coverage/day-rows.ts';
import { roomForStretch, wholeDay } from '../../shared/coverage/officer-day.ts';

/** All counted fixes of each officer, packed or not, as the words of their rows; null for who has none. */
export function officerRows(state: CoverageState): readonly (readonly number[] | null)[] {
  return Array.from(state.officers, (day) => {
    if (!day) return null;
    const { rows, count } = wholeDay(day, roomForStretch());
    return [...rows.subarray(0, count * ROW_WORDS)];
  });
}
