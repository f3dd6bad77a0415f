import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import { officerState } from '../../shared/coverage/officer-state.ts';
import { onShift } from '../../shared/lib/local-day.ts';
import type { Officer, OfficerState } from '../../shared/model/officer.ts';
import type { LiveOfficer, StoredFix } from '../ports.ts';
import type { BreakBook } from '../privacy-ports.ts';
import { createLocalMinutes } from './local-minutes.ts';

/** An officer whose state has changed, with the state before. */
export interface Aged {
  readonly live: LiveOfficer;
  readonly before: OfficerState;
}

/** Where every officer of the roster is and in what state. */
export interface OfficerBook {
  /** Takes an accepted fix; answers the officer when it is the newest of that officer, null when it came late or during a break. */
  place(fix: StoredFix): Officer | null;
  /** Reckons every state anew; answers those that changed, with the state before. */
  age(nowMs: number): readonly Aged[];
  /** The same of one officer, by id. */
  ageOne(officer: string, nowMs: number): readonly Aged[];
  all(): readonly LiveOfficer[];
  isOnShift(officer: Officer, atMs: number): boolean;
  /** Newest accepted fix of a town's officers, of all for null. */
  newestFixMs(town: string | null): number | null;
}

export function createOfficerBook(
  officers: readonly Officer[],
  today: () => { readonly coverage: CoveragePolicy },
  timeZone: string,
  breaks: Pick<BreakBook, 'at'>,
  nowMs: number,
): OfficerBook {
  const localMinute = createLocalMinutes(timeZone);
  const newestByTown = new Map<string | null, number>();
  const slotOfIndex = new Map(officers.map((officer, slot) => [officer.index, slot]));
  const lives: LiveOfficer[] = officers.map((officer) => ({
    officer,
    state: 'off-duty',
    lastFix: null,
    onBreak: null,
  }));
  const slotOfId = new Map(officers.map(({ id }, slot) => [id, slot]));
  /** By slot, also during a break, when nobody is told of it. */
  const newest: (StoredFix | null)[] = officers.map(() => null);
  age(nowMs);

  function ageSlot(slot: number, nowMs: number, policy: CoveragePolicy): Aged | null {
    const live = lives[slot]!;
    const { officer } = live;
    const fix = newest[slot] ?? null;
    const onBreak = breaks.at(officer.id, nowMs);
    const state = officerState(
      fix?.fixTimeMs ?? null,
      fix?.speedMps ?? null,
      nowMs,
      isOnShift(officer, nowMs),
      policy,
      onBreak !== null,
    );
    if (state === live.state && onBreak === live.onBreak) return null;
    const aged = { officer, state, lastFix: onBreak === null ? fix : null, onBreak };
    lives[slot] = aged;
    return state === live.state ? null : { live: aged, before: live.state };
  }

  function isOnShift(officer: Officer, atMs: number): boolean {
    return onShift(officer.shift, localMinute(atMs));
  }

  function noteNewest(town: string | null, fixTimeMs: number): void {
    if (fixTimeMs > (newestByTown.get(town) ?? 0)) newestByTown.set(town, fixTimeMs);
  }

  function age(nowMs: number) {
    const { coverage } = today();
    const changed: Aged[] = [];
    for (let slot = 0; slot < lives.length; slot++) {
      const aged = ageSlot(slot, nowMs, coverage);
      if (aged) changed.push(aged);
    }
    return changed;
  }

  return {
    place(fix) {
      const slot = fix.officerIndex === null ? undefined : slotOfIndex.get(fix.officerIndex);
      const live = slot === undefined ? undefined : lives[slot];
      if (slot === undefined || !live) return null;
      const known = newest[slot];
      if (known && known.fixTimeMs >= fix.fixTimeMs) return null;
      newest[slot] = fix;
      noteNewest(live.officer.town, fix.fixTimeMs);
      noteNewest(null, fix.fixTimeMs);
      // A late one of before the break is kept, and shown when the break is over.
      if (live.onBreak !== null) return null;
      lives[slot] = { officer: live.officer, state: live.state, lastFix: fix, onBreak: null };
      return live.officer;
    },
    age,
    ageOne(officer, nowMs) {
      const slot = slotOfId.get(officer);
      const aged = slot === undefined ? null : ageSlot(slot, nowMs, today().coverage);
      return aged ? [aged] : [];
    },
    all: () => lives,
    isOnShift,
    newestFixMs: (town) => newestByTown.get(town) ?? null,
  };
}
