import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../server/db/migrate.ts';
import { MIGRATIONS } from '../../../server/db/migrations.ts';
import { openStore } from '../../../server/db/open-store.ts';
import { startEmbedded } from '../../../server/db/start-embedded.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestStore } from '../../support/test-store.ts';

const lost = (reason: string) => {
  throw new Error(reason);
};

describe('a store in a folder', () => {
  it('is there again after it was closed, with the same id; its socket is private', async () => {
    const dataFolder = tempFolder();
    const first = await openTestStore({ kind: 'embedded', dataFolder });
    await first.fixes.append([storedFix()]);
    expect(statSync(join(dataFolder, 'socket')).mode & 0o077).toBe(0);
    await first.close();
    const second = await openTestStore({ kind: 'embedded', dataFolder });
    expect(second.storeId).toBe(first.storeId);
    expect(await second.fixes.latest()).toEqual([storedFix()]);
    await second.close();
  });

  it('is made beside and renamed: what an interrupted first start left is removed', async () => {
    const dataFolder = tempFolder();
    mkdirSync(join(dataFolder, 'store.new-1', 'base'), { recursive: true });
    const store = await openTestStore({ kind: 'embedded', dataFolder });
    await store.close();
    expect(readdirSync(dataFolder).toSorted()).toEqual(['socket', 'store']);
  });

  it('opens below a path that is too long for a unix socket', async () => {
    const dataFolder = join(tempFolder(), 'x'.repeat(120));
    const store = await openTestStore({ kind: 'embedded', dataFolder });
    await store.ping();
    await store.close();
    expect(existsSync(join(dataFolder, 'store'))).toBe(true);
  });
});

describe('migrations', () => {
  it('apply once each, and a store of a newer version is refused untouched', async () => {
    const database = await startEmbedded(null, lost);
    const pool = new Pool({ ...database.connection, max: 1 });
    await migrate(pool);
    await migrate(pool);
    const next = { id: 2, name: 'one-more', sql: 'create table more (id integer)' };
    await migrate(pool, [...MIGRATIONS, next]);
    await expect(migrate(pool)).rejects.toThrow(/made by a newer Jingge.*migration 2 "one-more"/);
    const applied = await pool.query('select id from schema_migrations order by id');
    expect(applied.rows).toEqual([{ id: 1 }, { id: 2 }]);
    await pool.end();
    await database.stop();
  });

  it('leave nothing behind when one fails', async () => {
    const database = await startEmbedded(null, lost);
    const pool = new Pool({ ...database.connection, max: 1 });
    const bad = { id: 2, name: 'bad', sql: 'create table half (id integer); select nonsense' };
    await expect(migrate(pool, [...MIGRATIONS, bad])).rejects.toThrow(/nonsense/);
    const tables = await pool.query("select 1 from pg_tables where schemaname = 'public'");
    expect(tables.rowCount).toBe(0);
    await pool.end();
    await database.stop();
  });
});

it('says in one sentence that a served database cannot be reached', async () => {
  const place = { kind: 'served', databaseUrl: 'postgres://nobody@127.0.0.1:1/none' } as const;
  await expect(openStore(place, lost)).rejects.toThrow(/^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/);
});
