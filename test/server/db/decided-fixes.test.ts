import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../server/db/open-store.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { eventually } from '../../support/eventually.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { openTestStore } from '../../support/test-store.ts';

async function readAfter(store: Store, seq: number) {
  const pages: (readonly StoredFix[])[] = [];
  const last = await store.fixes.decidedAfter(seq, (page) => pages.push(page));
  return { last, pages, fixes: pages.flat() };
}

describe('STO-6 fixes stored after a number', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore();
  }, 120_000);
  afterAll(() => store.close());

  it('STO-6 come whole, late ones too, duplicates and refused ones not, with the number to read on from', async () => {
    const { fixes } = store;
    expect(await readAfter(store, 0)).toEqual({ last: 0, pages: [], fixes: [] });
    const first = storedFix({ fixTimeMs: 9_000, accuracyM: null, officerIndex: null, crs: 'gcj02' });
    await fixes.append([first]);
    const { last, fixes: read } = await readAfter(store, 0);
    expect(read).toEqual([first]);
    expect(last).toBe(await fixes.lastSeq());
    await fixes.append([storedFix({ fixTimeMs: 9_000 }), storedFix({ fixTimeMs: 7_000, quarantine: 'future' })]);
    await fixes.append([storedFix({ fixTimeMs: 4_000 })]);
    const after = await readAfter(store, last);
    expect(after.fixes).toEqual([storedFix({ fixTimeMs: 4_000 })]);
    expect(after.last).toBe(await fixes.lastSeq());
    expect(await readAfter(store, after.last)).toEqual({ last: after.last, pages: [], fixes: [] });
  });

  it('STO-6 come in pages, each once', async () => {
    const from = await store.fixes.lastSeq();
    const many = Array.from({ length: 5_001 }, (_, i) => storedFix({ device: 'walker', fixTimeMs: i }));
    await store.fixes.append(many);
    const { pages, fixes } = await readAfter(store, from);
    expect(pages.map(({ length }) => length)).toEqual([5_000, 1]);
    expect(fixes.map(({ fixTimeMs }) => fixTimeMs)).toEqual(many.map(({ fixTimeMs }) => fixTimeMs));
  });
});

/** A PostgreSQL server whose login may make databases; this suite makes one of its own in it. */
const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
const DATABASE = 'jingge_decided_fixes_test';

describe.skipIf(serverUrl === '')('STO-6 a write in doubt on a PostgreSQL server', () => {
  it('STO-6 is waited for when its connection broke and it is committed later', { timeout: 60_000 }, async () => {
    const databaseUrl = await freshDatabase();
    const pool = new Pool({ connectionString: databaseUrl, max: 2 });
    onTestFinished(() => pool.end());
    const line = await cuttableLine(new URL(databaseUrl));
    const lost = (reason: string) => expect.unreachable(reason);
    const store = await openStore({ kind: 'served', databaseUrl: line.url }, lost);
    await store.fixes.append([storedFix({ fixTimeMs: 1_000 })]);
    const seq = await store.fixes.lastSeq();
    const waitingFor = async (mode: string) =>
      (
        await pool.query(`select 1 from pg_locks where relation = 'fixes'::regclass and mode = $1 and not granted`, [
          mode,
        ])
      ).rowCount === 1;

    // A write that takes long: somebody holds the table. Its connection breaks on our side only.
    const blocker = await pool.connect();
    await blocker.query('begin; lock table fixes in exclusive mode');
    const write = expect(store.fixes.append([storedFix({ fixTimeMs: 2_000 })])).rejects.toThrow();
    await eventually(() => waitingFor('RowExclusiveLock'));
    line.cut();
    await write;
    expect(await readNow(pool, seq)).toBe(0);
    const reading = readAfter(store, seq);
    await eventually(() => waitingFor('ShareLock'));
    await blocker.query('commit');
    blocker.release();
    expect((await reading).fixes.map(({ fixTimeMs }) => fixTimeMs)).toEqual([2_000]);
    await store.close();
    await line.close();
  });
});

async function freshDatabase(): Promise<string> {
  const admin = new Pool({ connectionString: serverUrl, max: 1 });
  await admin.query(`drop database if exists ${DATABASE} with (force)`);
  await admin.query(`create database ${DATABASE}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** What a reading that waits for nothing would find. */
async function readNow(pool: Pool, seq: number): Promise<number | null> {
  return (await pool.query('select 1 from fixes where seq > $1', [seq])).rowCount;
}

/** A line to the database that is cut on the near side: the far side goes on with what it was told. */
async function cuttableLine(target: URL) {
  const near = new Set<Socket>();
  const far: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const other = connect({ host: target.hostname, port: Number(target.port || 5432) });
    near.add(socket);
    far.push(other);
    socket.on('error', () => undefined);
    other.on('error', () => undefined);
    socket.on('data', (bytes) => other.write(bytes));
    other.on('data', (bytes) => socket.writable && socket.write(bytes));
    other.on('close', () => socket.destroy());
    socket.on('end', () => other.end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      for (const socket of near) socket.destroy();
      near.clear();
    },
    async close() {
      for (const socket of far) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
