/** Thresholds of the coverage rules (docs/rules/coverage.md); read from policy packs by `shared/policy`. */
export interface CoveragePolicy {
  /** Side of a unit cell (万米单元格, 10,000 m²). */
  readonly cellSizeM: number;
  /** How far a patrol sees: a cell is visited when its centre is within this of the walked path. */
  readonly sightM: number;
  /** Fixes worse than this do not count. */
  readonly maxAccuracyM: number;
  /** Accuracy taken for a device that reports none. */
  readonly unknownAccuracyM: number;
  /** Of an officer's fixes in one such span of the day only the best counts, so that no device rate can flood the day. */
  readonly slotMs: number;
  /** Two neighbouring fixes are joined to a walked line when no further apart than this, in time and in space. */
  readonly joinMaxMs: number;
  readonly joinMaxM: number;
  /** Past a border by this much (or by the fix's accuracy when worse) the officer has changed grids at once. */
  readonly borderM: number;
  /** Nearer to the border the officer must stay this long. */
  readonly dwellMs: number;
  /** Visited ÷ all cells from which the daily full walk is done, 0–1. */
  readonly completeShare: number;
  /** A grid that nobody was in for longer is overdue. */
  readonly overdueAfterMinutes: number;
  /** Local minutes of the day between which patrols are due. */
  readonly patrolDayStartMinute: number;
  readonly patrolDayEndMinute: number;
  /** Without a fix for longer an officer is stale (no longer present), then silent. */
  readonly staleAfterMs: number;
  readonly silentAfterMs: number;
  /** From this speed an officer is moving. */
  readonly movingSpeedMps: number;
}
