import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { cpSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDatabase } from '../../../server/db/database.ts';
import { createFixStore } from '../../../server/db/fix-store.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { MIGRATIONS } from '../../../server/db/migrations.ts';
import { openStore } from '../../../server/db/open-store.ts';
import { bareDatabase } from '../../support/bare-database.ts';
import { copyEmptyStore } from '../../support/store-template.ts';
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
  'STO-1: a data folder keeps each district apart, and a database given to another district is refused by name',
  { timeout: 240_000 },
  async () => {
    const dataFolder = tempFolder();
    await copyEmptyStore(join(dataFolder, 'store-east'));
    const place = { kind: 'embedded', dataFolder } as const;
    const east = await openTestStore({ ...place, district: 'east' });
    await east.fixes.append([storedFix()]);
    await east.close();
    cpSync(join(dataFolder, 'store-east'), join(dataFolder, 'store-west'), { recursive: true });
    await expect(openStore({ ...place, district: 'west' }, lost)).rejects.toThrow(
      'The database holds the district east: start with JINGGE_DISTRICT=east, or give west a database of its own.',
    );
    const again = await openTestStore({ ...place, district: 'east' });
    expect(await again.fixes.latest()).toHaveLength(1);
    await again.close();
    const fresh = await openTestStore({ kind: 'fresh', district: 'north' });
    expect(await fresh.fixes.latest()).toEqual([]);
    await fresh.close();
  },
);

it(
  'migrations apply once each or not at all, and a store of a newer version is refused untouched',
  { timeout: 120_000 },
  async () => {
    const { pool, stop } = await bareDatabase();
    const nextId = Math.max(...MIGRATIONS.map(({ id }) => id)) + 1;
    const bad = { id: nextId, name: 'bad', sql: 'create table half (id integer); select nonsense' };
    await expect(migrate(pool, [...MIGRATIONS, bad])).rejects.toThrow(/nonsense/);
    const tables = await pool.query("select 1 from pg_tables where schemaname = 'public'");
    expect(tables.rowCount).toBe(0);

    await migrate(pool);
    await migrate(pool);
    const ours = MIGRATIONS.map(({ id }) => ({ id }));
    const next = { id: nextId, name: 'one-more', sql: 'create table more (id integer)' };
    await migrate(pool, [...MIGRATIONS, next]);
    await expect(migrate(pool)).rejects.toThrow(/made by a newer Jingge.*migration \d+ "one-more"/);
    const applied = await pool.query('select id from schema_migrations order by id');
    expect(applied.rows).toEqual([...ours, { id: next.id }]);
    await stop();
  },
);

it('STO-4 tracks of fixes that are older than the list of phones are found', { timeout: 120_000 }, async () => {
  const { pool, stop } = await bareDatabase();
  await migrate(pool, MIGRATIONS.slice(0, 2));
  await pool.query(
    `insert into fixes (device, fix_time_ms, received_ms, officer_index, lon, lat, mock, crs, simulated)
     select 'phone-' || i % 3, i, i, case when i % 3 = 2 then null else i % 3 end, 113, 34, false, 'wgs84', false
     from generate_series(1, 30) as i`,
  );
  await migrate(pool);
  const fixes = createFixStore(createDatabase(pool));
  expect(
    (await fixes.track({ index: 1, id: 'E-1', town: 'west' }, 0, 99, WHOLE_DISTRICT, 99)).map(
      ({ fixTimeMs }) => fixTimeMs,
    ),
  ).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25, 28]);
  const before = await fixes.lastSeq();
  expect(await fixes.append([storedFix({ fixTimeMs: 31 }), storedFix({ fixTimeMs: 32 })])).toEqual([true, true]);
  expect(await fixes.lastSeq()).toBe(before + 2);
  await stop();
});

it('says in one sentence that a served database cannot be reached', async () => {
  const place = { kind: 'served', databaseUrl: 'postgres://nobody@127.0.0.1:1/none' } as const;
  await expect(openStore(place, lost)).rejects.toThrow(/^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/);
});
