import type { TrendSample } from '../../shared/http/district.ts';
import { GRID_STATES, type GridLive, type GridState } from '../../shared/coverage/grid-live.ts';
import type { Alert, TownStanding } from '../../shared/world/change.ts';
import type { WorldFacts } from '../../shared/world/facts.ts';
import type { GridCounts } from '../../shared/world/grid-counts.ts';
import { minuteOfDay, onShift } from '../../shared/lib/local-day.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import type { GridEntry } from '../../shared/model/grid-register.ts';
import type { Officer } from '../../shared/model/officer.ts';
import type { GridRegister } from '../stores/grid-register.ts';

/** One row of "towns by coverage": counts by state. */
export interface TownCoverage {
  readonly code: string;
  readonly total: number;
  readonly counts: Readonly<Record<GridState, number>>;
  /** Grids nobody has walked or that are overdue, ÷ total; what the order goes by. */
  readonly troubleShare: number;
}

/** Towns from worst to best covered; ties by code, so that the order never flickers. */
export function townsByCoverage(towns: ReadonlyMap<string, GridCounts>): readonly TownCoverage[] {
  return [...towns]
    .map(([code, { grids: total, gridsByState: counts }]) => ({
      code,
      total,
      counts,
      troubleShare: (counts.empty + counts.overdue) / total,
    }))
    .sort(
      (a, b) =>
        b.troubleShare - a.troubleShare ||
        b.counts.thin / b.total - a.counts.thin / a.total ||
        a.code.localeCompare(b.code),
    );
}

/** The grid that most needs a person, and how it stands. */
export interface WorstGrid {
  readonly grid: GridEntry;
  readonly live: GridLive;
}

/** The worst grid of a town; null where all are covered. */
export function worstGrid(
  town: string,
  live: ReadonlyMap<number, GridLive>,
  grids: GridRegister | null,
): WorstGrid | null {
  let worst: GridLive | null = null;
  for (const index of grids?.indicesOf(town) ?? []) {
    const one = live.get(index);
    if (one && one.state !== 'covered' && (!worst || isWorse(one, worst))) worst = one;
  }
  const grid = worst && grids?.at(worst.index);
  return worst && grid ? { grid, live: worst } : null;
}

function isWorse(a: GridLive, b: GridLive): boolean {
  const order = GRID_STATES.indexOf(a.state) - GRID_STATES.indexOf(b.state);
  return order !== 0 ? order > 0 : a.completeness < b.completeness;
}

/** One line of the feed: a case that changed, or an alert that was raised and how many like it there are in its town. */
export type FeedItem =
  | { readonly kind: 'case'; readonly atMs: number; readonly item: CaseFact }
  | { readonly kind: 'alert'; readonly atMs: number; readonly item: Alert; readonly count: number };

/**
 * The newest things in a scope, newest first. Grid alerts of one kind and town are one line, at the time of the newest,
 * and take at most half of the lines: coverage has the map and the town list, cases have only the feed.
 */
export function feedItems(facts: WorldFacts, count: number): readonly FeedItem[] {
  const cases = [...facts.cases.values()].map((item): FeedItem => ({ kind: 'case', atMs: item.updatedMs, item }));
  const [gridLines, otherLines] = alertLines(facts);
  const newestGridLines = newestFirst(gridLines).slice(0, Math.floor(count / 2));
  return newestFirst([...cases, ...otherLines, ...newestGridLines]).slice(0, count);
}

function alertLines(facts: WorldFacts): readonly [grid: FeedItem[], other: FeedItem[]] {
  const grid = new Map<string, FeedItem & { kind: 'alert' }>();
  const other: FeedItem[] = [];
  for (const item of facts.alerts.values()) {
    if (!item.kind.startsWith('grid-')) {
      other.push({ kind: 'alert', atMs: item.sinceMs, item, count: 1 });
      continue;
    }
    const key = `${item.kind} ${item.town}`;
    const known = grid.get(key);
    const newest = known && known.atMs >= item.sinceMs ? known.item : item;
    grid.set(key, { kind: 'alert', atMs: newest.sinceMs, item: newest, count: (known?.count ?? 0) + 1 });
  }
  return [[...grid.values()], other];
}

function newestFirst(items: readonly FeedItem[]): FeedItem[] {
  return [...items].sort((a, b) => b.atMs - a.atMs || a.item.id.localeCompare(b.item.id));
}

export interface RankedTown {
  readonly code: string;
  /** Shared by equal scores (1, 2, 2, 4). */
  readonly rank: number;
  readonly standing: TownStanding;
  readonly score: number;
}

/** Towns by assessment score, best first; equal scores share a rank. Towns without a grade are left out. */
export function rankTowns(facts: WorldFacts): readonly RankedTown[] {
  const graded = [...facts.standings.values()]
    .flatMap((standing) => (standing.grade ? [{ code: standing.code, standing, score: standing.grade.score }] : []))
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
  return graded.map((town) => ({ ...town, rank: graded.findIndex((other) => other.score === town.score) + 1 }));
}

/** Officers that the roster plans on duty at a moment, for every step of the local day. */
export function plannedOnDuty(
  officers: readonly Officer[],
  dayStartMs: number,
  stepMs: number,
  timeZone: string,
): readonly [number, number][] {
  const steps = Math.round(86_400_000 / stepMs);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const atMs = dayStartMs + step * stepMs;
    const minute = minuteOfDay(atMs, timeZone);
    return [atMs, officers.reduce((sum, officer) => sum + (onShift(officer.shift, minute) ? 1 : 0), 0)];
  });
}

/** The values of one figure over the last 24 hours, oldest first, for a spark line. */
export function sparkValues(
  samples: readonly TrendSample[],
  figure: (sample: TrendSample) => number | null,
  nowMs: number,
): readonly (readonly [number, number])[] {
  return samples.flatMap((sample) => {
    const value = figure(sample);
    return value === null || sample.atMs < nowMs - 86_400_000 ? [] : [[sample.atMs, value] as const];
  });
}
