import { caseLateness, LATENESS, type Lateness } from '../cases/lateness.ts';
import { isEnded } from '../cases/ended-states.ts';
import { CASE_STATES, CASE_WAITS, type CaseState, type CaseWait } from '../model/case.ts';
import { matchesFilter, type DeskCase, type DeskFilter } from './desk-filter.ts';

/** How many cases each choice would show, everything else being as it is. */
export interface DeskCounts {
  readonly states: Readonly<Record<CaseState | 'open' | 'ended', number>>;
  readonly lateness: Readonly<Record<Lateness, number>>;
  readonly waits: Readonly<Record<CaseWait, number>>;
}

/** Counts beside the filter (DSK-3): by state whatever state is chosen, by lateness whatever lateness is, by what is waited for whatever
 * is, in any state. One pass. */
export function deskCounts(cases: Iterable<DeskCase>, filter: DeskFilter, nowMs: number): DeskCounts {
  const states = zeros([...CASE_STATES, 'open', 'ended'] as const);
  const lateness = zeros(LATENESS);
  const waits = zeros(CASE_WAITS);
  for (const item of cases) {
    if (matchesFilter(item, filter, nowMs, 'state')) {
      states[item.state]++;
      states[isEnded(item.state) ? 'ended' : 'open']++;
    }
    if (matchesFilter(item, filter, nowMs, 'lateness')) lateness[caseLateness(item, nowMs)]++;
    if (item.waits.length > 0 && matchesFilter(item, filter, nowMs, 'waits'))
      for (const wait of item.waits) waits[wait]++;
  }
  return { states, lateness, waits };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
