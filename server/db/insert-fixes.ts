import { sql, type SQL } from 'drizzle-orm';
import type { StoredFix } from '../ports/fixes.ts';
import { bigints, booleans, floats, integers, texts } from './binary-arrays.ts';
import { storableText, type Database } from './database.ts';

/** Dates end at 8.64e15 ms; what a broken clock sends beyond is kept at the edge, with its reason. */
const LAST_DATE_MS = 8.64e15;

/** The moment as the store keeps it: whole milliseconds within the range of dates. */
export function storableMs(timeMs: number): number {
  if (Number.isNaN(timeMs)) return 0;
  return Math.round(Math.min(LAST_DATE_MS, Math.max(-LAST_DATE_MS, timeMs)));
}

/** Names a fix within a store: one device has one fix per moment. */
function fixKey(device: string, fixTimeMs: number): string {
  return `${fixTimeMs} ${device}`;
}

interface Answered extends Record<string, unknown> {
  readonly device: string | null;
  /** Time of a new fix; with no device, how many are new. */
  readonly value: string;
}

/**
 * Stores the rows in one statement, fastest over the wire of either database, and answers for each whether it was new.
 * Which ones are new is told row by row only when not all of them are.
 */
export async function insertFixes(
  db: Database,
  table: FixTable,
  items: readonly StoredFix[],
): Promise<readonly boolean[]> {
  if (items.length === 0) return [];
  const columns = columnsOf(items);
  const { rows } = await db.execute<Answered>(sql`
    with fresh as (
      ${insertInto(table, items, columns)}
      on conflict do nothing
      returning device, fix_time_ms),
    counted as (select count(*) as rows from fresh)
    select null as device, rows as value from counted
    union all
    select device, fix_time_ms from fresh, counted where rows < ${items.length}`);
  return whichAreNew(rows, columns);
}

/**
 * The same for rows of which none is known: looking for a double before each row and writing it in two steps, as
 * `on conflict` has to, is a third of the work. Fails, with nothing stored, when one is known after all.
 */
export async function insertNewFixes(
  db: Database,
  table: FixTable,
  items: readonly StoredFix[],
): Promise<readonly boolean[]> {
  if (items.length > 0) await db.execute(insertInto(table, items, columnsOf(items)));
  return items.map(() => true);
}

type FixTable = 'fixes' | 'quarantined_fixes';

/** The columns of the key as they are stored. */
interface KeyColumns {
  readonly devices: readonly string[];
  readonly times: readonly number[];
}

function columnsOf(items: readonly StoredFix[]): KeyColumns {
  return {
    devices: items.map(({ device }) => storableText(device)),
    times: items.map(({ fixTimeMs }) => storableMs(fixTimeMs)),
  };
}

function insertInto(table: FixTable, items: readonly StoredFix[], { devices, times }: KeyColumns): SQL {
  const last = table === 'fixes' ? numbersOf(items.length) : reasonsOf(items);
  return sql`
    insert into ${sql.identifier(table)} (
      device, fix_time_ms, received_ms, officer_index, lon, lat,
      accuracy_m, speed_mps, heading_deg, battery_percent, mock, crs, simulated, ${last.column})
    select given.device, given.fix_time_ms, received_ms, officer_index, lon, lat,
      accuracy_m, speed_mps, heading_deg, battery_percent, mock, crs, simulated, ${last.value}
    from unnest(
      ${texts(devices)}, ${bigints(times)}, ${bigints(items.map(({ receivedMs }) => storableMs(receivedMs)))},
      ${integers(of(items, 'officerIndex'))}, ${floats(of(items, 'lon'))}, ${floats(of(items, 'lat'))},
      ${floats(of(items, 'accuracyM'))}, ${floats(of(items, 'speedMps'))}, ${floats(of(items, 'headingDeg'))},
      ${floats(of(items, 'batteryPercent'))}, ${booleans(of(items, 'mock'))}, ${texts(of(items, 'crs'))},
      ${booleans(of(items, 'simulated'))}${last.array}
    ) with ordinality as given (
      device, fix_time_ms, received_ms, officer_index, lon, lat,
      accuracy_m, speed_mps, heading_deg, battery_percent, mock, crs, simulated${last.name}, place)`;
}

function of<K extends keyof StoredFix>(items: readonly StoredFix[], key: K): StoredFix[K][] {
  return items.map((fix) => fix[key]);
}

/** A run of numbers is taken at once (STO-3): asking the sequence for each row costs as much as an index. */
function numbersOf(rows: number) {
  return {
    column: sql`seq`,
    value: sql`(select setval('fixes_seq', nextval('fixes_seq') + ${rows - 1}::bigint) - ${rows}::bigint) + place`,
    array: sql``,
    name: sql``,
  };
}

function reasonsOf(items: readonly StoredFix[]) {
  return {
    column: sql`reason`,
    value: sql`reason`,
    array: sql`, ${texts(items.map(({ quarantine }) => quarantine ?? ''))}`,
    name: sql`, reason`,
  };
}

/** Of rows with the same key the first is the new one. */
function whichAreNew(rows: readonly Answered[], { devices, times }: KeyColumns): readonly boolean[] {
  const counted = rows.find(({ device }) => device === null);
  if (Number(counted?.value) === devices.length) return devices.map(() => true);
  const keys = new Set(rows.map(({ device, value }) => fixKey(device ?? '', Number(value))));
  return devices.map((device, place) => keys.delete(fixKey(device, times[place]!)));
}
