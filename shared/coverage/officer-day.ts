/**
 * One officer's counted fixes of a day as columns, sorted by time, one in each slot of the policy (COV-4): at 21 bytes
 * each and one in ten seconds, a shift of eight hours takes some 60 KB. Positions are rounded to 1e-7 degree (1 cm) and
 * accuracy up to whole metres, so that the result depends on nothing else.
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
  /** Since when the officer has been on the other side of a border, near it; `NOT_LEAVING` otherwise. */
  leavingSinceMs: Uint32Array;
}

export const NOT_LEAVING = 0xffff_ffff;

const COLUMNS = ['sinceMs', 'lonE7', 'latE7', 'accuracyM', 'grid', 'leavingSinceMs'] as const;

/** A fix in the units of the columns. */
export interface DayFix {
  readonly sinceMs: number;
  readonly lonE7: number;
  readonly latE7: number;
  readonly accuracyM: number;
}

/** @param capacity how many fixes it takes without growing */
export function emptyOfficerDay(capacity = 64): OfficerDay {
  return allocate(capacity);
}

function allocate(capacity: number): OfficerDay {
  return {
    count: 0,
    sinceMs: new Uint32Array(capacity),
    lonE7: new Int32Array(capacity),
    latE7: new Int32Array(capacity),
    accuracyM: new Uint8Array(capacity),
    grid: new Int32Array(capacity),
    leavingSinceMs: new Uint32Array(capacity),
  };
}

/** The first position whose time is not before this one. */
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
  const larger = allocate(Math.ceil(day.sinceMs.length * 1.5));
  for (const column of COLUMNS) larger[column].set(day[column]);
  const { count } = day;
  Object.assign(day, larger, { count });
}

/** Of two fixes in one slot the same one counts whichever comes first: the more accurate, the earlier, the more westerly, the more southerly. */
export function supersedes(fix: DayFix, day: OfficerDay, at: number): boolean {
  const known = [day.accuracyM[at]!, day.sinceMs[at]!, day.lonE7[at]!, day.latE7[at]!] as const;
  const given = [fix.accuracyM, fix.sinceMs, fix.lonE7, fix.latE7] as const;
  const differs = given.findIndex((value, i) => value !== known[i]);
  return differs >= 0 && given[differs]! < known[differs]!;
}
