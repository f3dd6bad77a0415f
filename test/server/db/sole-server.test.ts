import { Pool } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../server/db/open-store.ts';
import { eventually } from '../../support/eventually.ts';

/** An empty database of a PostgreSQL server, such as `postgres://postgres@127.0.0.1:5432/jingge_test`. */
const databaseUrl = process.env['TEST_DATABASE_URL'] ?? '';

const HOLDERS = `select pid from pg_locks where locktype = 'advisory' and objid = 5202602 and granted
  and database = (select oid from pg_database where datname = current_database())`;

const WAITING = `select 1 from pg_locks where locktype = 'advisory' and objid = 5202602 and not granted`;

describe.skipIf(databaseUrl === '')('ACC-70 one server on a database', () => {
  const place = { kind: 'served', databaseUrl, sole: true } as const;
  const open = (onLost: (reason: string) => void = () => undefined) => openStore(place, onLost);

  function watcher() {
    const pool = new Pool({ connectionString: databaseUrl, max: 2 });
    onTestFinished(() => pool.end());
    const holder = async () => (await pool.query<{ pid: number }>(HOLDERS)).rows[0]?.pid ?? null;
    return { pool, holder };
  }

  it('ACC-70 keeps a second one out with one sentence, and lets it in when the first has stopped', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow(/^Another Jingge server runs on the database of DATABASE_URL: stop it first/);
    await first.ping();
    await first.close();
    const second = await open();
    await second.close();
  });

  it('ACC-70 takes it again when the connection was cut', async () => {
    const lost: string[] = [];
    const store = await open((reason) => lost.push(reason));
    const { pool, holder } = watcher();
    const before = await holder();
    await pool.query('select pg_terminate_backend($1)', [before]);
    await eventually(async () => ![null, before].includes(await holder()));
    await expect(open()).rejects.toThrow(/^Another Jingge server/);
    await store.close();
    expect(lost).toEqual([]);
  });

  it('ACC-70 stops when another one was faster', async () => {
    const lost: string[] = [];
    const store = await open((reason) => lost.push(reason));
    const { pool, holder } = watcher();
    const before = await holder();
    // The other one stands in line before the lock is free, and so has it before anybody can come back.
    const waiting = pool.query('select pg_advisory_lock(5202602)');
    await eventually(async () => (await pool.query(WAITING)).rowCount === 1);
    await pool.query('select pg_terminate_backend($1)', [before]);
    await waiting;
    await eventually(() => lost.length > 0);
    expect(lost).toEqual(['another server took it while the connection was cut']);
    await store.close();
  });
});
