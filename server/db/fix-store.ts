import { and, asc, between, count, eq, gte, sql, type SQL } from 'drizzle-orm';
import type { FixCrs } from '../../shared/model/fix.ts';
import type { FixStore, StoredFix } from '../ports.ts';
import { eachPlacedPage } from './placed-fixes.ts';
import { storableText, type Database } from './database.ts';
import { fixKey, insertFixes, storableMs } from './insert-fixes.ts';
import { fixes, quarantinedFixes } from './schema.ts';

const SLICE_ROWS = 10_000;

/** History of positions. Accepted and quarantined ones lie in two tables: a bad fix never hides a good one. */
export function createFixStore(db: Database): FixStore {
  return {
    append: (batch) => append(db, batch),
    acceptedSince: (fromMs, eachPage, toMs) => eachPlacedPage(db, eachPage, fromMs, toMs),
    latest: () => latest(db),
    async track(officerIndex, fromMs, toMs) {
      const inTime = between(fixes.fixTimeMs, storableMs(fromMs), storableMs(toMs));
      const rows = await db
        .select()
        .from(fixes)
        .where(and(eq(fixes.officerIndex, officerIndex), inTime))
        .orderBy(asc(fixes.fixTimeMs), asc(fixes.device));
      return rows.map(acceptedFix);
    },
    counts: (sinceMs) => counts(db, sinceMs),
    async deleteBefore(beforeMs) {
      const before = storableMs(beforeMs);
      const accepted = await deleteInSlices(db, sql`fixes`, sql`fix_time_ms < ${before}`);
      return accepted + (await deleteInSlices(db, sql`quarantined_fixes`, sql`received_ms < ${before}`));
    },
  };
}

async function append(db: Database, batch: readonly StoredFix[]): Promise<readonly boolean[]> {
  const accepted = batch.filter((fix) => fix.quarantine === null);
  const refused = batch.filter((fix) => fix.quarantine !== null);
  const write = async (tx: Database) => ({
    accepted: new Set(accepted.length > 0 ? await insertFixes(tx, 'fixes', accepted) : []),
    refused: new Set(refused.length > 0 ? await insertFixes(tx, 'quarantined_fixes', refused) : []),
  });
  // A single statement is a transaction of its own; begin and commit would be two more round trips.
  const fresh = accepted.length > 0 && refused.length > 0 ? await db.transaction(write) : await write(db);
  return batch.map((fix) => {
    const keys = fix.quarantine === null ? fresh.accepted : fresh.refused;
    return keys.delete(fixKey(storableText(fix.device), storableMs(fix.fixTimeMs)));
  });
}

/** Hops from device to device over the primary key, so the cost follows the devices and not the history. */
async function latest(db: Database): Promise<readonly StoredFix[]> {
  const newest = sql`(fixes.device, fixes.fix_time_ms) in (
    with recursive seen as (
      (select device from fixes order by device limit 1)
      union all
      select (select device from fixes where device > seen.device order by device limit 1)
      from seen where seen.device is not null)
    select seen.device, (select max(fix_time_ms) from fixes where device = seen.device)
    from seen where seen.device is not null)`;
  const rows = await db.select().from(fixes).where(newest).orderBy(asc(fixes.device));
  return rows.map(acceptedFix);
}

async function counts(db: Database, sinceMs: number): Promise<Awaited<ReturnType<FixStore['counts']>>> {
  const since = storableMs(sinceMs);
  const accepted = await db.select({ rows: count() }).from(fixes).where(gte(fixes.receivedMs, since));
  const refused = await db
    .select({ reason: quarantinedFixes.reason, rows: count() })
    .from(quarantinedFixes)
    .where(gte(quarantinedFixes.receivedMs, since))
    .groupBy(quarantinedFixes.reason);
  return {
    accepted: accepted[0]?.rows ?? 0,
    quarantined: Object.fromEntries(refused.map((row) => [row.reason, row.rows])),
  };
}

/** Slice by slice: the embedded database does one thing at a time, and new fixes must not wait for a month of old ones. */
async function deleteInSlices(db: Database, table: SQL, condition: SQL): Promise<number> {
  for (let deleted = 0; ;) {
    const slice = await db.execute(
      sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${SLICE_ROWS}))`,
    );
    deleted += slice.rowCount ?? 0;
    if ((slice.rowCount ?? 0) < SLICE_ROWS) return deleted;
  }
}

function acceptedFix(row: typeof fixes.$inferSelect): StoredFix {
  return { ...row, crs: row.crs as FixCrs, quarantine: null };
}
