import type { CoverageState } from './coverage-state.ts';

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
  const { day, policy, index, officers } = state;
  const firstPresenceMs = new Float64Array(index.gridCount);
  const reporting = officers.map((fixes) => {
    if (!fixes || fixes.count === 0) return undefined;
    const { count, sinceMs, grid } = fixes;
    for (let at = 0; at < count; at++) {
      const first = firstPresenceMs[grid[at]!];
      const atMs = day.startMs + sinceMs[at]!;
      if (first !== undefined && (first === 0 || atMs < first)) firstPresenceMs[grid[at]!] = atMs;
    }
    let newer = 0;
    return Uint8Array.from(momentsMs, (momentMs) => {
      while (newer < count && day.startMs + sinceMs[newer]! <= momentMs) newer++;
      return newer > 0 && momentMs - (day.startMs + sinceMs[newer - 1]!) <= policy.silentAfterMs ? 1 : 0;
    });
  });
  return { reporting, firstPresenceMs };
}
