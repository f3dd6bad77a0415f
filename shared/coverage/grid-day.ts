import type { CoverageState } from './coverage-state.ts';

/**
 * What the day has counted of each grid: rows of four words, so that all that a fix reads and writes of its grid lies
 * in one line of memory, however many grids there are.
 */
export interface GridDays {
  readonly rows: Int32Array;
  /**
   * By grid: the officers who were present in it: none (-1), the one (a roster index), or several. Most grids of a large
   * city see one.
   */
  readonly visitors: (number | Set<number>)[];
}

const ROW_WORDS = 4;
const ROW = { lastSinceMs: 0, announcedSinceMs: 1, visitedCells: 2 } as const;
/** Milliseconds before any day. */
const NEVER = -1e9;
const NOBODY = -1;

export function emptyGridDays(gridCount: number): GridDays {
  const rows = new Int32Array(gridCount * ROW_WORDS);
  for (let at = 0; at < rows.length; at += ROW_WORDS) {
    rows[at + ROW.lastSinceMs] = NEVER;
    rows[at + ROW.announcedSinceMs] = NEVER;
  }
  return { rows, visitors: Array<number | Set<number>>(gridCount).fill(NOBODY) };
}

/** Cells seen at least once. */
export function visitedCells({ grids }: CoverageState, grid: number): number {
  return grids.rows[grid * ROW_WORDS + ROW.visitedCells]!;
}

export function addVisitedCells({ grids }: CoverageState, grid: number, by: 1 | -1): void {
  grids.rows[grid * ROW_WORDS + ROW.visitedCells]! += by;
}

/** Last presence, epoch ms; 0 for none today. */
export function lastPresenceMs({ grids, day }: CoverageState, grid: number): number {
  const sinceMs = grids.rows[grid * ROW_WORDS + ROW.lastSinceMs]!;
  return sinceMs === NEVER ? 0 : day.startMs + sinceMs;
}

/** Last presence, milliseconds since the day began; less than 0 for none. */
export function lastPresenceSinceMs({ grids }: CoverageState, grid: number): number {
  return grids.rows[grid * ROW_WORDS + ROW.lastSinceMs]!;
}

/** How far a stay goes on before its grid is announced again. */
const ANNOUNCE_EVERY_MS = 60_000;

/**
 * Sets the last presence (negative for none) and answers whether it is to be announced: a grid is not announced again for each
 * second of the same stay.
 */
export function setLastPresence({ grids }: CoverageState, grid: number, sinceMs: number): boolean {
  const { rows } = grids;
  const at = grid * ROW_WORDS;
  const last = sinceMs < 0 ? NEVER : sinceMs;
  rows[at + ROW.lastSinceMs] = last;
  if (Math.abs(last - rows[at + ROW.announcedSinceMs]!) < ANNOUNCE_EVERY_MS) return false;
  rows[at + ROW.announcedSinceMs] = last;
  return true;
}

/** Takes all that was counted for announced. */
export function announceAll({ grids: { rows } }: CoverageState): void {
  for (let at = 0; at < rows.length; at += ROW_WORDS) rows[at + ROW.announcedSinceMs] = rows[at + ROW.lastSinceMs]!;
}

export function addVisitor({ grids: { visitors } }: CoverageState, grid: number, officer: number): void {
  const known = visitors[grid]!;
  if (typeof known === 'object') known.add(officer);
  else if (known === NOBODY) visitors[grid] = officer;
  else if (known !== officer) visitors[grid] = new Set([known, officer]);
}

export function dropVisitor({ grids: { visitors } }: CoverageState, grid: number, officer: number): void {
  const known = visitors[grid]!;
  if (typeof known === 'object') known.delete(officer);
  else if (known === officer) visitors[grid] = NOBODY;
}

/** Officers who were present in a grid. */
export function visitorsOf({ grids: { visitors } }: CoverageState, grid: number): Iterable<number> {
  const known = visitors[grid]!;
  if (typeof known === 'object') return known;
  return known === NOBODY ? [] : [known];
}

/** Part of what is counted of a grid: reading it has the memory fetched in which it lies. */
export function gridWord({ grids }: CoverageState, grid: number): number {
  return grids.rows[grid * ROW_WORDS]!;
}
