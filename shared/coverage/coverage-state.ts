import { noChangedGrids, type ChangedGrids } from './changed-grids.ts';
import type { CoverageDay } from './coverage-day.ts';
import { cellCount, type CoverageIndex } from './coverage-index.ts';
import type { CoveragePolicy } from './coverage-policy.ts';
import { roomForFixes, type FixBatch } from './fix-batch.ts';
import type { OfficerDay } from './officer-day.ts';
import { roomForCells, type CellsInSight } from './sight.ts';

/** What has been walked in one local day. Changed only by `applyFixes` and `sweep`; make a new one for each day. */
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
  /** By grid: last presence that was announced; a grid is not announced again for each second of the same stay. */
  readonly announcedMs: Float64Array;
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
    visitedOfGrid: new Int32Array(index.gridCount),
    lastPresenceMs: new Float64Array(index.gridCount),
    visitors: Array.from({ length: index.gridCount }),
    officers: [],
    announcedMs: new Float64Array(index.gridCount),
    swept: new Int32Array(index.gridCount).fill(-1),
    changed: noChangedGrids(index.gridCount),
    batch: roomForFixes(),
    inSight: roomForCells(),
  };
}
