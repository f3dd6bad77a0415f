import { GRID_STATES, type GridLive, type GridState } from '../coverage/grid-live.ts';
import { GridPages, pagesOf } from './grid-pages.ts';

/** How many grids there are, by state and walked: of the district, or of one town. */
export interface GridCounts {
  readonly grids: number;
  /** Grids that somebody was present in since local midnight; being seen from outside is not enough. */
  readonly walkedGrids: number;
  readonly gridsByState: Readonly<Record<GridState, number>>;
  /** Sum of the completeness of the grids in whole parts of `SHARE_PARTS`, so that adding and taking away is exact. */
  readonly shareParts: number;
}

/** Of everything, and by town code. A town without a counted grid is not in it. */
export interface CountsByTown {
  readonly all: GridCounts;
  readonly towns: ReadonlyMap<string, GridCounts>;
}

export type TownOfGrid = (gridIndex: number) => string | undefined;

/** Fine enough for any figure on a screen, coarse enough that a million grids add up below 2^53. */
const SHARE_PARTS = 2 ** 32;

export const NO_GRIDS: GridCounts = {
  grids: 0,
  walkedGrids: 0,
  gridsByState: { covered: 0, thin: 0, overdue: 0, empty: 0 },
  shareParts: 0,
};

const NO_COUNTS: CountsByTown = { all: NO_GRIDS, towns: new Map() };

/** Mean completeness, 0–1; null without grids. */
export function meanCompleteness({ grids, shareParts }: GridCounts): number | null {
  return grids > 0 ? shareParts / SHARE_PARTS / grids : null;
}

/** Counts some grids from scratch. */
export function countGrids(grids: Iterable<GridLive>): GridCounts {
  const sum = draftOf(NO_GRIDS);
  for (const grid of grids) add(sum, grid, 1);
  return sum;
}

/**
 * The counts after grids have changed, from the counts before: work for the grids that changed and for their towns,
 * none for the others (WLD-5). A town none of whose counts changed keeps its object; so does the whole.
 */
export function recount(counts: CountsByTown, before: GridPages, after: GridPages, townOf: TownOfGrid): CountsByTown {
  const all = draftOf(counts.all);
  const changed = new Map<string, Draft>();
  const draftOfTown = (town: string) => {
    const known = changed.get(town);
    if (known) return known;
    const draft = draftOf(counts.towns.get(town) ?? NO_GRIDS);
    changed.set(town, draft);
    return draft;
  };
  const move = (grid: GridLive | undefined, by: 1 | -1) => {
    if (!grid) return;
    add(all, grid, by);
    const town = townOf(grid.index);
    if (town !== undefined) add(draftOfTown(town), grid, by);
  };
  after.eachDifference(before, (old, now) => {
    move(old, -1);
    move(now, 1);
  });
  for (const [town, draft] of changed) if (isSame(draft, counts.towns.get(town) ?? NO_GRIDS)) changed.delete(town);
  if (changed.size === 0 && isSame(all, counts.all)) return counts;
  const towns = new Map(counts.towns);
  for (const [town, draft] of changed) {
    if (draft.grids > 0) towns.set(town, settled(draft, counts.towns.get(town)));
    else towns.delete(town);
  }
  return { all: settled(all, counts.all), towns };
}

/** Counts that follow the grids: each call counts what differs from the call before, the first one everything. */
export function followGrids(townOf: TownOfGrid): (grids: ReadonlyMap<number, GridLive>) => CountsByTown {
  let known = GridPages.none;
  let counts = NO_COUNTS;
  return (grids) => {
    const now = pagesOf(grids);
    if (now !== known) counts = recount(counts, known, now, townOf);
    known = now;
    return counts;
  };
}

type Draft = { -readonly [K in keyof GridCounts]: GridCounts[K] } & { gridsByState: Record<GridState, number> };

function draftOf(counts: GridCounts): Draft {
  return { ...counts, gridsByState: { ...counts.gridsByState } };
}

function add(draft: Draft, { state, lastPresenceMs, completeness }: GridLive, by: 1 | -1): void {
  draft.grids += by;
  draft.gridsByState[state] += by;
  if (lastPresenceMs !== null) draft.walkedGrids += by;
  draft.shareParts += by * Math.round(completeness * SHARE_PARTS);
}

/** With the counts by state of before, as an object, when they are the same. */
function settled(draft: Draft, before: GridCounts | undefined): GridCounts {
  return before && isSameByState(draft, before) ? { ...draft, gridsByState: before.gridsByState } : draft;
}

function isSame(a: GridCounts, b: GridCounts): boolean {
  return a.grids === b.grids && a.walkedGrids === b.walkedGrids && a.shareParts === b.shareParts && isSameByState(a, b);
}

function isSameByState({ gridsByState: a }: GridCounts, { gridsByState: b }: GridCounts): boolean {
  return GRID_STATES.every((state) => a[state] === b[state]);
}
