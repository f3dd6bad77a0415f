import { caseLateness, onTimeRate, type OnTimeRate } from '../cases/lateness.ts';
import { isEnded } from '../cases/workflow.ts';
import type { GridLive, GridState } from '../coverage/grid-live.ts';
import type { CaseFact } from '../model/case.ts';
import type { WorldFacts } from './facts.ts';

/** The figures that a wall or a town row leads with, all from the same facts and the same instant (WLD-2). */
export interface Headline {
  readonly grids: number;
  /** Grids that somebody was present in since local midnight; being seen from outside is not enough. */
  readonly walkedGrids: number;
  readonly gridsByState: Readonly<Record<GridState, number>>;
  /** Mean completeness of the grids, 0–1; null without grids. */
  readonly completeness: number | null;
  readonly openCases: number;
  readonly warningCases: number;
  readonly lateCases: number;
  readonly reportedToday: number;
  readonly closedToday: number;
  /** Of the local day: closed since midnight, and overdue now (CAS-6); says its denominator. */
  readonly onTime: OnTimeRate;
}

/** What the figures are read against. */
export interface HeadlineMoment {
  readonly nowMs: number;
  /** Start of the local day. */
  readonly dayStartMs: number;
}

/** Figures of everything that the facts hold: a district, or one town in a town scope. */
export function headline(facts: WorldFacts, moment: HeadlineMoment): Headline {
  return figures([...facts.grids.values()], [...facts.cases.values()], moment);
}

/** Figures of each town that has a grid or a case here, by town code. Cases without a town are in no town. */
export function headlineByTown(
  facts: WorldFacts,
  moment: HeadlineMoment,
  townOfGrid: (gridIndex: number) => string | undefined,
): ReadonlyMap<string, Headline> {
  const parts = new Map<string, { grids: GridLive[]; cases: CaseFact[] }>();
  const partOf = (town: string) => {
    const known = parts.get(town);
    if (known) return known;
    const part = { grids: [], cases: [] };
    parts.set(town, part);
    return part;
  };
  for (const grid of facts.grids.values()) {
    const town = townOfGrid(grid.index);
    if (town !== undefined) partOf(town).grids.push(grid);
  }
  for (const item of facts.cases.values()) if (item.town !== null) partOf(item.town).cases.push(item);
  return new Map([...parts].map(([town, { grids, cases }]) => [town, figures(grids, cases, moment)]));
}

function figures(grids: readonly GridLive[], cases: readonly CaseFact[], moment: HeadlineMoment): Headline {
  return { ...gridFigures(grids), ...caseFigures(cases, moment) };
}

function gridFigures(
  grids: readonly GridLive[],
): Pick<Headline, 'grids' | 'walkedGrids' | 'gridsByState' | 'completeness'> {
  const gridsByState = { covered: 0, thin: 0, overdue: 0, empty: 0 };
  let walkedGrids = 0;
  let shares = 0;
  for (const grid of grids) {
    gridsByState[grid.state]++;
    if (grid.lastPresenceMs !== null) walkedGrids++;
    shares += grid.completeness;
  }
  const completeness = grids.length > 0 ? shares / grids.length : null;
  return { grids: grids.length, walkedGrids, gridsByState, completeness };
}

/** The case figures of a headline, from cases alone. */
export function caseFigures(
  cases: readonly CaseFact[],
  { nowMs, dayStartMs }: HeadlineMoment,
): Omit<Headline, 'grids' | 'walkedGrids' | 'gridsByState' | 'completeness'> {
  let openCases = 0;
  let warningCases = 0;
  let lateCases = 0;
  let reportedToday = 0;
  let closedToday = 0;
  const onTime = onTimeRate(cases, { sinceMs: dayStartMs, nowMs });
  for (const item of cases) {
    const lateness = caseLateness(item, nowMs);
    if (!isEnded(item.state)) openCases++;
    if (lateness === 'warning') warningCases++;
    if (lateness === 'late') lateCases++;
    if (item.reportedMs >= dayStartMs) reportedToday++;
    if (item.closedMs !== null && item.closedMs >= dayStartMs && item.state === 'closed') closedToday++;
  }
  return { openCases, warningCases, lateCases, reportedToday, closedToday, onTime };
}
