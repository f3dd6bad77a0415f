import { isInBreak } from '../../shared/access/duty-break.ts';
import { coverageDay } from '../../shared/coverage/coverage-day.ts';
import { buildCoverageIndex, type CoverageIndex } from '../../shared/coverage/coverage-index.ts';
import { createCoverageState, setAway } from '../../shared/coverage/coverage-state.ts';
import type { GridLive } from '../../shared/coverage/grid-live.ts';
import { gridLive } from '../../shared/coverage/grid-state.ts';
import { minuteOfDay, onShift } from '../../shared/lib/local-day.ts';
import { assignedOfficers } from '../../shared/staffing/assigned-officers.ts';
import type { LoadedDistrict, PolicyReader } from '../ports/district.ts';
import type { FixStore } from '../ports/fixes.ts';
import type { BreakStore } from '../ports/privacy.ts';
import { createFixCounter } from '../world/fix-counter.ts';

/** Coverage of the district as it was at a past moment. */
export interface CoverageHistory {
  /** `busy` when too many other moments wait already: a day of a large district takes seconds. */
  at(atMs: number): Promise<readonly GridLive[]> | 'busy';
}

interface HistoryStore {
  readonly fixes: Pick<FixStore, 'acceptedSince'>;
  readonly breaks: Pick<BreakStore, 'endingAfter'>;
}

const KEPT_ANSWERS = 8;
const MOST_WAITING = 4;

/**
 * Counts the stored fixes of the local day up to the moment with the rules that count live ones and the policy of that
 * day (COV-13), so that a past answer is what the screens showed then, late fixes included; who was off duty or on a break then is
 * present nowhere (COV-6, ACC-34). One reading at a time; the last few answers are kept.
 */
export function createCoverageHistory(
  loaded: LoadedDistrict,
  policies: Pick<PolicyReader, 'at'>,
  { fixes, breaks }: HistoryStore,
): CoverageHistory {
  const { district, officers } = loaded;
  const grids = loaded.grids.features.map(({ properties }) => properties);
  const assigned = assignedOfficers(grids, officers);
  const countFixes = createFixCounter(loaded);
  const kept = new Map<number, Promise<readonly GridLive[]>>();
  const indexOf = lastIndex(loaded);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function count(atMs: number): Promise<readonly GridLive[]> {
    const policy = policies.at(atMs).coverage;
    const index = indexOf(policy.cellSizeM);
    const day = coverageDay(atMs, district.timeZone, policy);
    const state = createCoverageState(index, day, policy);
    await fixes.acceptedSince(day.startMs, (page) => void countFixes(state, page), atMs);
    const minute = minuteOfDay(atMs, district.timeZone);
    const resting = new Set(
      (await breaks.endingAfter(atMs)).filter((span) => isInBreak(span, atMs)).map(({ officer }) => officer),
    );
    for (const { index: officer, id, shift } of officers)
      if (!onShift(shift, minute) || resting.has(id)) setAway(state, officer, true);
    return grids.map((grid) => gridLive(state, grid.index, atMs, assigned));
  }

  return {
    at(atMs) {
      const known = kept.get(atMs);
      if (known) return known;
      if (waiting >= MOST_WAITING) return 'busy';
      waiting++;
      const counted = last.then(() => count(atMs)).finally(() => waiting--);
      last = counted.catch(() => undefined);
      counted.catch(() => kept.delete(atMs));
      kept.set(atMs, counted);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_ANSWERS && oldest !== undefined) kept.delete(oldest);
      return counted;
    },
  };
}

/** Unit cells of a size; the last are kept, as sizes hardly ever change. */
function lastIndex({ grids }: Pick<LoadedDistrict, 'grids'>): (cellSizeM: number) => CoverageIndex {
  let last: { readonly cellSizeM: number; readonly index: CoverageIndex } | null = null;
  return (cellSizeM) => {
    if (last?.cellSizeM !== cellSizeM) last = { cellSizeM, index: buildCoverageIndex({ grids, cellSizeM }) };
    return last.index;
  };
}
