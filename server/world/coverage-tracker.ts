import { coverageFromBytes, coverageToBytes } from '../../shared/coverage/coverage-bytes.ts';
import { coverageDay, type CoverageDay } from '../../shared/coverage/coverage-day.ts';
import { buildCoverageIndex, gridAt, type CoverageIndex } from '../../shared/coverage/coverage-index.ts';
import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import {
  bytesOfOfficers,
  createCoverageState,
  setAway,
  type CoverageState,
} from '../../shared/coverage/coverage-state.ts';
import type { GridLive } from '../../shared/coverage/grid-live.ts';
import { gridLive } from '../../shared/coverage/grid-state.ts';
import { gridsAt } from '../../shared/coverage/grids-at.ts';
import { patrolPast, type PatrolPast } from '../../shared/coverage/patrol-past.ts';
import { sweep } from '../../shared/coverage/sweep.ts';
import type { Grid } from '../../shared/model/area.ts';
import { assignedOfficers } from '../../shared/staffing/assigned-officers.ts';
import type { LoadedDistrict } from '../ports/district.ts';
import type { PlacedFix } from '../ports/fixes.ts';
import { createFixCounter } from './fix-counter.ts';

/** Coverage of the local day: fixes in, grids that differ out. */
export interface CoverageTracker {
  readonly day: CoverageDay;
  /** Counts accepted fixes; work that does not depend on the number of grids. */
  apply(fixes: readonly PlacedFix[]): void;
  /** Begins or ends the time that an officer is off duty or on a break, by roster index (COV-6, ACC-34). */
  setAway(officer: number, isAway: boolean): void;
  /** Starts a new day when local midnight has passed; answers whether it did. */
  rollOver(nowMs: number): boolean;
  /** Grids whose live coverage differs from what was told last, by fixes or by time. */
  takeChanges(nowMs: number): readonly GridLive[];
  patrolPast(momentsMs: readonly number[]): PatrolPast;
  /** Takes the day over from its bytes (COV-12); false, and nothing changed, when they do not fit. */
  restore(bytes: Uint8Array): boolean;
  toBytes(): Uint8Array;
  /** Memory that the fixes of the day take. */
  heldBytes(): number;
  gridAt(lon: number, lat: number): Grid | null;
  /** The same for many places, in less time. */
  gridsAt(places: readonly { readonly lon: number; readonly lat: number }[]): readonly (Grid | null)[];
}

/** Minutes since last presence are counted by screens; within a minute nothing new is told. */
const PRESENCE_STEP_MS = 60_000;

/**
 * Each day is counted, whole, by the policy that `policyAt` has for it (COV-13).
 *
 * @param laid the unit cells of the district's grids, when somebody has laid them already
 */
export function createCoverageTracker(
  loaded: LoadedDistrict,
  policyAt: (atMs: number) => CoveragePolicy,
  nowMs: number,
  laid?: CoverageIndex,
): CoverageTracker {
  const { district, officers } = loaded;
  const grids = loaded.grids.features.map(({ properties }) => properties);
  const gridByIndex = new Map(grids.map((grid) => [grid.index, grid]));
  const assigned = assignedOfficers(grids, officers);
  const count = createFixCounter(loaded);
  const told = new Map<number, GridLive>();
  const dirty = new Set<number>();
  let policy = policyAt(nowMs);
  let index = laid ?? layCells();
  let state = createCoverageState(index, coverageDay(nowMs, district.timeZone, policy), policy);
  /** Of the day that is about to begin: clocks may be ahead a little, and the new day begins with a tick. */
  let early: PlacedFix[] = [];

  function layCells(): CoverageIndex {
    return buildCoverageIndex({ grids: loaded.grids, cellSizeM: policy.cellSizeM });
  }

  /** Another day, or the same one from its bytes: who is away still is. */
  function replace(other: CoverageState): void {
    for (const officer of state.away) other.away.add(officer);
    state = other;
  }

  function apply(placed: readonly PlacedFix[]): void {
    const { endMs } = state.day;
    const begun = placed.filter((fix) => fix.fixTimeMs < endMs);
    if (begun.length < placed.length) early = [...early, ...placed.filter((fix) => fix.fixTimeMs >= endMs)];
    for (const grid of count(state, begun)) dirty.add(grid);
  }

  return {
    get day() {
      return state.day;
    },
    apply,
    setAway(officer, isAway) {
      const grid = setAway(state, officer, isAway);
      if (grid >= 0) dirty.add(grid);
    },
    rollOver(nowMs) {
      if (nowMs < state.day.endMs) return false;
      const { cellSizeM } = policy;
      policy = policyAt(nowMs);
      if (policy.cellSizeM !== cellSizeM) index = layCells();
      replace(createCoverageState(index, coverageDay(nowMs, district.timeZone, policy), policy));
      dirty.clear();
      const waiting = early;
      early = [];
      apply(waiting);
      return true;
    },
    takeChanges(nowMs) {
      for (const grid of sweep(state, nowMs, assigned)) dirty.add(grid);
      const changed = Array.from(dirty, (grid) => gridLive(state, grid, nowMs, assigned)).filter(differs);
      dirty.clear();
      for (const live of changed) told.set(live.index, live);
      return changed;
    },
    patrolPast: (momentsMs) => patrolPast(state, momentsMs),
    restore(bytes) {
      const restored = coverageFromBytes(bytes, index, state.day, policy);
      if (restored.ok) replace(restored.value);
      return restored.ok;
    },
    toBytes: () => coverageToBytes(state),
    heldBytes: () => bytesOfOfficers(state),
    gridAt(lon, lat) {
      return gridByIndex.get(gridAt(index, lon, lat)) ?? null;
    },
    gridsAt(places) {
      const lons = Float64Array.from(places, ({ lon }) => lon);
      const lats = Float64Array.from(places, ({ lat }) => lat);
      const found = new Int32Array(places.length);
      gridsAt(index, lons, lats, found);
      return Array.from(found, (grid) => gridByIndex.get(grid) ?? null);
    },
  };

  function differs(live: GridLive): boolean {
    const before = told.get(live.index);
    return before === undefined || !isSameOnScreen(before, live);
  }
}

/** True when a screen would show the same: state, reason, cells and those visited, who is present, last presence to the minute. */
export function isSameOnScreen(a: GridLive, b: GridLive): boolean {
  return (
    a.state === b.state &&
    a.reason.code === b.reason.code &&
    a.cells === b.cells &&
    a.visitedCells === b.visitedCells &&
    a.present.length === b.present.length &&
    a.present.every((officer, i) => officer === b.present[i]) &&
    isSameMinute(a.lastPresenceMs, b.lastPresenceMs)
  );
}

function isSameMinute(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < PRESENCE_STEP_MS;
}
