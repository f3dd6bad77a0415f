import { sql } from 'drizzle-orm';
import type { StoredFix } from '../ports.ts';
import { column, storableText, type Database } from './database.ts';

/** Dates end at 8.64e15 ms; what a broken clock sends beyond is kept at the edge, with its reason. */
const LAST_DATE_MS = 8.64e15;

/** The moment as the store keeps it: whole milliseconds within the range of dates. */
export function storableMs(timeMs: number): number {
  if (Number.isNaN(timeMs)) return 0;
  return Math.round(Math.min(LAST_DATE_MS, Math.max(-LAST_DATE_MS, timeMs)));
}

/** Names a fix within a store: one device has one fix per moment. */
export function fixKey(device: string, fixTimeMs: number): string {
  return `${fixTimeMs} ${device}`;
}

/** One statement for all rows, fastest over the wire of either database. Answers the keys that were new. */
export async function insertFixes(
  db: Database,
  table: 'fixes' | 'quarantined_fixes',
  items: readonly StoredFix[],
): Promise<ReadonlySet<string>> {
  const quarantined = table === 'quarantined_fixes';
  const reasons = quarantined ? sql`, ${column(of(items, 'quarantine'), 'text')}` : sql``;
  const inserted = await db.execute<{ device: string; fix_time_ms: string }>(sql`
    insert into ${sql.identifier(table)} (
      device, fix_time_ms, received_ms, officer_index, lon, lat,
      accuracy_m, speed_mps, heading_deg, battery_percent, mock, crs, simulated${quarantined ? sql`, reason` : sql``})
    select * from unnest(
      ${column(
        items.map((fix) => storableText(fix.device)),
        'text',
      )},
      ${column(
        items.map((fix) => storableMs(fix.fixTimeMs)),
        'bigint',
      )},
      ${column(
        items.map((fix) => storableMs(fix.receivedMs)),
        'bigint',
      )},
      ${column(of(items, 'officerIndex'), 'integer')},
      ${column(of(items, 'lon'), 'float8')}, ${column(of(items, 'lat'), 'float8')},
      ${column(of(items, 'accuracyM'), 'float8')}, ${column(of(items, 'speedMps'), 'float8')},
      ${column(of(items, 'headingDeg'), 'float8')}, ${column(of(items, 'batteryPercent'), 'float8')},
      ${column(of(items, 'mock'), 'boolean')}, ${column(of(items, 'crs'), 'text')},
      ${column(of(items, 'simulated'), 'boolean')}${reasons})
    on conflict do nothing
    returning device, fix_time_ms`);
  return new Set(inserted.rows.map((row) => fixKey(row.device, Number(row.fix_time_ms))));
}

function of<K extends keyof StoredFix>(items: readonly StoredFix[], key: K): StoredFix[K][] {
  return items.map((fix) => fix[key]);
}
