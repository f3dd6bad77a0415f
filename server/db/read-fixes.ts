import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { FixCrs } from '../../shared/model/fix.ts';
import type { StoredFix } from '../ports/fixes.ts';
import type { Database } from './database.ts';
import { fixes } from './schema.ts';

/** The columns under the names of a fix. */
const FIX_COLUMNS = sql.join(
  Object.entries(getTableColumns(fixes)).map(
    ([key, { name }]) => sql`found.${sql.identifier(name)} as ${sql.identifier(key)}`,
  ),
  sql`, `,
);

type FixRow = typeof fixes.$inferSelect;
/** Numbers of 64 bits come as text when a table is not read by name. */
type RawFixRow = { readonly [K in keyof FixRow]: K extends 'fixTimeMs' | 'receivedMs' ? string : FixRow[K] };

/** Accepted fixes in the order of the query, which selects rows of `fixes`. */
export async function readFixes(db: Database, rowsOf: SQL): Promise<readonly StoredFix[]> {
  const { rows } = await db.execute<RawFixRow & Record<string, unknown>>(
    sql`select ${FIX_COLUMNS} from (${rowsOf}) as found`,
  );
  return rows.map((row) => acceptedFix(row));
}

/** Rows to a page: read, made and counted in some 50 ms. */
const PAGE_ROWS = 5_000;
/** A write that does not end is waited for by those after it too; longer than PostgreSQL takes to call off a vacuum that is in the way (1 s). */
const LONGEST_WAIT = sql`set local lock_timeout = '3s'`;

/**
 * Accepted fixes stored after the one numbered `seq`, whole and in pages, when no write of fixes is under way any more: one
 * whose connection broke may still be committed. Answers the number up to which that was said and read.
 */
export async function eachDecidedPage(
  db: Database,
  eachPage: (page: readonly StoredFix[]) => void,
  seq: number,
): Promise<number> {
  const last = await lastDecided(db);
  for (let after = seq; after < last;) {
    const { rows } = await db.execute<RawFixRow & { readonly seq: string } & Record<string, unknown>>(sql`
      select ${FIX_COLUMNS}, found.seq from fixes found
      where seq > ${after} and seq <= ${last} order by seq limit ${PAGE_ROWS}`);
    if (rows.length === 0) break;
    after = Number(rows.at(-1)!.seq);
    eachPage(
      rows.map((row) => {
        const { seq: _, ...fix } = row;
        return acceptedFix(fix);
      }),
    );
  }
  return Math.max(seq, last);
}

/**
 * The last number at a moment when nothing is being written: every write of fixes holds a lock that this one waits for, from
 * its first statement until it is committed or undone. What is written later takes higher numbers.
 */
function lastDecided(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(LONGEST_WAIT);
    await tx.execute(sql`lock table fixes in share mode`);
    return lastSeq(tx);
  });
}

/** Number of the fix that was accepted last, 0 for none. */
export async function lastSeq(db: Database): Promise<number> {
  const { rows } = await db.execute<{ last: string | null }>(
    sql`select max(seq) as last from fixes where seq is not null`,
  );
  return Number(rows[0]?.last ?? 0);
}

function acceptedFix(row: RawFixRow): StoredFix {
  const { fixTimeMs, receivedMs, crs } = row;
  return {
    ...row,
    fixTimeMs: Number(fixTimeMs),
    receivedMs: Number(receivedMs),
    crs: crs as FixCrs,
    quarantine: null,
  };
}
