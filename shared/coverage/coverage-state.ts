import { noChangedGrids, noteChanged, type ChangedGrids } from './changed-grids.ts';
import type { CoverageDay } from './coverage-day.ts';
import { cellCount, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { presentIn } from './day-rows.ts';
import { roomForFixes, type FixBatch } from './fix-batch.ts';
import { emptyGridDays, type GridDays } from './grid-day.ts';
import { bytesOfDay, roomForStretch, type OfficerDay, type Stretch } from './officer-day.ts';
import { roomForCells, type CellsInSight } from './sight.ts';
import { emptySweepBook, type SweepBook } from './sweep-book.ts';

/** What has been walked in one local day. Changed only by `applyFixes` and `sweep`; make a new one for each day. */
export interface CoverageState {
  readonly index: CoverageIndex;
  readonly policy: CoveragePolicy;
  readonly day: CoverageDay;
  /**
   * By cell: how many points and lines of the day see it. Counts, not marks, so that a late fix can take a line back. Of a
   * cell that nobody has seen it is -1 less the grid that the cell belongs to, so that a fix need not look elsewhere; 0 is in no grid.
   */
  readonly seen: Int32Array;
  readonly grids: GridDays;
  /** By roster index. */
  readonly officers: (OfficerDay | undefined)[];
  /** Roster indices of those off duty and on a break: they are present nowhere (COV-6, ACC-34). Not part of what was walked. */
  readonly away: Set<number>;
  /** What `sweep` last saw, and what it has to look at next. */
  readonly sweeps: SweepBook;
  /** Grids that the fixes which are being applied change. */
  readonly changed: ChangedGrids;
  /** Room for the fixes that are being applied, for earlier ones of an officer and for the cells that one sees; nothing is kept in it. */
  readonly batch: FixBatch;
  readonly stretch: Stretch;
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
    seen: nothingSeen(index),
    grids: emptyGridDays(index.gridCount),
    officers: [],
    away: new Set(),
    sweeps: emptySweepBook(index.gridCount),
    changed: noChangedGrids(index.gridCount),
    batch: roomForFixes(),
    stretch: roomForStretch(),
    inSight: roomForCells(),
  };
}

function nothingSeen(index: CoverageIndex): Int32Array {
  const { gridOfCell } = index.raster;
  const seen = new Int32Array(cellCount(index));
  for (let cell = 0; cell < gridOfCell.length; cell++) seen[cell] = -1 - gridOfCell[cell]!;
  index.ownCells.grid.forEach((grid, i) => (seen[gridOfCell.length + i] = -1 - grid));
  return seen;
}

/**
 * Begins or ends the time that an officer is away, off duty or on a break: then present in no grid, and what was walked before
 * stays (COV-6, ACC-34).
 *
 * @returns the grid whose present officers change by it; -1 for none
 */
export function setAway(state: CoverageState, officer: number, isAway: boolean): number {
  if (isAway) state.away.add(officer);
  else state.away.delete(officer);
  const day = state.officers[officer];
  const grid = day && day.count > 0 ? presentIn(day, day.count - 1) : -1;
  if (grid >= 0) noteChanged(state.sweeps.touched, grid);
  return grid;
}

/** How many points and lines of the day see a cell. */
export function timesSeen({ seen }: CoverageState, cell: number): number {
  return Math.max(0, seen[cell]!);
}

/** Memory that the officers' fixes take, which are kept until the day ends. */
export function bytesOfOfficers({ officers }: CoverageState): number {
  let bytes = 0;
  for (const day of officers) if (day) bytes += bytesOfDay(day);
  return bytes;
}
