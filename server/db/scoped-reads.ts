import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { ReadScope } from '../../shared/access/read-scope.ts';
import { sentenceOf } from '../lib/app-error.ts';
import type { Database } from './database.ts';

/** Runs a read for a scope; under a role that sees one town only when the scope is within one and the store has it. */
export type ScopedReads = <T>(scope: ReadScope, read: (db: Database) => Promise<T>) => Promise<T>;

/** The role that the policies of migration 12 hold to the town in `jingge.town` and to what is the officer's in `jingge.officer`. */
const ROLE = 'jingge_scoped';

/** Reads by the conditions of the queries alone. */
export function plainReads(db: Database): ScopedReads {
  return (_, read) => read(db);
}

/**
 * Reads within one town in a transaction under the role, so that the database itself leaves out other towns (ACC-17).
 * One statement more at the beginning; reads of the whole district are as they were.
 */
export function rowSecuredReads(db: Database): ScopedReads {
  return (scope, read) => {
    if ((scope.kind !== 'town' && scope.kind !== 'own') || scope.town === null) return read(db);
    const { town } = scope;
    // No officer has an empty name.
    const officer = (scope.kind === 'own' && scope.officer) || '';
    return db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('jingge.town', ${town}, true),
        set_config('jingge.officer', ${officer}, true), set_config('role', ${ROLE}, true)`);
      return read(tx);
    });
  };
}

/** Makes the role, lets it read and tries to be it. Answers why that cannot be done; null when it is ready. */
export async function prepareRowSecurity(pool: Pool): Promise<string | null> {
  const client = await pool.connect();
  try {
    const known = await client.query('select from pg_roles where rolname = $1', [ROLE]);
    if (known.rowCount === 0) await client.query(`create role ${ROLE} nologin`);
    await client.query('begin');
    // Several servers may start on one database together.
    await client.query("select pg_advisory_xact_lock(hashtext('jingge row security'))");
    const { rows } = await client.query<{ schema: string; member: boolean }>(
      "select current_schema() as schema, pg_has_role(current_user, $1, 'MEMBER') as member",
      [ROLE],
    );
    if (!rows[0]?.member) await client.query(`grant ${ROLE} to current_user`);
    await client.query(`grant usage on schema ${client.escapeIdentifier(rows[0]!.schema)} to ${ROLE}`);
    await client.query(`grant select on cases, case_events, case_photos, spot_checks, trend_samples to ${ROLE}`);
    await client.query(`set local role ${ROLE}`);
    await client.query('select from cases limit 1');
    await client.query('commit');
    return null;
  } catch (error) {
    await client.query('rollback');
    return sentenceOf(error);
  } finally {
    client.release();
  }
}
