import { eq } from 'drizzle-orm';
import { Pool } from 'pg';
import { z } from 'zod';
import { AppError, sentenceOf } from '../lib/app-error.ts';
import type { Store } from '../ports/store.ts';
import { createAccountStore } from './account-store.ts';
import { createAuditStore } from './audit-store.ts';
import { createBreakStore } from './break-store.ts';
import { createCaseStore } from './case-store.ts';
import { createCheckpointStore } from './checkpoint-store.ts';
import { createDatabase, type Database } from './database.ts';
import { createDeviceStore } from './device-store.ts';
import { createFixStore } from './fix-store.ts';
import { createApiKeyStore } from './api-key-store.ts';
import { createDeletionStore } from './deletion-store.ts';
import { createDisplayStore } from './display-store.ts';
import { createPhotoStore } from './photo-store.ts';
import { createSpotCheckStore } from './spot-check-store.ts';
import { createTrackStore } from './track-store.ts';
import { createIdempotencyStore } from './idempotency-store.ts';
import { migrate } from './migrate.ts';
import { extendSlots, fixesInRosterOrder } from './roster-fixes.ts';
import { storeMeta } from './schema.ts';
import { plainReads, prepareRowSecurity, rowSecuredReads, type ScopedReads } from './scoped-reads.ts';
import { createSessionStore } from './session-store.ts';
import { becomeSoleServer, type SoleServer } from './sole-server.ts';
import { startEmbedded } from './start-embedded.ts';
import { createTrendStore } from './trend-store.ts';

/**
 * Where the store lies. It holds one district: roster indices and town codes mean nothing in another (STO-1). `sole` keeps
 * every other server out as long as it is open.
 */
export type StorePlace =
  | { readonly kind: 'embedded'; readonly dataFolder: string; readonly district?: string }
  | { readonly kind: 'served'; readonly databaseUrl: string; readonly district?: string; readonly sole?: boolean };

const SERVED_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens the store, makes it when it is new and brings it to the newest schema.
 * `onLost` is called when the database goes away by itself, `onNotice` with a sentence about what it goes without.
 * Throws an AppError with a sentence for the operator.
 */
export async function openStore(
  place: StorePlace,
  onLost: (reason: string) => void,
  onNotice: (sentence: string) => void = () => undefined,
): Promise<Store> {
  if (place.kind === 'served') {
    const pool = new Pool({
      connectionString: place.databaseUrl,
      max: SERVED_CONNECTIONS + (place.sole ? 1 : 0),
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    // A connection that breaks while idle is replaced at the next query; queries in flight fail by themselves.
    pool.on('error', () => undefined);
    const sole = place.sole ? await soleServer(pool, onLost) : null;
    const close = () => {
      sole?.release();
      return pool.end();
    };
    return storeOver(pool, { kind: 'served', district: place.district, onNotice, close });
  }
  const embedded = await startEmbedded(place.dataFolder, onLost, place.district && `store-${place.district}`);
  // PGlite is one session behind a queue of single protocol messages: two connections would mix their statements.
  const pool = new Pool({ ...embedded.connection, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', (error) => onLost(error.message));
  const close = async () => {
    pool.removeAllListeners('error');
    pool.on('error', () => undefined);
    await pool.end();
    await embedded.stop();
  };
  return storeOver(pool, { kind: 'embedded', district: place.district, onNotice, close });
}

/** Before anything is read or written: not even the schema is touched beside a running server. */
async function soleServer(pool: Pool, onLost: (reason: string) => void): Promise<SoleServer> {
  try {
    return await becomeSoleServer(pool, onLost);
  } catch (error) {
    await pool.end();
    throw unusable('served', error);
  }
}

interface StoreParts {
  readonly kind: Store['kind'];
  readonly district: string | undefined;
  readonly onNotice: (sentence: string) => void;
  readonly close: () => Promise<void>;
}

async function storeOver(pool: Pool, { kind, district, onNotice, close }: StoreParts): Promise<Store> {
  try {
    await migrate(pool);
    const db = createDatabase(pool);
    const reads = kind === 'served' ? await scopedReads(pool, db, onNotice) : plainReads(db);
    if (district !== undefined) await claim(db, district);
    const fixes = createFixStore(db);
    return {
      kind,
      devices: createDeviceStore(db),
      fixes,
      fixesOfRoster: async (officerIds) => fixesInRosterOrder(fixes, officerIds, await keepSlots(db, officerIds)),
      cases: createCaseStore(db, reads),
      photos: createPhotoStore(db, reads),
      spotChecks: createSpotCheckStore(db, reads),
      idempotency: createIdempotencyStore(db),
      trend: createTrendStore(db, reads),
      checkpoint: createCheckpointStore(db),
      accounts: createAccountStore(db),
      sessions: createSessionStore(db, pool),
      audit: createAuditStore(db),
      tracks: createTrackStore(db),
      breaks: createBreakStore(db),
      displays: createDisplayStore(db),
      apiKeys: createApiKeyStore(db),
      deletions: createDeletionStore(db),
      storeId: await readMeta(db, 'store_id'),
      async ping() {
        await pool.query('select 1');
      },
      close,
    };
  } catch (error) {
    await close();
    throw unusable(kind, error);
  }
}

function unusable(kind: Store['kind'], error: unknown): AppError {
  if (error instanceof AppError) return error;
  const place = kind === 'served' ? 'The database of DATABASE_URL' : 'The embedded database';
  return new AppError('store-unusable', `${place} cannot be used: ${sentenceOf(error)}`, { cause: error });
}

/** The embedded database has one session and one login, which owns everything: there is no second line to draw. */
async function scopedReads(pool: Pool, db: Database, onNotice: (sentence: string) => void): Promise<ScopedReads> {
  const reason = await prepareRowSecurity(pool);
  if (reason === null) return rowSecuredReads(db);
  onNotice(`Row-level security is off, towns are kept apart by the queries alone: ${reason}`);
  return plainReads(db);
}

/** The first district that a store is opened for keeps it; another one is refused before it reads or writes anything. */
async function claim(db: Database, district: string): Promise<void> {
  await db.insert(storeMeta).values({ key: 'district', value: district }).onConflictDoNothing();
  const holder = await readMeta(db, 'district');
  if (holder !== district)
    throw new AppError(
      'store-of-another-district',
      `The database holds the district ${holder}: start with JINGGE_DISTRICT=${holder}, or give ${district} a database of its own.`,
    );
}

/** How the store numbers officers, kept with the store. */
async function keepSlots(db: Database, officerIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.select().from(storeMeta).where(eq(storeMeta.key, 'officers'));
  const known = z.array(z.string()).parse(JSON.parse(rows[0]?.value ?? '[]'));
  const slots = extendSlots(known, officerIds);
  const value = JSON.stringify(slots);
  if (slots.length > known.length)
    await db
      .insert(storeMeta)
      .values({ key: 'officers', value })
      .onConflictDoUpdate({ target: storeMeta.key, set: { value } });
  return slots;
}

async function readMeta(db: Database, key: 'store_id' | 'district'): Promise<string> {
  const rows = await db.select().from(storeMeta).where(eq(storeMeta.key, key));
  const value = rows[0]?.value;
  if (!value) throw new AppError('store-unusable', `The store has no ${key}: it was not made by Jingge.`);
  return value;
}
