/**
 * One officer's counted fixes of a day as columns, sorted by time, one per millisecond. Positions are rounded to
 * 1e-7 degree (1 cm) and accuracy up to whole metres, so that the result depends on nothing else.
 */
export interface OfficerDay {
  count: number;
  /** Milliseconds since the day began. */
  sinceMs: Uint32Array;
  lonE7: Int32Array;
  latE7: Int32Array;
  accuracyM: Uint8Array;
  /** Presence after each fix: see presence.ts. */
  grid: Int32Array;
  candidate: Int32Array;
  candidateSinceMs: Uint32Array;
}

const COLUMNS = ['sinceMs', 'lonE7', 'latE7', 'accuracyM', 'grid', 'candidate', 'candidateSinceMs'] as const;

/** A fix in the units of the columns. */
export interface DayFix {
  readonly sinceMs: number;
  readonly lonE7: number;
  readonly latE7: number;
  readonly accuracyM: number;
}

export function emptyOfficerDay(): OfficerDay {
  return allocate(64);
}

function allocate(capacity: number): OfficerDay {
  return {
    count: 0,
    sinceMs: new Uint32Array(capacity),
    lonE7: new Int32Array(capacity),
    latE7: new Int32Array(capacity),
    accuracyM: new Uint8Array(capacity),
    grid: new Int32Array(capacity),
    candidate: new Int32Array(capacity),
    candidateSinceMs: new Uint32Array(capacity),
  };
}

/** Where a fix of this time is, or belongs: the first position whose time is not before it. */
export function positionOf(day: OfficerDay, sinceMs: number): number {
  if (day.count === 0 || day.sinceMs[day.count - 1]! < sinceMs) return day.count;
  let low = 0;
  let high = day.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (day.sinceMs[middle]! < sinceMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertFix(day: OfficerDay, at: number, fix: DayFix): void {
  if (day.count === day.sinceMs.length) grow(day);
  if (at < day.count) for (const column of COLUMNS) day[column].copyWithin(at + 1, at, day.count);
  day.count++;
  writeFix(day, at, fix);
}

export function writeFix(day: OfficerDay, at: number, fix: DayFix): void {
  day.sinceMs[at] = fix.sinceMs;
  day.lonE7[at] = fix.lonE7;
  day.latE7[at] = fix.latE7;
  day.accuracyM[at] = fix.accuracyM;
}

function grow(day: OfficerDay): void {
  const larger = allocate(day.sinceMs.length * 2);
  for (const column of COLUMNS) larger[column].set(day[column]);
  const { count } = day;
  Object.assign(day, larger, { count });
}

/** Of two fixes of the same time the same one wins whichever comes first: the more accurate, then the more westerly, then the more southerly. */
export function supersedes(fix: DayFix, day: OfficerDay, at: number): boolean {
  const known = [day.accuracyM[at]!, day.lonE7[at]!, day.latE7[at]!] as const;
  const given = [fix.accuracyM, fix.lonE7, fix.latE7] as const;
  const differs = given.findIndex((value, i) => value !== known[i]);
  return differs >= 0 && given[differs]! < known[differs]!;
}
