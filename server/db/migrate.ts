import type { Pool, PoolClient } from 'pg';
import { AppError } from '../lib/app-error.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/** Any number that nothing else locks: two nodes that start together migrate one after the other. */
const LOCK_KEY = 5_202_601;

/**
 * Brings the store to the newest schema in one transaction; all or nothing.
 * Throws an AppError when the store was made by a newer Jingge.
 */
export async function migrate(pool: Pool, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await applyMissing(client, migrations);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function applyMissing(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query(
    'create table if not exists schema_migrations (id integer primary key, name text not null, applied_at timestamptz not null default now())',
  );
  const applied = await client.query<{ id: number; name: string }>(
    'select id, name from schema_migrations order by id',
  );
  const known = new Set(migrations.map((migration) => migration.id));
  const newer = applied.rows.find((row) => !known.has(row.id));
  if (newer)
    throw new AppError(
      'store-newer',
      `The store was made by a newer Jingge (it has migration ${newer.id} "${newer.name}", this version knows up to ${Math.max(0, ...known)}): start that version, or use another data folder.`,
    );
  const done = new Set(applied.rows.map((row) => row.id));
  for (const migration of migrations) {
    if (done.has(migration.id)) continue;
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (id, name) values ($1, $2)', [migration.id, migration.name]);
  }
}
