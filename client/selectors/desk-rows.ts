import { caseLateness, LATENESS, type Lateness } from '../../shared/cases/lateness.ts';
import { isEnded } from '../../shared/cases/ended-states.ts';
import { GRID_STATES, type GridLive } from '../../shared/coverage/grid-live.ts';
import type { Town } from '../../shared/model/area.ts';
import type { GridEntry } from '../../shared/model/grid-register.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import type { WorldFacts } from '../../shared/world/facts.ts';
import type { GridCounts } from '../../shared/world/grid-counts.ts';
import { headlineByTown, type Headline, type HeadlineMoment } from '../../shared/world/headline.ts';
import type { Places } from './places.ts';

/** One town in a table. */
export interface TownRow {
  readonly town: Town;
  readonly standing: TownStanding | null;
  readonly figures: TownFigures | null;
  /** Overdue and empty grids ÷ grids, 0–1; what the order goes by. */
  readonly troubleShare: number;
}

/** What a row shows of a town. */
type TownFigures = Pick<Headline, 'gridsByState' | 'openCases' | 'lateCases'>;

/** Towns of the scope with their figures, most trouble first. */
export function townRows(
  counts: ReadonlyMap<string, GridCounts>,
  { cases, standings }: Pick<WorldFacts, 'cases' | 'standings'>,
  places: Places,
  moment: HeadlineMoment,
): readonly TownRow[] {
  const figuresOf = headlineByTown(counts, cases.values(), moment);
  return places.towns
    .map((town) => {
      const figures = figuresOf.get(town.code) ?? null;
      const trouble = figures ? figures.gridsByState.overdue + figures.gridsByState.empty : 0;
      return {
        town,
        figures,
        standing: standings.get(town.code) ?? null,
        troubleShare: figures && figures.grids > 0 ? trouble / figures.grids : 0,
      };
    })
    .sort((a, b) => b.troubleShare - a.troubleShare || a.town.code.localeCompare(b.town.code));
}

export function isSameTownRow(a: TownRow, b: TownRow): boolean {
  return (
    a.town === b.town &&
    a.standing === b.standing &&
    a.figures?.gridsByState === b.figures?.gridsByState &&
    a.figures?.openCases === b.figures?.openCases &&
    a.figures?.lateCases === b.figures?.lateCases
  );
}

/** One grid in a list. */
export interface GridRow {
  readonly grid: GridEntry;
  readonly live: GridLive | null;
}

/** Grids with their live coverage, worst first. */
export function gridRows(grids: readonly GridEntry[], live: ReadonlyMap<number, GridLive>): readonly GridRow[] {
  return grids
    .map((grid) => ({ grid, live: live.get(grid.index) ?? null }))
    .sort((a, b) => badness(b) - badness(a) || (a.grid.code < b.grid.code ? -1 : 1));
}

export function isSameGridRow(a: GridRow, b: GridRow): boolean {
  return a.live === b.live && a.grid.code === b.grid.code && a.grid.name === b.grid.name;
}

function badness({ live }: GridRow): number {
  return live ? GRID_STATES.indexOf(live.state) * 2 + (1 - live.completeness) : -1;
}

/** One case in a list. */
export interface CaseRow {
  readonly item: CaseFact;
  readonly lateness: Lateness;
}

/** Cases with their lateness: open before ended, late before warned, newest first. */
export function caseRows(cases: Iterable<CaseFact>, moment: Pick<HeadlineMoment, 'nowMs'>): readonly CaseRow[] {
  return [...cases]
    .map((item) => ({ item, lateness: caseLateness(item, moment.nowMs) }))
    .sort((a, b) => urgency(b) - urgency(a) || b.item.updatedMs - a.item.updatedMs);
}

function urgency({ item, lateness }: CaseRow): number {
  return isEnded(item.state) ? -1 : LATENESS.indexOf(lateness);
}
