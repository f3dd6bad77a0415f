import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { AppError } from '../lib/app-error.ts';

/** Beside the key of migrations; locks are told apart within one database. */
const LOCK_KEY = 5_202_602;
const TRY_AGAIN_MS = 1_000;
const TAKEN =
  'Another Jingge server runs on the database of DATABASE_URL: stop it first, or give this one a database of its own.';

/** The mark of the one server on a database. */
export interface SoleServer {
  /** Lets the next one in. */
  release(): void;
}

/** A connection that holds the lock, and the session of the database behind it. */
interface Holder {
  readonly client: PoolClient;
  readonly pid: number;
}

/**
 * Takes the database for this server alone, as long as the connection that holds the lock lives (ACC-70): live state is in
 * the memory of one. Throws an AppError when another holds it. A lost connection is made anew; when another server was
 * faster, `onLost` is called and this one has to stop.
 */
export async function becomeSoleServer(pool: Pool, onLost: (reason: string) => void): Promise<SoleServer> {
  const ended = new AbortController();
  let holder = await take(pool);
  if (holder === null) throw new AppError('database-in-use', TAKEN);
  watch(holder);

  function watch(now: Holder): void {
    now.client.on('error', () => undefined);
    now.client.once('end', () => {
      if (holder !== now) return;
      holder = null;
      now.client.release(true);
      void regain(now.pid);
    });
  }

  async function regain(lostPid: number): Promise<void> {
    while (!ended.signal.aborted) {
      const tried = await take(pool, lostPid).catch(() => 'unreachable' as const);
      if (ended.signal.aborted) return tried === 'unreachable' ? undefined : tried?.client.release(true);
      if (tried === null) return onLost('another server took it while the connection was cut');
      if (tried !== 'unreachable') return watch((holder = tried));
      await wait(TRY_AGAIN_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  return {
    release() {
      ended.abort();
      const last = holder;
      holder = null;
      // Ending the session frees the lock, also when the other end does not answer any more.
      last?.client.release(true);
    },
  };
}

/**
 * Takes the lock; null when another server has it. A session of ours that was cut off and that the database has not missed
 * yet, `lostPid`, is ended first.
 */
async function take(pool: Pool, lostPid: number | null = null): Promise<Holder | null> {
  const client = await pool.connect();
  try {
    if (lostPid !== null) await client.query(END_OWN_SESSION, [LOCK_KEY, lostPid]);
    const { rows } = await client.query<{ taken: boolean; pid: number }>(
      'select pg_try_advisory_lock($1) as taken, pg_backend_pid() as pid',
      [LOCK_KEY],
    );
    if (rows[0]?.taken) return { client, pid: rows[0].pid };
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.release();
  return null;
}

/** Waits until it has ended: PostgreSQL 14 and newer. */
const END_OWN_SESSION = `
select pg_terminate_backend(pid, 5000) from pg_locks
where locktype = 'advisory' and classid = 0 and objid = $1 and objsubid = 1 and granted and pid = $2
  and database = (select oid from pg_database where datname = current_database())`;
