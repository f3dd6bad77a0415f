import { desc, lt, sql, type SQL } from 'drizzle-orm';
import type { DeletionStore } from '../ports/privacy.ts';
import { column, type Database } from './database.ts';
import { storableMs } from './insert-fixes.ts';
import { deletionRecords } from './schema.ts';

const SLICE_ROWS = 10_000;

/** Deletes what is past its time, and keeps the chain of records of that. */
export function createDeletionStore(db: Database): DeletionStore {
  return {
    append: (sealed) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`lock table deletion_records in exclusive mode`);
        const [last] = await tx.select().from(deletionRecords).orderBy(desc(deletionRecords.seq)).limit(1);
        await tx.insert(deletionRecords).values(sealed(last ?? null));
      }),
    list: (before, limit) =>
      db
        .select()
        .from(deletionRecords)
        .where(before === undefined ? undefined : lt(deletionRecords.seq, before))
        .orderBy(desc(deletionRecords.seq))
        .limit(limit),
    async deleteTracks({ beforeMs, caseBeforeMs, timeZone }) {
      const before = storableMs(beforeMs);
      const caseBefore = storableMs(Math.min(caseBeforeMs, beforeMs));
      const oldest = await deleteInSlices(db, sql`fixes`, sql`fix_time_ms < ${caseBefore}`);
      const kept = await daysOfCases(db, caseBefore, before, timeZone);
      const officers = column(
        kept.map(({ slot }) => slot),
        'integer',
      );
      const days = column(
        kept.map(({ day }) => day),
        'text',
      );
      const isKept = sql`(officer_index, ${dayOf(sql`fix_time_ms`, timeZone)}) in (select * from unnest(${officers}, ${days}))`;
      // A fix of nobody is kept for no case; comparing with null would keep it for ever.
      const isOver = sql`fix_time_ms < ${before} and (officer_index is null or not ${isKept})`;
      return oldest + (await deleteInSlices(db, sql`fixes`, isOver));
    },
    deleteQuarantined: (beforeMs) =>
      deleteInSlices(db, sql`quarantined_fixes`, sql`received_ms < ${storableMs(beforeMs)}`),
    deleteTrackViews: (beforeMs) => deleteInSlices(db, sql`track_views`, sql`at_ms < ${storableMs(beforeMs)}`),
  };
}

interface CaseDay {
  readonly slot: number;
  readonly day: string;
}

/** Days on which something happened in a case that is with an officer; officers by their number in the store. */
async function daysOfCases(db: Database, fromMs: number, toMs: number, timeZone: string): Promise<readonly CaseDay[]> {
  // A local day reaches beyond either end of the span.
  const [from, to] = [fromMs - DAY_MS, toMs + DAY_MS];
  const { rows } = await db.execute<CaseDay & Record<string, unknown>>(sql`
    with slots as (
      select (line.slot - 1)::integer as slot, line.officer from store_meta
      cross join lateral jsonb_array_elements_text(store_meta.value::jsonb) with ordinality as line (officer, slot)
      where store_meta.key = 'officers'),
    moments as (
      select officer, reported_ms as at_ms from cases where officer is not null and reported_ms between ${from} and ${to}
      union
      select cases.officer, case_events.at_ms from case_events join cases on cases.id = case_events.case_id
      where cases.officer is not null and case_events.at_ms between ${from} and ${to})
    select distinct slots.slot, ${dayOf(sql`moments.at_ms`, timeZone)} as day
    from moments join slots on slots.officer = moments.officer`);
  return rows;
}

const DAY_MS = 86_400_000;

/** The local day of an instant as `YYYY-MM-DD`. */
function dayOf(atMs: SQL, timeZone: string): SQL {
  return sql`to_char(to_timestamp(${atMs} / 1000.0) at time zone ${timeZone}::text, 'YYYY-MM-DD')`;
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
