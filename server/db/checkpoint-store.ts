import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { CheckpointStore } from '../ports/store.ts';
import type { Database } from './database.ts';
import { storeMeta } from './schema.ts';

const KEY = 'coverage_checkpoint';
const markSchema = z.object({ sha256: z.string(), basis: z.string(), seq: z.int().nonnegative() });

/**
 * The mark of the checkpoint lies in the store, beside the fixes that it speaks of: a store that was put back to an
 * earlier state has an earlier mark (STO-3).
 */
export function createCheckpointStore(db: Database): CheckpointStore {
  return {
    async read() {
      const rows = await db.select().from(storeMeta).where(eq(storeMeta.key, KEY));
      return markSchema.safeParse(parseJson(rows[0]?.value ?? 'null')).data ?? null;
    },
    async set(mark) {
      const value = JSON.stringify(mark);
      await db
        .insert(storeMeta)
        .values({ key: KEY, value })
        .onConflictDoUpdate({ target: storeMeta.key, set: { value } });
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
