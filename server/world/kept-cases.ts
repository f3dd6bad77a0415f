import { isEnded } from '../../shared/cases/ended-states.ts';
import type { CaseFact } from '../../shared/model/case.ts';

/**
 * How many real cases that ended before today stay in the world (assumed). Every start reads them and every screen is
 * sent them, some 300 bytes each: a city's closed cases of a week or two, not its archive.
 */
export const KEPT_ENDED_CASES = 2_000;

/** Cases of the live world as a day begins, by LIV-9. The order of those that stay is kept. */
export function keptCases(cases: Iterable<CaseFact>, dayStartMs: number): ReadonlyMap<string, CaseFact> {
  const all = [...cases];
  const earlier = all.filter((item) => endedBefore(item, dayStartMs));
  const leaving = new Set([
    ...earlier.filter(({ simulated }) => simulated),
    ...earlier
      .filter(({ simulated }) => !simulated)
      .sort((a, b) => waiting(b) - waiting(a) || endMs(b) - endMs(a) || b.id.localeCompare(a.id))
      .slice(KEPT_ENDED_CASES),
  ]);
  return new Map(all.flatMap((item) => (leaving.has(item) ? [] : [[item.id, item] as const])));
}

/** Asks of one case after another that the world does not know yet whether it has a place in it (LIV-9). */
export function createPlaces(among: ReadonlyMap<string, CaseFact>, dayStartMs: number): (item: CaseFact) => boolean {
  let room: number | null = null;
  return (item) => {
    if (!endedBefore(item, dayStartMs)) return true;
    if (item.simulated) return false;
    room ??= KEPT_ENDED_CASES - [...among.values()].filter((other) => endedBefore(other, dayStartMs)).length;
    return room-- > 0;
  };
}

function endedBefore(item: CaseFact, dayStartMs: number): boolean {
  return isEnded(item.state) && endMs(item) < dayStartMs;
}

/** What still waits for somebody stays before what does not (CAS-26). */
function waiting({ waits }: CaseFact): number {
  return waits.length > 0 ? 1 : 0;
}

function endMs(item: CaseFact): number {
  return item.closedMs ?? item.updatedMs;
}
