import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
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

it(
  'a store is made beside and renamed, private, and the same wherever its folder is moved',
  { timeout: 240_000 },
  async () => {
    const dataFolder = tempFolder();
    mkdirSync(join(dataFolder, 'store.new-1', 'base'), { recursive: true });
    const first = await openTestStore({ kind: 'embedded', dataFolder });
    await first.fixes.append([storedFix()]);
    expect(statSync(join(dataFolder, 'socket')).mode & 0o077).toBe(0);
    await first.close();
    expect(readdirSync(dataFolder).toSorted()).toEqual(['socket', 'store']);

    const tooLongForSockets = join(dataFolder, 'x'.repeat(120));
    mkdirSync(tooLongForSockets);
    renameSync(join(dataFolder, 'store'), join(tooLongForSockets, 'store'));
    const second = await openTestStore({ kind: 'embedded', dataFolder: tooLongForSockets });
    expect(second.storeId).toBe(first.storeId);
    expect(await second.fixes.latest()).toEqual([storedFix()]);
    await second.close();
  },
);

it(
  'migrations apply once each or not at all, and a store of a newer version is refused untouched',
  { timeout: 120_000 },
  async () => {
    const database = await startEmbedded(null, lost);
    const pool = new Pool({ ...database.connection, max: 1 });
    const bad = { id: 2, name: 'bad', sql: 'create table half (id integer); select nonsense' };
    await expect(migrate(pool, [...MIGRATIONS, bad])).rejects.toThrow(/nonsense/);
    const tables = await pool.query("select 1 from pg_tables where schemaname = 'public'");
    expect(tables.rowCount).toBe(0);

    await migrate(pool);
    await migrate(pool);
    const next = { id: 2, name: 'one-more', sql: 'create table more (id integer)' };
    await migrate(pool, [...MIGRATIONS, next]);
    await expect(migrate(pool)).rejects.toThrow(/made by a newer Jingge.*migration 2 "one-more"/);
    const applied = await pool.query('select id from schema_migrations order by id');
    expect(applied.rows).toEqual([{ id: 1 }, { id: 2 }]);
    await pool.end();
    await database.stop();
  },
);

it('says in one sentence that a served database cannot be reached', async () => {
  const place = { kind: 'served', databaseUrl: 'postgres://nobody@127.0.0.1:1/none' } as const;
  await expect(openStore(place, lost)).rejects.toThrow(/^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/);
});
