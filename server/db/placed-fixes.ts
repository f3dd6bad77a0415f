import { sql } from 'drizzle-orm';
import type { PlacedFix } from '../ports/fixes.ts';
import type { Database } from './database.ts';
import { storableMs } from './insert-fixes.ts';

/**
 * A page is what was measured in a span of time. Spans grow and shrink with what they held: each may touch the whole
 * table, as a phone delivers hours at once, so few are fast; and a page has to fit into memory.
 */
const FIRST_SPAN_MS = 10 * 60_000;
const SHORTEST_SPAN_MS = 60_000;
const LONGEST_SPAN_MS = 3_600_000;
const FULL_PAGE_ROWS = 100_000;

/** Time, officer, longitude, latitude and accuracy of a fix, packed as the database sends them; an unknown accuracy is no number. */
const ROW_BYTES = 8 + 4 + 8 + 8 + 8;
const NOBODY = -1;
const PACKED = sql`string_agg(
  int8send(fix_time_ms) || int4send(coalesce(officer_index, ${NOBODY}::int4))
    || float8send(lon) || float8send(lat) || float8send(coalesce(accuracy_m, 'NaN')),
  ''::bytea)`;

interface Slice {
  readonly rows: Buffer | null;
  /** Time or number of the first fix after the slice; null when there is none. */
  readonly next: string | null;
}

/**
 * Accepted fixes with fromMs ≤ fixTimeMs ≤ toMs, oldest first, in pages. The rows of a page come as one
 * packed value: a message for each row would take ten times as long. The next page is read while this one is used.
 */
export async function eachPlacedPage(
  db: Database,
  eachPage: (page: readonly PlacedFix[]) => void,
  fromMs: number,
  toMs: number = Number.MAX_VALUE,
): Promise<void> {
  const lastMs = storableMs(toMs);
  let spanMs = FIRST_SPAN_MS;
  const readFrom = (startMs: number) => readSlice(db, startMs, Math.min(startMs + spanMs - 1, lastMs), lastMs);
  for (let reading: Promise<Slice> | null = readFrom(storableMs(fromMs)); reading;) {
    const { rows, next }: Slice = await reading;
    spanMs = nextSpanMs(spanMs, (rows?.length ?? 0) / ROW_BYTES);
    reading = next === null ? null : readFrom(Number(next));
    // A page that cannot be used ends the reading; the one under way must not fail unheard.
    reading?.catch(() => undefined);
    if (rows) eachPage(unpack(rows));
  }
}

/** Numbers to a page. */
const PAGE_SEQS = 100_000;

/**
 * Accepted fixes of `fromMs` or later that were stored after the one numbered `seq`, in the order of their storing, in
 * pages. What lies below in the store does not matter, however much it is.
 */
export async function eachPageAfter(
  db: Database,
  eachPage: (page: readonly PlacedFix[]) => void,
  seq: number,
  fromMs: number,
): Promise<void> {
  for (let after: number | null = seq; after !== null;) {
    const { rows, next }: Slice = await readAfter(db, after, storableMs(fromMs));
    if (rows) eachPage(unpack(rows));
    after = next === null ? null : Number(next) - 1;
  }
}

async function readAfter(db: Database, seq: number, fromMs: number): Promise<Slice> {
  const last = seq + PAGE_SEQS;
  const { rows } = await db.execute<Slice & Record<string, unknown>>(sql`
    select ${PACKED} as rows, (select min(seq) from fixes where seq > ${last}) as next
    from fixes where seq > ${seq} and seq <= ${last} and fix_time_ms >= ${fromMs}`);
  return rows[0] ?? { rows: null, next: null };
}

function nextSpanMs(spanMs: number, rows: number): number {
  if (rows > FULL_PAGE_ROWS) return Math.max(SHORTEST_SPAN_MS, spanMs / 2);
  return rows < FULL_PAGE_ROWS / 2 ? Math.min(LONGEST_SPAN_MS, spanMs * 2) : spanMs;
}

async function readSlice(db: Database, startMs: number, endMs: number, lastMs: number): Promise<Slice> {
  const { rows } = await db.execute<Slice & Record<string, unknown>>(sql`
    select ${PACKED} as rows,
      (select min(fix_time_ms) from fixes where fix_time_ms > ${endMs} and fix_time_ms <= ${lastMs}) as next
    from fixes where fix_time_ms between ${startMs} and ${endMs}`);
  return rows[0] ?? { rows: null, next: null };
}

function unpack(rows: Buffer): readonly PlacedFix[] {
  const page: PlacedFix[] = [];
  for (let at = 0; at < rows.length; at += ROW_BYTES) {
    const officerIndex = rows.readInt32BE(at + 8);
    const accuracyM = rows.readDoubleBE(at + 28);
    page.push({
      fixTimeMs: rows.readInt32BE(at) * 0x1_0000_0000 + rows.readUInt32BE(at + 4),
      officerIndex: officerIndex === NOBODY ? null : officerIndex,
      lon: rows.readDoubleBE(at + 12),
      lat: rows.readDoubleBE(at + 20),
      accuracyM: Number.isNaN(accuracyM) ? null : accuracyM,
    });
  }
  return page.sort((a, b) => a.fixTimeMs - b.fixTimeMs);
}
