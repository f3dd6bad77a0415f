import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { DisplayStore } from '../ports/privacy.ts';
import { storableText, type Database } from './database.ts';
import { displays } from './schema.ts';

const VISIBLE = {
  id: displays.id,
  name: displays.name,
  town: displays.town,
  createdMs: displays.createdMs,
  createdBy: displays.createdBy,
  codeExpiresMs: displays.codeExpiresMs,
  claimedMs: displays.claimedMs,
  lastSeenMs: displays.lastSeenMs,
  revokedMs: displays.revokedMs,
};

/** Walls, with the hashes of their codes and tokens. */
export function createDisplayStore(db: Database): DisplayStore {
  const one = async (rows: Promise<(typeof displays.$inferSelect | VisibleDisplay)[]>) => (await rows)[0] ?? null;
  return {
    async add(display, codeSha256) {
      await db.insert(displays).values({ ...display, name: storableText(display.name), codeSha256 });
    },
    all: () => db.select(VISIBLE).from(displays).orderBy(asc(displays.createdMs), asc(displays.id)),
    byId: (id) =>
      one(
        db
          .select(VISIBLE)
          .from(displays)
          .where(eq(displays.id, storableText(id))),
      ),
    claim(codeSha256, tokenSha256, nowMs) {
      const open = and(
        eq(displays.codeSha256, codeSha256),
        gt(displays.codeExpiresMs, nowMs),
        isNull(displays.revokedMs),
      );
      return one(
        db
          .update(displays)
          .set({ codeSha256: null, codeExpiresMs: null, tokenSha256, claimedMs: nowMs, lastSeenMs: nowMs })
          .where(open)
          .returning(VISIBLE),
      );
    },
    byToken: (tokenSha256) =>
      one(
        db
          .select(VISIBLE)
          .from(displays)
          .where(and(eq(displays.tokenSha256, tokenSha256), isNull(displays.revokedMs))),
      ),
    async seen(id, atMs) {
      await db.update(displays).set({ lastSeenMs: atMs }).where(eq(displays.id, id));
    },
    async revoke(id, atMs) {
      const standing = and(eq(displays.id, storableText(id)), isNull(displays.revokedMs));
      const gone = { revokedMs: atMs, codeSha256: null, codeExpiresMs: null, tokenSha256: null };
      return (await db.update(displays).set(gone).where(standing).returning({ id: displays.id })).length > 0;
    },
  };
}

type VisibleDisplay = Pick<typeof displays.$inferSelect, keyof typeof VISIBLE>;
