import { minuteOfDay } from '../../shared/lib/local-day.ts';

const MOST_REMEMBERED = 4096;

/** Local minute of the day, remembered per minute: asking the calendar for each of a million fixes takes seconds. */
export function createLocalMinutes(timeZone: string): (atMs: number) => number {
  const remembered = new Map<number, number>();
  return (atMs) => {
    const minute = Math.floor(atMs / 60_000);
    const known = remembered.get(minute);
    if (known !== undefined) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const local = minuteOfDay(atMs, timeZone);
    remembered.set(minute, local);
    return local;
  };
}
