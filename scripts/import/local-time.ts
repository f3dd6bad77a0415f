import { localDate, minuteOfDay } from '../../shared/lib/local-day.ts';

const PATTERN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?秒?分?)?\s*(Z|[+-]\d\d:?\d\d)?$/;
const MINUTE_MS = 60_000;

/** Epoch ms of a time as case systems write it; without a zone it is the wall clock of `timeZone`. Null when unreadable. */
export function readLocalTime(text: string, timeZone: string): number | null {
  if (/^\d{10}(\d{3})?$/.test(text)) return text.length === 10 ? Number(text) * 1000 : Number(text);
  const match = PATTERN.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = match;
  const parts = [Number(month), Number(day), Number(hour), Number(minute), Number(second)] as const;
  if (parts[0] < 1 || parts[0] > 12 || parts[1] < 1 || parts[1] > 31 || parts[2] > 24 || parts[3] > 59 || parts[4] > 60)
    return null;
  const wallMs = Date.UTC(Number(year), parts[0] - 1, parts[1], parts[2], parts[3], parts[4]);
  if (zone !== undefined) return wallMs - zoneOffsetMs(zone);
  const nearMs = wallMs - localOffsetMs(wallMs, timeZone);
  return wallMs - localOffsetMs(nearMs, timeZone);
}

function zoneOffsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}

/** What the zone's wall clock is ahead of UTC at an instant, to the minute. */
function localOffsetMs(atMs: number, timeZone: string): number {
  const wallMs = Date.parse(`${localDate(atMs, timeZone)}T00:00:00Z`) + minuteOfDay(atMs, timeZone) * MINUTE_MS;
  return wallMs - Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
}
