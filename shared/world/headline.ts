import { caseLateness, onTimeRate, type OnTimeRate } from '../cases/lateness.ts';
import { isEnded } from '../cases/ended-states.ts';
import type { CaseFact } from '../model/case.ts';
import { meanCompleteness, NO_GRIDS, type GridCounts } from './grid-counts.ts';

/** The figures that a wall or a town row leads with, all from the same facts and the same instant (WLD-2). */
export interface Headline extends Omit<GridCounts, 'shareParts'> {
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

/** Figures of counted grids and of the cases beside them: of a district, a town or a community. */
export function headline(counts: GridCounts, cases: Iterable<CaseFact>, moment: HeadlineMoment): Headline {
  const { grids, walkedGrids, gridsByState } = counts;
  return {
    grids,
    walkedGrids,
    gridsByState,
    completeness: meanCompleteness(counts),
    ...caseFigures([...cases], moment),
  };
}

/** Figures of each town that has a grid or a case here, by town code. Cases without a town are in no town. */
export function headlineByTown(
  counts: ReadonlyMap<string, GridCounts>,
  cases: Iterable<CaseFact>,
  moment: HeadlineMoment,
): ReadonlyMap<string, Headline> {
  const casesOf = new Map<string, CaseFact[]>([...counts.keys()].map((town) => [town, []]));
  for (const item of cases) {
    if (item.town === null) continue;
    const known = casesOf.get(item.town);
    if (known) known.push(item);
    else casesOf.set(item.town, [item]);
  }
  return new Map([...casesOf].map(([town, own]) => [town, headline(counts.get(town) ?? NO_GRIDS, own, moment)]));
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
