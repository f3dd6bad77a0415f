import type { EventExtra } from '../../shared/cases/case-event.ts';
import { distanceM } from '../../shared/geo/local-metres.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { LiveWorld } from '../ports.ts';

/**
 * How an arrival is confirmed (CAS-15): by the last position of the officer when it is fresh and lies in the grid of the case,
 * else by hand. Age of the fix and distance are recorded either way, so that a reader can tell.
 */
export function confirmArrival(
  { grid, lon, lat }: Pick<CaseView, 'grid' | 'lon' | 'lat'>,
  officer: string | null,
  given: { readonly world: Pick<LiveWorld, 'officers' | 'gridAt'>; readonly nowMs: number; readonly freshMs: number },
): EventExtra {
  const { world, nowMs, freshMs } = given;
  const fix = world.officers().find((live) => live.officer.id === officer)?.lastFix;
  if (!fix) return { arrival: 'hand' };
  const fixAgeMs = Math.max(0, nowMs - fix.fixTimeMs);
  const isThere = grid !== null && world.gridAt(fix.lon, fix.lat)?.code === grid;
  return {
    arrival: isThere && fixAgeMs <= freshMs ? 'position' : 'hand',
    fixAgeMs,
    ...(lon === null || lat === null ? {} : { distanceM: Math.round(distanceM([fix.lon, fix.lat], [lon, lat])) }),
  };
}
