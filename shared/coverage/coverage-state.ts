import type { CoverageDay } from './coverage-day.ts';
import { cellCount, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { markBetween, markStep } from './mark-seen.ts';
import {
  emptyOfficerDay,
  insertFix,
  positionOf,
  presentIn,
  sinceMsAt,
  supersedes,
  writeFix,
  type DayFix,
  type OfficerDay,
} from './officer-day.ts';
import { settleLast, settlePresence } from './presence.ts';
import { roomForCells, type CellsInSight } from './sight.ts';
import { addOnce, stay, updateVisits } from './visits.ts';

/** What has been walked in one local day. Changed only by `applyFix` and `sweep`; make a new one for each day. */
export interface CoverageState {
  readonly index: CoverageIndex;
  readonly policy: CoveragePolicy;
  readonly day: CoverageDay;
  /** By cell: how many points and lines of the day see it. Counts, not marks, so that a late fix can take a line back. */
  readonly seen: Uint32Array;
  /** By grid: cells seen at least once. */
  readonly visitedOfGrid: Int32Array;
  /** By grid: last presence, epoch ms; 0 for none today. */
  readonly lastPresenceMs: Float64Array;
  /** By grid: the officers who were present in it. */
  readonly visitors: (Set<number> | undefined)[];
  /** By roster index. */
  readonly officers: (OfficerDay | undefined)[];
  /** Roster indices of those on a break: they are present nowhere (ACC-34). Not part of what was walked. */
  readonly resting: Set<number>;
  /** By grid: last presence that was announced; a grid is not announced again for each second of the same stay. */
  readonly announcedMs: Float64Array;
  /** By grid: what `sweep` last saw. */
  readonly swept: Int32Array;
  /** Room for the cells that one fix sees; nothing is kept in it. */
  readonly inSight: CellsInSight;
}

/** One position with what the coverage rules need to know of it. */
export interface CoverageFix {
  /** Roster index. */
  readonly officerIndex: number;
  /** Whether the officer's shift runs at the time of the fix. */
  readonly onDuty: boolean;
  readonly lon: number;
  readonly lat: number;
  /** Null when the device does not say. */
  readonly accuracyM: number | null;
  readonly fixTimeMs: number;
}

/** An empty day: nothing walked, nobody present (COV-10). */
export function createCoverageState(index: CoverageIndex, day: CoverageDay, policy: CoveragePolicy): CoverageState {
  return {
    index,
    policy,
    day,
    seen: new Uint32Array(cellCount(index)),
    visitedOfGrid: new Int32Array(index.gridCount),
    lastPresenceMs: new Float64Array(index.gridCount),
    visitors: Array.from({ length: index.gridCount }),
    officers: [],
    resting: new Set(),
    announcedMs: new Float64Array(index.gridCount),
    swept: new Int32Array(index.gridCount).fill(-1),
    inSight: roomForCells(),
  };
}

/**
 * Counts one fix. The outcome depends on the set of fixes, not on their order (COV-5): a late or repeated fix leaves
 * the state as if it had come in time, once. Fixes off duty, of another day or worse than the policy allows do not
 * count, and of those in one slot the best does (COV-4). The work is constant, but for moving the officer's own later fixes when one comes late.
 *
 * @returns indices of grids whose live coverage changed: cells, who is present, or the last presence by a minute
 */
export function applyFix(state: CoverageState, fix: CoverageFix): readonly number[] {
  const counted = countable(state, fix);
  if (!counted) return [];
  const day = (state.officers[fix.officerIndex] ??= emptyOfficerDay());
  const { slotMs } = state.policy;
  const slot = Math.floor(counted.sinceMs / slotMs);
  const at = positionOf(day, slot * slotMs);
  if (at === day.count) return append(state, fix.officerIndex, day, counted);
  const changed: number[] = [];
  const known = sinceMsAt(day, at) < (slot + 1) * slotMs;
  if (known && !supersedes(counted, day, at)) return [];
  const holder = presentIn(day, day.count - 1);
  markBetween(state, day, at - 1, at + (known ? 1 : 0), -1, changed);
  if (known) writeFix(day, at, counted);
  else insertFix(day, at, counted);
  markBetween(state, day, at - 1, at + 1, 1, changed);
  settle(state, fix.officerIndex, day, at, known ? 0 : 1, changed);
  return announceHolder(holder, day, changed);
}

/**
 * Begins or ends the break of an officer: nobody on a break is present in a grid, and what was walked before stays (ACC-34).
 *
 * @returns the grid whose present officers change by it; -1 for none
 */
export function setResting(state: CoverageState, officer: number, isResting: boolean): number {
  if (isResting) state.resting.add(officer);
  else state.resting.delete(officer);
  const day = state.officers[officer];
  return day && day.count > 0 ? presentIn(day, day.count - 1) : -1;
}

/** The common case: the newest fix of the officer. Nothing earlier changes. */
function append(state: CoverageState, officer: number, day: OfficerDay, fix: DayFix): readonly number[] {
  const changed: number[] = [];
  const at = day.count;
  const holder = at > 0 ? presentIn(day, at - 1) : -1;
  insertFix(day, at, fix);
  markStep(state, day, at, changed);
  settleLast(state.index, state.policy, day);
  const grid = presentIn(day, at);
  if (grid >= 0) stay(state, officer, grid, state.day.startMs + fix.sinceMs, grid !== holder, changed);
  return announceHolder(holder, day, changed);
}

/** Who is present changes in the grid that is left and in the one that is entered. */
function announceHolder(holder: number, day: OfficerDay, changed: number[]): readonly number[] {
  const holds = presentIn(day, day.count - 1);
  if (holds !== holder) for (const grid of [holder, holds]) if (grid >= 0) addOnce(changed, grid);
  return changed;
}

function countable(state: CoverageState, fix: CoverageFix): DayFix | null {
  const { day, policy } = state;
  const accuracyM = fix.accuracyM ?? policy.unknownAccuracyM;
  if (!fix.onDuty || !(accuracyM <= policy.maxAccuracyM)) return null;
  if (!(fix.fixTimeMs >= day.startMs && fix.fixTimeMs < day.endMs)) return null;
  return {
    sinceMs: Math.floor(fix.fixTimeMs - day.startMs),
    lonE7: Math.round(fix.lon * 1e7),
    latE7: Math.round(fix.lat * 1e7),
    accuracyM: Math.min(255, Math.ceil(accuracyM)),
  };
}

function settle(
  state: CoverageState,
  officer: number,
  day: OfficerDay,
  from: number,
  fresh: 0 | 1,
  changed: number[],
): void {
  const touched: number[] = [];
  settlePresence(state.index, state.policy, day, from, fresh, (before, after) => {
    if (before !== null && before >= 0) addOnce(touched, before);
    if (after >= 0) addOnce(touched, after);
  });
  const settled = presentIn(day, from);
  if (settled >= 0) addOnce(touched, settled);
  for (const grid of touched) updateVisits(state, officer, day, grid, changed);
}
