import { caseLateness, LATENESS, type Lateness } from '../cases/lateness.ts';
import { isEnded } from '../cases/ended-states.ts';
import { CASE_STATES, type CaseState } from '../model/case.ts';
import { matchesFilter, type DeskCase, type DeskFilter } from './desk-filter.ts';

/** How many cases each choice would show, everything else being as it is. */
export interface DeskCounts {
  readonly states: Readonly<Record<CaseState | 'open' | 'ended', number>>;
  readonly lateness: Readonly<Record<Lateness, number>>;
}

/** Counts beside the filter (DSK-3): by state whatever state is chosen, by lateness whatever lateness is. One pass. */
export function deskCounts(cases: Iterable<DeskCase>, filter: DeskFilter, nowMs: number): DeskCounts {
  const states = zeros([...CASE_STATES, 'open', 'ended'] as const);
  const lateness = zeros(LATENESS);
  for (const item of cases) {
    if (matchesFilter(item, filter, nowMs, 'state')) {
      states[item.state]++;
      states[isEnded(item.state) ? 'ended' : 'open']++;
    }
    if (matchesFilter(item, filter, nowMs, 'lateness')) lateness[caseLateness(item, nowMs)]++;
  }
  return { states, lateness };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
