import type { GridLive } from '../coverage/grid-live.ts';

/** Grids of a page: a change copies one page and the list of pages, whatever the size of the city. */
const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;

type Page = readonly (GridLive | undefined)[];

const NO_PAGES: readonly (Page | undefined)[] = [];

/**
 * The live coverage of grids by index, never changed in place. What two of them have in common they share, so that a
 * hundred changed grids of a hundred thousand are found, copied and counted as a hundred.
 */
export class GridPages implements ReadonlyMap<number, GridLive> {
  static readonly none = new GridPages(NO_PAGES, 0);
  readonly size: number;
  readonly #pages: readonly (Page | undefined)[];

  private constructor(pages: readonly (Page | undefined)[], size: number) {
    this.#pages = pages;
    this.size = size;
  }

  /** The same grids with these in place of what was known of them. */
  with(grids: Iterable<GridLive>): GridPages {
    const pages = [...this.#pages];
    const own = new Set<number>();
    let { size } = this;
    for (const grid of grids) {
      const at = grid.index >> PAGE_BITS;
      while (pages.length <= at) pages.push(undefined);
      if (!own.has(at)) pages[at] = pages[at]?.slice() ?? Array.from({ length: PAGE });
      own.add(at);
      const page = pages[at] as (GridLive | undefined)[];
      const slot = grid.index & (PAGE - 1);
      if (page[slot] === undefined) size++;
      page[slot] = grid;
    }
    return own.size === 0 ? this : new GridPages(pages, size);
  }

  get(index: number): GridLive | undefined {
    return this.#pages[index >> PAGE_BITS]?.[index & (PAGE - 1)];
  }

  has(index: number): boolean {
    return this.get(index) !== undefined;
  }

  /** Calls with every grid that is not the same object in both; `undefined` where one of them does not know it. */
  eachDifference(before: GridPages, visit: (before: GridLive | undefined, after: GridLive | undefined) => void): void {
    const length = Math.max(this.#pages.length, before.#pages.length);
    for (let at = 0; at < length; at++) {
      const [old, now] = [before.#pages[at], this.#pages[at]];
      if (old === now) continue;
      for (let slot = 0; slot < PAGE; slot++) if (old?.[slot] !== now?.[slot]) visit(old?.[slot], now?.[slot]);
    }
  }

  forEach(visit: (grid: GridLive, index: number, all: ReadonlyMap<number, GridLive>) => void): void {
    for (const grid of this.values()) visit(grid, grid.index, this);
  }

  *values(): Generator<GridLive, undefined> {
    for (const page of this.#pages) for (const grid of page ?? []) if (grid) yield grid;
  }

  *keys(): Generator<number, undefined> {
    for (const { index } of this.values()) yield index;
  }

  *entries(): Generator<[number, GridLive], undefined> {
    for (const grid of this.values()) yield [grid.index, grid];
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}

/** The same grids as pages; the very same object when they are pages already. */
export function pagesOf(grids: ReadonlyMap<number, GridLive>): GridPages {
  return grids instanceof GridPages ? grids : GridPages.none.with(grids.values());
}
