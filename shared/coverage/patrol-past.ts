import type { CoverageState } from './coverage-state.ts';
import { presentIn, sinceMsAt, type DayRows } from './day-rows.ts';
import type { OfficerDay } from './officer-day.ts';
import { endOfBlock, firstSinceMs, forEachRun, timesOfBlock, unpackBlock } from './packed-fixes.ts';

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
  const sinceMs = momentsMs.map((moment) => moment - state.day.startMs);
  const reporting = state.officers.map((day) => {
    if (!day || day.count === 0) return undefined;
    const past = { marks: new Uint8Array(momentsMs.length), next: 0, lastMs: Number.NEGATIVE_INFINITY };
    readPacked(state, day, sinceMs, past, firstPresenceMs);
    readRows(state, day, sinceMs, past, firstPresenceMs);
    judgeUntil(state, sinceMs, past, Number.POSITIVE_INFINITY);
    return past.marks;
  });
  return { reporting, firstPresenceMs };
}

/** How far an officer's day was read: the next moment, and the newest fix before it. */
interface Past {
  readonly marks: Uint8Array;
  next: number;
  lastMs: number;
}

/**
 * Most of a day is a walk without a silence in grids that are walked already: a block says so itself, and is unpacked only
 * when it does not.
 */
function readPacked(
  state: CoverageState,
  day: OfficerDay,
  sinceMs: readonly number[],
  past: Past,
  firsts: Float64Array,
) {
  const { stretch, policy } = state;
  const { packed, packedBytes } = day;
  for (let at = 0; at < packedBytes;) {
    const end = endOfBlock(packed, at);
    const nextMs = end < packedBytes ? firstSinceMs(packed, end) : sinceMsAt(day, 0);
    const { lastFromMs, longestStepMs } = timesOfBlock(packed, at);
    const isSilent = Math.max(longestStepMs, nextMs - lastFromMs) > policy.silentAfterMs;
    if (isSilent || mayBeFirst(state, packed, at, firsts)) {
      stretch.count = 0;
      unpackBlock(packed, at, stretch);
      readRows(state, stretch, sinceMs, past, firsts);
    } else {
      judgeUntil(state, sinceMs, past, firstSinceMs(packed, at));
      for (; sinceMs[past.next]! < nextMs; past.next++) past.marks[past.next] = 1;
    }
    at = end;
  }
}

function mayBeFirst({ day }: CoverageState, packed: Uint8Array, at: number, firsts: Float64Array): boolean {
  const fromMs = day.startMs + firstSinceMs(packed, at);
  let may = false;
  forEachRun(packed, at, (grid) => {
    may ||= grid >= 0 && (firsts[grid] === 0 || fromMs < firsts[grid]!);
  });
  return may;
}

/** Fixes are in order of time, so only the first of a stay can be the first in its grid. */
function readRows(state: CoverageState, fixes: DayRows, sinceMs: readonly number[], past: Past, firsts: Float64Array) {
  let before = -1;
  for (let at = 0; at < fixes.count; at++) {
    const fixMs = sinceMsAt(fixes, at);
    judgeUntil(state, sinceMs, past, fixMs);
    past.lastMs = fixMs;
    const here = presentIn(fixes, at);
    if (here === before) continue;
    before = here;
    if (here < 0) continue;
    const atMs = state.day.startMs + fixMs;
    if (firsts[here] === 0 || atMs < firsts[here]!) firsts[here] = atMs;
  }
}

/** Marks the moments before a fix by the newest fix before them. */
function judgeUntil({ policy }: CoverageState, sinceMs: readonly number[], past: Past, fixMs: number): void {
  for (; sinceMs[past.next]! < fixMs; past.next++)
    if (sinceMs[past.next]! - past.lastMs <= policy.silentAfterMs) past.marks[past.next] = 1;
}
