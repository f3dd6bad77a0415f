/**
 * Counted fixes of one officer, sorted by time, one in each slot of the policy (COV-4). Positions are rounded to 1e-7
 * degree (1 cm) and accuracy up to whole metres, so that the result depends on nothing else. A fix is a row of six words: what the
 * newest one and the one before it say then lies in one or two lines of memory, however many officers there are.
 */
export interface DayRows {
  count: number;
  /** `ROW_WORDS` a fix, in the order of `ROW`; there may be room for more behind the last. */
  rows: Int32Array;
}

export const ROW_WORDS = 6;
export const ROW = { sinceMs: 0, lonE7: 1, latE7: 2, accuracyM: 3, grid: 4, leavingSinceMs: 5 } as const;
export const NOT_LEAVING = -1;

/** A fix in the units of the rows. */
export interface DayFix {
  readonly sinceMs: number;
  readonly lonE7: number;
  readonly latE7: number;
  readonly accuracyM: number;
}

/** Milliseconds since the day began. */
export function sinceMsAt(day: DayRows, at: number): number {
  return day.rows[at * ROW_WORDS + ROW.sinceMs]!;
}

/** Degrees. */
export function lonAt(day: DayRows, at: number): number {
  return day.rows[at * ROW_WORDS + ROW.lonE7]! / 1e7;
}

/** Degrees. */
export function latAt(day: DayRows, at: number): number {
  return day.rows[at * ROW_WORDS + ROW.latE7]! / 1e7;
}

export function accuracyMAt(day: DayRows, at: number): number {
  return day.rows[at * ROW_WORDS + ROW.accuracyM]!;
}

/** The grid that the officer is present in after a fix, -1 for none: see presence.ts. */
export function presentIn(day: DayRows, at: number): number {
  return day.rows[at * ROW_WORDS + ROW.grid]!;
}

/** Since when the officer has been on the other side of a border, near it; `NOT_LEAVING` otherwise. */
export function leavingSinceMsAt(day: DayRows, at: number): number {
  return day.rows[at * ROW_WORDS + ROW.leavingSinceMs]!;
}

export function setPresence(day: DayRows, at: number, grid: number, leavingSinceMs: number): void {
  day.rows[at * ROW_WORDS + ROW.grid] = grid;
  day.rows[at * ROW_WORDS + ROW.leavingSinceMs] = leavingSinceMs;
}

/** The first position whose time is not before this one. */
export function positionOf(day: DayRows, sinceMs: number): number {
  if (day.count === 0 || sinceMsAt(day, day.count - 1) < sinceMs) return day.count;
  let low = 0;
  let high = day.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sinceMsAt(day, middle) < sinceMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a fix behind the last, where there is room; its presence is still to be decided. */
export function appendFix(day: DayRows, sinceMs: number, lonE7: number, latE7: number, accuracyM: number): void {
  const { rows } = day;
  const row = day.count * ROW_WORDS;
  day.count++;
  rows[row + ROW.sinceMs] = sinceMs;
  rows[row + ROW.lonE7] = lonE7;
  rows[row + ROW.latE7] = latE7;
  rows[row + ROW.accuracyM] = accuracyM;
}

/** Puts a fix between others, where there is room for one more. */
export function insertFix(day: DayRows, at: number, fix: DayFix): void {
  day.rows.copyWithin((at + 1) * ROW_WORDS, at * ROW_WORDS, day.count * ROW_WORDS);
  day.count++;
  writeFix(day, at, fix);
}

export function writeFix({ rows }: DayRows, at: number, fix: DayFix): void {
  const row = at * ROW_WORDS;
  rows[row + ROW.sinceMs] = fix.sinceMs;
  rows[row + ROW.lonE7] = fix.lonE7;
  rows[row + ROW.latE7] = fix.latE7;
  rows[row + ROW.accuracyM] = fix.accuracyM;
}

/** Makes room for so many fixes. */
export function makeRoom(day: DayRows, fixes: number): void {
  if (fixes * ROW_WORDS <= day.rows.length) return;
  const larger = new Int32Array(fixes * 2 * ROW_WORDS);
  larger.set(day.rows);
  day.rows = larger;
}

/** Of two fixes in one slot the same one counts whichever comes first: the more accurate, the earlier, the more westerly, the more southerly. */
export function supersedes(fix: DayFix, { rows }: DayRows, at: number): boolean {
  const row = at * ROW_WORDS;
  const order = ['accuracyM', 'sinceMs', 'lonE7', 'latE7'] as const;
  const differs = order.find((field) => fix[field] !== rows[row + ROW[field]]);
  return differs !== undefined && fix[differs] < rows[row + ROW[differs]]!;
}
