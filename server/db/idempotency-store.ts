import { and, eq, lt } from 'drizzle-orm';
import type { IdempotencyStore } from '../ports/store.ts';
import { storableText, type Database } from './database.ts';
import { idempotencyKeys } from './schema.ts';

/** Answers by Idempotency-Key. The first answer of a key stands; the body is kept as the JSON that was sent. */
export function createIdempotencyStore(db: Database): IdempotencyStore {
  return {
    async find(key, route) {
      const rows = await db
        .select()
        .from(idempotencyKeys)
        .where(and(eq(idempotencyKeys.key, storableText(key)), eq(idempotencyKeys.route, storableText(route))));
      const row = rows[0];
      if (!row) return null;
      return { status: row.status, body: JSON.parse(row.body) as unknown, requestHash: row.requestHash };
    },
    async keep(key, route, requestHash, status, body, atMs) {
      await db
        .insert(idempotencyKeys)
        .values({
          key: storableText(key),
          route: storableText(route),
          requestHash,
          status,
          body: JSON.stringify(body ?? null),
          atMs: Math.round(atMs),
        })
        .onConflictDoNothing();
    },
    async deleteBefore(beforeMs) {
      const deleted = await db.delete(idempotencyKeys).where(lt(idempotencyKeys.atMs, Math.round(beforeMs)));
      return deleted.rowCount ?? 0;
    },
  };
}
