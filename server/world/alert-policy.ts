/** Thresholds of the alert rules (docs/rules/live.md). No document lays them down: all are assumed. */
export interface AlertPolicy {
  readonly basis: 'clause' | 'assumed';
  /** A grid that nobody has entered this long after patrols became due is worth a look (ALR-1). */
  readonly emptyAfterMinutes: number;
  /** An officer on shift may be out of the own town this long (ALR-4). */
  readonly outsideDwellMs: number;
  /** Open alerts of one kind; the oldest leaves when one more comes (ALR-7). */
  readonly openPerKind: number;
}

export const ASSUMED_ALERT_POLICY: AlertPolicy = {
  basis: 'assumed',
  emptyAfterMinutes: 240,
  outsideDwellMs: 5 * 60_000,
  openPerKind: 200,
};
