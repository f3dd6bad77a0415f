import connectPgSimple from 'connect-pg-simple';
import { eq, inArray, lt, sql } from 'drizzle-orm';
import session from 'express-session';
import type { Pool } from 'pg';
import type { SessionStore } from '../ports/accounts.ts';
import type { Database } from './database.ts';
import { webSessions } from './schema.ts';

/** Rows stay at most this long, whatever their session says; the rules of expiry are in `shared/access/session-limits.ts`. */
const KEEP_S = 24 * 3_600;

/** Sessions of people, through connect-pg-simple on our own pool; a restart keeps them. */
export function createSessionStore(db: Database, pool: Pool): SessionStore {
  const PgSession = connectPgSimple(session);
  return {
    express: new PgSession({
      pool,
      tableName: 'web_sessions',
      ttl: KEEP_S,
      // When a session was seen is noted by `seen`, at most once a minute; old rows go with the other old history.
      disableTouch: true,
      pruneSessionInterval: false,
    }),
    ofAccount: (account) =>
      db
        .select({ sid: webSessions.sid, sess: webSessions.sess })
        .from(webSessions)
        .where(eq(sql`${webSessions.sess} ->> 'account'`, account)),
    async seen(sid, atMs) {
      const sess = sql`jsonb_set(${webSessions.sess}::jsonb, '{lastSeenMs}', to_jsonb(${atMs}::bigint))::json`;
      await db.update(webSessions).set({ sess }).where(eq(webSessions.sid, sid));
    },
    async end(sids) {
      if (sids.length > 0) await db.delete(webSessions).where(inArray(webSessions.sid, [...sids]));
    },
    async deleteExpired() {
      const deleted = await db.delete(webSessions).where(lt(webSessions.expire, sql`now()`));
      return deleted.rowCount ?? 0;
    },
  };
}
