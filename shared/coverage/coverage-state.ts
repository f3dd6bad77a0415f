import { noChangedGrids, type ChangedGrids } from './changed-grids.ts';
import type { CoverageDay } from './coverage-day.ts';
import { cellCount, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { roomForFixes, type FixBatch } from './fix-batch.ts';
import { emptyGridDays, type GridDays } from './grid-day.ts';
import type { OfficerDay } from './officer-day.ts';
import { roomForCells, type CellsInSight } from './sight.ts';

/** What has been walked in one local day. Changed only by `applyFixes` and `sweep`; make a new one for each day. */
export interface CoverageState {
  readonly index: CoverageIndex;
  readonly policy: CoveragePolicy;
  readonly day: CoverageDay;
  /** By cell: how many points and lines of the day see it. Counts, not marks, so that a late fix can take a line back. */
  readonly seen: Uint32Array;
  readonly grids: GridDays;
  /** By roster index. */
  readonly officers: (OfficerDay | undefined)[];
  /** By grid: what `sweep` last saw. */
  readonly swept: Int32Array;
  /** Grids that the fixes which are being applied change. */
  readonly changed: ChangedGrids;
  /** Room for the fixes that are being applied and for the cells that one of them sees; nothing is kept in it. */
  readonly batch: FixBatch;
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
    grids: emptyGridDays(index.gridCount),
    officers: [],
    swept: new Int32Array(index.gridCount).fill(-1),
    changed: noChangedGrids(index.gridCount),
    batch: roomForFixes(),
    inSight: roomForCells(),
  };
}
