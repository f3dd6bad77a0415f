import { sql, type SQL } from 'drizzle-orm';
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { Pool } from 'pg';

/** What the repositories query through, in or out of a transaction; the same over PGlite and over a PostgreSQL server. */
export type Database = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

export function createDatabase(pool: Pool): Database {
  return drizzle({ client: pool });
}

/** One array parameter of a bulk statement; a bare array would become a list of parameters. */
export function column(values: readonly unknown[], type: 'text' | 'bigint' | 'integer' | 'float8' | 'boolean'): SQL {
  return sql`${sql.param(values)}::${sql.raw(type)}[]`;
}

/** PostgreSQL text cannot hold U+0000; everything else that a device or a person may send it can. */
export function storableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
