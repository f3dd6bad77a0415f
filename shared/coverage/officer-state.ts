import type { OfficerState } from '../model/officer.ts';
import type { CoveragePolicy } from './coverage-policy.ts';

/**
 * What the map shows of an officer (COV-11): on a break that was told (ACC-34); off duty outside the shift; silent without a fix today or for too long;
 * stale when the last fix is old; else moving or still by speed. An unknown speed counts as still.
 */
export function officerState(
  lastFixMs: number | null,
  speedMps: number | null,
  nowMs: number,
  isOnShift: boolean,
  policy: Pick<CoveragePolicy, 'staleAfterMs' | 'silentAfterMs' | 'movingSpeedMps'>,
  isOnBreak = false,
): OfficerState {
  if (isOnBreak) return 'on-break';
  if (!isOnShift) return 'off-duty';
  if (lastFixMs === null) return 'silent';
  const ageMs = nowMs - lastFixMs;
  if (ageMs > policy.silentAfterMs) return 'silent';
  if (ageMs > policy.staleAfterMs) return 'stale';
  return speedMps !== null && speedMps >= policy.movingSpeedMps ? 'moving' : 'still';
}
