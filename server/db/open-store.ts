import { eq } from 'drizzle-orm';
import { Pool } from 'pg';
import { AppError, sentenceOf } from '../lib/app-error.ts';
import type { Store } from '../ports.ts';
import { createCaseStore } from './case-store.ts';
import { createDatabase, type Database } from './database.ts';
import { createDeviceStore } from './device-store.ts';
import { createFixStore } from './fix-store.ts';
import { createIdempotencyStore } from './idempotency-store.ts';
import { migrate } from './migrate.ts';
import { storeMeta } from './schema.ts';
import { startEmbedded } from './start-embedded.ts';
import { createTrendStore } from './trend-store.ts';

/** Where the store lies. */
export type StorePlace =
  | { readonly kind: 'embedded'; readonly dataFolder: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'served'; readonly databaseUrl: string };

const SERVED_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens the store, makes it when it is new and brings it to the newest schema.
 * `onLost` is called when the database goes away by itself. Throws an AppError with a sentence for the operator.
 */
export async function openStore(place: StorePlace, onLost: (reason: string) => void): Promise<Store> {
  if (place.kind === 'served') {
    const pool = new Pool({
      connectionString: place.databaseUrl,
      max: SERVED_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    // A connection that breaks while idle is replaced at the next query; queries in flight fail by themselves.
    pool.on('error', () => undefined);
    return storeOver(pool, 'served', () => pool.end());
  }
  const embedded = await startEmbedded(place.kind === 'memory' ? null : place.dataFolder, onLost);
  // PGlite is one session behind a queue of single protocol messages: two connections would mix their statements.
  const pool = new Pool({ ...embedded.connection, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', (error) => onLost(error.message));
  return storeOver(pool, 'embedded', async () => {
    pool.removeAllListeners('error');
    pool.on('error', () => undefined);
    await pool.end();
    await embedded.stop();
  });
}

async function storeOver(pool: Pool, kind: Store['kind'], close: () => Promise<void>): Promise<Store> {
  try {
    await migrate(pool);
    const db = createDatabase(pool);
    return {
      kind,
      devices: createDeviceStore(db),
      fixes: createFixStore(db),
      cases: createCaseStore(db),
      idempotency: createIdempotencyStore(db),
      trend: createTrendStore(db),
      storeId: await readStoreId(db),
      async ping() {
        await pool.query('select 1');
      },
      close,
    };
  } catch (error) {
    await close();
    if (error instanceof AppError) throw error;
    const place = kind === 'served' ? 'The database of DATABASE_URL' : 'The embedded database';
    throw new AppError('store-unusable', `${place} cannot be used: ${sentenceOf(error)}`, { cause: error });
  }
}

async function readStoreId(db: Database): Promise<string> {
  const rows = await db.select().from(storeMeta).where(eq(storeMeta.key, 'store_id'));
  const id = rows[0]?.value;
  if (!id) throw new AppError('store-unusable', 'The store has no store id: it was not made by Jingge.');
  return id;
}
