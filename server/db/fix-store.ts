import { count, gte, sql, type SQL } from 'drizzle-orm';
import { inScope } from '../../shared/access/read-scope.ts';
import { systemCodeOf } from '../lib/app-error.ts';
import type { FixStore, StoredFix } from '../ports/fixes.ts';
import { eachPageAfter, eachPlacedPage } from './placed-fixes.ts';
import type { Database } from './database.ts';
import { insertFixes, insertNewFixes, storableMs } from './insert-fixes.ts';
import { createPhoneBook } from './phone-book.ts';
import { eachDecidedPage, lastSeq, readFixes } from './read-fixes.ts';
import { fixes, quarantinedFixes } from './schema.ts';

/** History of positions. Accepted and quarantined ones lie in two tables: a bad fix never hides a good one. */
export function createFixStore(db: Database): FixStore {
  const keepPhones = createPhoneBook(db);
  const append = createAppend(db);
  return {
    async append(batch) {
      await keepPhones(batch);
      return append(batch);
    },
    acceptedSince: (fromMs, eachPage, toMs) => eachPlacedPage(db, eachPage, fromMs, toMs),
    acceptedAfter: (seq, fromMs, eachPage) => eachPageAfter(db, eachPage, seq, fromMs),
    decidedAfter: (seq, eachPage) => eachDecidedPage(db, eachPage, seq),
    lastSeq: () => lastSeq(db),
    latest: () => readFixes(db, NEWEST_OF_DEVICES),
    latestOfOfficers: () => readFixes(db, NEWEST_OF_OFFICERS),
    async track({ index, id, town }, fromMs, toMs, scope, limit) {
      if (!inScope(scope, { town, people: [id] })) return [];
      return readFixes(
        db,
        sql`${phonesOf(sql`officer_index = ${index}`)} cross join lateral (
          select * from fixes where device = phones.device and officer_index = phones.officer_index
            and fix_time_ms between ${storableMs(fromMs)} and ${storableMs(toMs)}
          order by fix_time_ms limit ${limit}) its
          order by fix_time_ms, device limit ${limit}`,
      );
    },
    counts: (sinceMs) => counts(db, sinceMs),
  };
}

/** What the database says when a key is there already. */
const DUPLICATE_KEY = '23505';
/** Batches after one with a known fix that are expected to hold known ones too: phones that were not answered send all again. */
const CAREFUL_BATCHES = 50;

/**
 * Ingest knows nearly every double before it comes here (ING-8), so accepted fixes are written as new ones; where one is known
 * after all nothing was stored, and the batch is written again with a look at each.
 */
function createAppend(db: Database): FixStore['append'] {
  let careful = 0;

  /** A single statement is a transaction of its own; begin and commit would be two more round trips. */
  function write(accepted: readonly StoredFix[], refused: readonly StoredFix[], insert: typeof insertFixes) {
    const both = async (tx: Database) => ({
      accepted: await insert(tx, 'fixes', accepted),
      refused: await insertFixes(tx, 'quarantined_fixes', refused),
    });
    return accepted.length > 0 && refused.length > 0 ? db.transaction(both) : both(db);
  }

  async function writeAsNew(accepted: readonly StoredFix[], refused: readonly StoredFix[]) {
    if (careful > 0) {
      careful--;
      return write(accepted, refused, insertFixes);
    }
    try {
      return await write(accepted, refused, insertNewFixes);
    } catch (error) {
      if (!saysDuplicate(error)) throw error;
      careful = CAREFUL_BATCHES;
      return write(accepted, refused, insertFixes);
    }
  }

  return async (batch) => {
    const accepted = batch.filter((fix) => fix.quarantine === null);
    const refused = batch.filter((fix) => fix.quarantine !== null);
    const fresh = await writeAsNew(accepted, refused);
    const next = { accepted: fresh.accepted.values(), refused: fresh.refused.values() };
    return batch.map((fix) => (fix.quarantine === null ? next.accepted : next.refused).next().value ?? false);
  };
}

/** The query layer wraps what the database said. */
function saysDuplicate(error: unknown): boolean {
  return [error, error instanceof Error ? error.cause : null].some((one) => systemCodeOf(one) === DUPLICATE_KEY);
}

/** Hops from device to device over the primary key, so the cost follows the devices and not the history. */
const NEWEST_OF_DEVICES = sql`
  with recursive seen as (
    (select device from fixes order by device limit 1)
    union all
    select (select device from fixes where device > seen.device order by device limit 1)
    from seen where seen.device is not null)
  select its.* from seen
  cross join lateral (select * from fixes where device = seen.device order by fix_time_ms desc limit 1) its
  order by its.device`;

const phonesOf = (condition: SQL) => sql`select its.* from (select * from officer_devices where ${condition}) phones`;

/** Over the phones that an officer has reported with. */
const NEWEST_OF_OFFICERS = sql`
  select distinct on (officer_index) * from (
    ${phonesOf(sql`true`)} cross join lateral (
      select * from fixes where device = phones.device and officer_index = phones.officer_index
      order by fix_time_ms desc limit 1) its) newest
  order by officer_index, fix_time_ms desc, device`;

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
