import { WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import type { EventExtra } from '../../shared/cases/case-event.ts';
import { distanceM } from '../../shared/geo/local-metres.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { StoredFix } from '../ports/fixes.ts';
import type { Store } from '../ports/store.ts';
import type { LiveWorld } from '../ports/world.ts';

/** When somebody arrived, and with what it is confirmed. */
interface Arrival {
  readonly world: Pick<LiveWorld, 'loaded' | 'officers' | 'gridAt'>;
  readonly store: Pick<Store, 'fixes'>;
  readonly doneMs: number;
  /** Told later than done: where the officer is now says nothing. */
  readonly isToldLater: boolean;
  readonly freshMs: number;
}

type Place = Pick<StoredFix, 'lon' | 'lat' | 'fixTimeMs'>;

/** More than a phone sends while a fix is fresh. */
const MOST_FIXES = 500;

/**
 * How an arrival is confirmed (CAS-15): by the last position of the officer when it is fresh and lies in the grid of the case,
 * else by hand; of one that is told later by the last position before it (CAS-24). Age of the fix and distance are recorded either
 * way, so that a reader can tell.
 */
export async function confirmArrival(
  { grid, lon, lat }: Pick<CaseView, 'grid' | 'lon' | 'lat'>,
  officer: string | null,
  given: Arrival,
): Promise<EventExtra> {
  const { world, doneMs, freshMs } = given;
  const fix = given.isToldLater ? await placeThen(officer, given) : placeNow(officer, given);
  if (!fix) return { arrival: 'hand' };
  const fixAgeMs = Math.max(0, doneMs - fix.fixTimeMs);
  const isThere = grid !== null && world.gridAt(fix.lon, fix.lat)?.code === grid;
  return {
    arrival: isThere && fixAgeMs <= freshMs ? 'position' : 'hand',
    fixAgeMs,
    ...(lon === null || lat === null ? {} : { distanceM: Math.round(distanceM([fix.lon, fix.lat], [lon, lat])) }),
  };
}

function placeNow(officer: string | null, { world }: Arrival): Place | null {
  return world.officers().find((live) => live.officer.id === officer)?.lastFix ?? null;
}

/** The last position while one was fresh, from the history. */
async function placeThen(officer: string | null, { world, store, doneMs, freshMs }: Arrival): Promise<Place | null> {
  const subject = world.loaded.officers.find(({ id }) => id === officer);
  if (!subject) return null;
  const track = await store.fixes.track(subject, doneMs - freshMs, doneMs, WHOLE_DISTRICT, MOST_FIXES);
  return track.at(-1) ?? null;
}
