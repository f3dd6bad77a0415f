import type { GridState } from '../../shared/coverage/grid-live.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import type { WorldFacts } from '../../shared/world/facts.ts';

type Zone = NonNullable<TownStanding['zone']>['value'];
type Grade = NonNullable<TownStanding['grade']>['value'];

/** How many towns are in each class and grade, and how many grids in each state. */
export interface LegendCounts {
  readonly zone: Readonly<Record<Zone, number>>;
  readonly grade: Readonly<Record<Grade, number>>;
  readonly coverage: Readonly<Record<GridState, number>>;
}

export function legendCounts(facts: Pick<WorldFacts, 'standings' | 'grids'>): LegendCounts {
  const zone = { '1A': 0, '1B': 0, '2A': 0, '2B': 0, '3': 0 };
  const grade = { excellent: 0, good: 0, qualified: 0, unqualified: 0 };
  const coverage = { covered: 0, thin: 0, overdue: 0, empty: 0 };
  for (const standing of facts.standings.values()) {
    if (standing.zone) zone[standing.zone.value]++;
    if (standing.grade) grade[standing.grade.value]++;
  }
  for (const grid of facts.grids.values()) coverage[grid.state]++;
  return { zone, grade, coverage };
}
