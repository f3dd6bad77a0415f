import { emptyDueQueue, type DueQueue } from '../lib/due-queue.ts';
import { noChangedGrids, type ChangedGrids } from './changed-grids.ts';

/** What `sweep` knows of the grids, so that it looks only at those that may have changed. */
export interface SweepBook {
  /** By grid: who was present and why the state was what it was, as one number; -1 before the first sweep. */
  readonly marks: Int32Array;
  /** When time alone may change a grid next. */
  readonly due: DueQueue;
  /** Grids that fixes and breaks may have changed since the last sweep. */
  readonly touched: ChangedGrids;
  /** Epoch ms of the last sweep; Infinity before the first. */
  sweptMs: number;
  /** Milliseconds of the day: of whoever was last heard of before, the last sweep may have found that too long ago. */
  quietSinceMs: number;
}

const BEFORE_ANY_DAY = -2e9;

export function emptySweepBook(gridCount: number): SweepBook {
  return {
    marks: new Int32Array(gridCount).fill(-1),
    due: emptyDueQueue(gridCount),
    touched: noChangedGrids(gridCount),
    sweptMs: Infinity,
    quietSinceMs: BEFORE_ANY_DAY,
  };
}
