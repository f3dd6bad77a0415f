import type { CoveragePolicy } from '../../shared/coverage/coverage-policy.ts';
import { breakEndMs } from '../../shared/access/duty-break.ts';
import { officerState } from '../../shared/coverage/officer-state.ts';
import { emptyDueQueue, putDue, resetDue, takeDue } from '../../shared/lib/due-queue.ts';
import { onShift } from '../../shared/lib/local-day.ts';
import type { Officer, OfficerState } from '../../shared/model/officer.ts';
import type { StoredFix } from '../ports/fixes.ts';
import type { LiveOfficer } from '../ports/world.ts';
import type { BreakBook } from '../ports/privacy.ts';
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
  /** Brings the states up to now; answers those that changed, with the state before. Whoever nothing is due for is not looked at. */
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
  /** By slot: when a state may change next, but for the shifts, which begin and end for many at once. */
  const due = emptyDueQueue(officers.length);
  const shifts = turnsOf(officers);
  let agedMs = Infinity;
  let agedBy: CoveragePolicy | null = null;
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
    if (onBreak !== null) putDue(due, slot, breakEndMs(onBreak));
    else if (fix !== null && state !== 'silent' && state !== 'off-duty')
      putDue(due, slot, fix.fixTimeMs + ageUntil(state, policy));
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

  /** Everybody by other figures, and when the clock goes back. */
  function slotsToLookAt(nowMs: number, policy: CoveragePolicy): Int32Array {
    const isAnew = nowMs < agedMs || policy !== agedBy;
    [agedMs, agedBy] = [nowMs, policy];
    const minute = localMinute(nowMs);
    for (const turn of shifts) {
      const runs = onShift(turn.shift, minute);
      if (runs !== turn.runs) for (const slot of turn.slots) putDue(due, slot, nowMs);
      turn.runs = runs;
    }
    if (!isAnew) return Int32Array.from(takeDue(due, nowMs)).sort();
    resetDue(due, nowMs);
    return Int32Array.from(lives.keys());
  }

  function age(nowMs: number) {
    const { coverage } = today();
    const changed: Aged[] = [];
    for (const slot of slotsToLookAt(nowMs, coverage)) {
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
      putDue(due, slot, agedMs);
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

/** How old a fix gets, ms, until its officer is in another state if no other comes. */
function ageUntil(state: OfficerState, { staleAfterMs, silentAfterMs }: CoveragePolicy): number {
  return state === 'stale' ? silentAfterMs : Math.min(staleAfterMs, silentAfterMs);
}

/** Those of one shift, and whether it ran when it was last asked. */
interface Turn {
  readonly shift: Officer['shift'];
  readonly slots: number[];
  runs: boolean | null;
}

/** A city has many officers and few shifts. */
function turnsOf(officers: readonly Officer[]): readonly Turn[] {
  const turns = new Map<string, Turn>();
  officers.forEach(({ shift }, slot) => {
    const key = `${shift.startMinute} ${shift.endMinute}`;
    const known = turns.get(key);
    if (known) known.slots.push(slot);
    else turns.set(key, { shift, slots: [slot], runs: null });
  });
  return [...turns.values()];
}
