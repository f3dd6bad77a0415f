const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock of the zone at an instant, written as if it were UTC. */
function wallMs(atMs: number, timeZone: string): number {
  return atMs + offsetMs(atMs, timeZone);
}

/** Offsets by zone and minute: clocks change at whole minutes only, and asking the zone costs more than all else here. */
const offsets = new Map<string, Map<number, number>>();
/** Days, shifts and deadlines ask for the same minutes again and again; more than these are not of one day's work. */
const MOST_MINUTES = 10_000;
/** Before that year some zones were seconds off, and changed at seconds. */
const WHOLE_MINUTES_FROM_MS = Date.UTC(1973, 0, 1);

function offsetMs(atMs: number, timeZone: string): number {
  if (!(atMs >= WHOLE_MINUTES_FROM_MS)) return askedOffsetMs(atMs, timeZone);
  let known = offsets.get(timeZone);
  if (!known) offsets.set(timeZone, (known = new Map()));
  const minute = Math.floor(atMs / MINUTE_MS);
  let offset = known.get(minute);
  if (offset === undefined) {
    offset = askedOffsetMs(minute * MINUTE_MS, timeZone);
    if (known.size >= MOST_MINUTES) known.clear();
    known.set(minute, offset);
  }
  return offset;
}

function askedOffsetMs(atMs: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) + (((atMs % 1000) + 1000) % 1000);
  return wall - atMs;
}

/** The first instant that shows a wall clock; where the clock jumps over it, the instant of the jump. */
function instantOfWall(wall: number, timeZone: string): number {
  const before = offsetMs(wall - DAY_MS, timeZone);
  const after = offsetMs(wall + DAY_MS, timeZone);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (offsetMs(early, timeZone) === wall - early) return early;
  if (offsetMs(late, timeZone) === wall - late) return late;
  let low = early;
  let high = late;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Start of the local day that an instant lies in, epoch ms. Safe where clocks change: a day may have 23 or 25 hours,
 * and where midnight is skipped the day starts at the jump.
 *
 * @param timeZone IANA zone; an unknown one throws a RangeError.
 */
export function dayStartMs(nowMs: number, timeZone: string): number {
  const wall = wallMs(nowMs, timeZone);
  return instantOfWall(Math.floor(wall / DAY_MS) * DAY_MS, timeZone);
}

/** Start of the local day after the one that an instant lies in, epoch ms. */
export function nextDayStartMs(nowMs: number, timeZone: string): number {
  const wall = wallMs(nowMs, timeZone);
  return instantOfWall((Math.floor(wall / DAY_MS) + 1) * DAY_MS, timeZone);
}

/** The instant at which the wall clock of an instant's local day shows a minute (0–1440), epoch ms. */
export function minuteOfDayMs(nowMs: number, minute: number, timeZone: string): number {
  const wall = wallMs(nowMs, timeZone);
  return instantOfWall(Math.floor(wall / DAY_MS) * DAY_MS + minute * MINUTE_MS, timeZone);
}

/** The instant at which the wall clock of a local day `YYYY-MM-DD` shows a minute (0–1440), epoch ms. */
export function localMinuteMs(day: string, minute: number, timeZone: string): number {
  return instantOfWall(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS, timeZone);
}

/** Whole minutes that the wall clock shows since local midnight, 0–1439. */
export function minuteOfDay(nowMs: number, timeZone: string): number {
  const wall = wallMs(nowMs, timeZone);
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** Start of a local day `YYYY-MM-DD`, epoch ms. */
export function startOfDate(date: string, timeZone: string): number {
  return instantOfWall(Date.parse(`${date}T00:00:00Z`), timeZone);
}

/** The local day `YYYY-MM-DD` so many days later. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Local calendar day as `YYYY-MM-DD`. */
export function localDate(nowMs: number, timeZone: string): string {
  return new Date(wallMs(nowMs, timeZone)).toISOString().slice(0, 10);
}

/**
 * Whether a shift runs at a local minute of the day: its start counts, its end does not. An end before the start runs
 * past midnight; an end equal to the start is a shift around the clock.
 */
export function onShift(shift: { readonly startMinute: number; readonly endMinute: number }, minute: number): boolean {
  const { startMinute: start, endMinute: end } = shift;
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}
