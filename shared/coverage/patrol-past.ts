import type { CoverageState } from './coverage-state.ts';
import { presentIn, sinceMsAt, type DayRows } from './day-rows.ts';
import { wholeDay } from './officer-day.ts';

/** How the patrols of a day went until now, read from what coverage counted. */
export interface PatrolPast {
  /** By roster index: for each moment asked for 1 when the officer was reporting then; undefined for who never was. */
  readonly reporting: readonly (Uint8Array | undefined)[];
  /** By grid: when somebody was first present in it, epoch ms; 0 for nobody yet. */
  readonly firstPresenceMs: Float64Array;
}

/**
 * Who was reporting at moments of the day, and since when each grid is walked. An officer is reporting while the newest
 * counted fix is no older than the silent limit (COV-11), so the shift is not asked again here. Late fixes count as if they had come in time.
 *
 * @param momentsMs epoch ms, rising
 */
export function patrolPast(state: CoverageState, momentsMs: readonly number[]): PatrolPast {
  const firstPresenceMs = new Float64Array(state.index.gridCount);
  const reporting = state.officers.map((day) => {
    if (!day || day.count === 0) return undefined;
    const fixes = wholeDay(day, state.stretch);
    noteFirsts(fixes, state.day.startMs, firstPresenceMs);
    return reportingAt(fixes, state, momentsMs);
  });
  return { reporting, firstPresenceMs };
}

/** Fixes are in order of time, so only the first of a stay can be the first in its grid. */
function noteFirsts(fixes: DayRows, dayStartMs: number, firstPresenceMs: Float64Array): void {
  let before = -1;
  for (let at = 0; at < fixes.count; at++) {
    const here = presentIn(fixes, at);
    if (here === before) continue;
    before = here;
    if (here < 0) continue;
    const atMs = dayStartMs + sinceMsAt(fixes, at);
    const firstMs = firstPresenceMs[here]!;
    if (firstMs === 0 || atMs < firstMs) firstPresenceMs[here] = atMs;
  }
}

function reportingAt(fixes: DayRows, { day, policy }: CoverageState, momentsMs: readonly number[]): Uint8Array {
  const marks = new Uint8Array(momentsMs.length);
  let newer = 0;
  for (let moment = 0; moment < momentsMs.length; moment++) {
    const since = momentsMs[moment]! - day.startMs;
    while (newer < fixes.count && sinceMsAt(fixes, newer) <= since) newer++;
    if (newer > 0 && since - sinceMsAt(fixes, newer - 1) <= policy.silentAfterMs) marks[moment] = 1;
  }
  return marks;
}
