import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ApiKeyStore } from '../ports/privacy.ts';
import { storableText, type Database } from './database.ts';
import { apiKeys } from './schema.ts';

const VISIBLE = {
  id: apiKeys.id,
  name: apiKeys.name,
  scopes: apiKeys.scopes,
  town: apiKeys.town,
  createdMs: apiKeys.createdMs,
  createdBy: apiKeys.createdBy,
  expiresMs: apiKeys.expiresMs,
  lastUsedMs: apiKeys.lastUsedMs,
  revokedMs: apiKeys.revokedMs,
};

/** Keys of other programs, hashed: each is shown once, to the one who issued it. */
export function createApiKeyStore(db: Database): ApiKeyStore {
  return {
    async add(key, keySha256) {
      await db.insert(apiKeys).values({ ...key, name: storableText(key.name), keySha256 });
    },
    all: () => db.select(VISIBLE).from(apiKeys).orderBy(asc(apiKeys.createdMs), asc(apiKeys.id)),
    async byId(id) {
      const [found] = await db
        .select(VISIBLE)
        .from(apiKeys)
        .where(eq(apiKeys.id, storableText(id)));
      return found ?? null;
    },
    async byKey(keySha256) {
      const standing = and(eq(apiKeys.keySha256, keySha256), isNull(apiKeys.revokedMs));
      const [found] = await db.select(VISIBLE).from(apiKeys).where(standing);
      return found ?? null;
    },
    async used(id, atMs) {
      await db.update(apiKeys).set({ lastUsedMs: atMs }).where(eq(apiKeys.id, id));
    },
    async revoke(id, atMs) {
      const standing = and(eq(apiKeys.id, storableText(id)), isNull(apiKeys.revokedMs));
      const revoked = await db.update(apiKeys).set({ revokedMs: atMs }).where(standing).returning({ id: apiKeys.id });
      return revoked.length > 0;
    },
  };
}
