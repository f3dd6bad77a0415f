import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import { officerState } from '../../shared/coverage/officer-state.ts';
import { onShift } from '../../shared/lib/local-day.ts';
import type { Officer, OfficerState } from '../../shared/model/officer.ts';
import type { LiveOfficer, StoredFix } from '../ports.ts';
import { createLocalMinutes } from './local-minutes.ts';

/** Where every officer of the roster is and in what state. */
export interface OfficerBook {
  /** Takes an accepted fix; answers the officer when it is the newest of that officer, null when it came late. */
  place(fix: StoredFix): Officer | null;
  /** Reckons every state anew; answers those that changed, with the state before. */
  age(nowMs: number): readonly { readonly live: LiveOfficer; readonly before: OfficerState }[];
  all(): readonly LiveOfficer[];
  isOnShift(officer: Officer, atMs: number): boolean;
  /** Newest accepted fix of a town's officers, of all for null. */
  newestFixMs(town: string | null): number | null;
}

export function createOfficerBook(
  officers: readonly Officer[],
  today: () => { readonly coverage: CoveragePolicy },
  timeZone: string,
  nowMs: number,
): OfficerBook {
  const localMinute = createLocalMinutes(timeZone);
  const newestByTown = new Map<string | null, number>();
  const slotOfIndex = new Map(officers.map((officer, slot) => [officer.index, slot]));
  const lives: LiveOfficer[] = officers.map((officer) => ({ officer, state: 'off-duty', lastFix: null }));
  age(nowMs);

  function stateOf({ officer, lastFix }: LiveOfficer, nowMs: number, policy: CoveragePolicy): OfficerState {
    return officerState(
      lastFix?.fixTimeMs ?? null,
      lastFix?.speedMps ?? null,
      nowMs,
      isOnShift(officer, nowMs),
      policy,
    );
  }

  function isOnShift(officer: Officer, atMs: number): boolean {
    return onShift(officer.shift, localMinute(atMs));
  }

  function noteNewest(town: string | null, fixTimeMs: number): void {
    if (fixTimeMs > (newestByTown.get(town) ?? 0)) newestByTown.set(town, fixTimeMs);
  }

  function age(nowMs: number) {
    const { coverage } = today();
    const changed: { readonly live: LiveOfficer; readonly before: OfficerState }[] = [];
    for (let slot = 0; slot < lives.length; slot++) {
      const live = lives[slot]!;
      const state = stateOf(live, nowMs, coverage);
      if (state === live.state) continue;
      const aged = { ...live, state };
      lives[slot] = aged;
      changed.push({ live: aged, before: live.state });
    }
    return changed;
  }

  return {
    place(fix) {
      const slot = fix.officerIndex === null ? undefined : slotOfIndex.get(fix.officerIndex);
      const live = slot === undefined ? undefined : lives[slot];
      if (slot === undefined || !live) return null;
      if (live.lastFix !== null && live.lastFix.fixTimeMs >= fix.fixTimeMs) return null;
      lives[slot] = { officer: live.officer, state: live.state, lastFix: fix };
      noteNewest(live.officer.town, fix.fixTimeMs);
      noteNewest(null, fix.fixTimeMs);
      return live.officer;
    },
    age,
    all: () => lives,
    isOnShift,
    newestFixMs: (town) => newestByTown.get(town) ?? null,
  };
}
