import { and, asc, eq, getTableColumns, gte, lt } from 'drizzle-orm';
import type { TrendStore } from '../ports.ts';
import type { Database } from './database.ts';
import { trendSamples } from './schema.ts';

const { scope: SCOPE, ...SAMPLE_COLUMNS } = getTableColumns(trendSamples);

/** Headline figures of a scope over time; a second sample of the same moment replaces the first. */
export function createTrendStore(db: Database): TrendStore {
  return {
    async append(scope, sample) {
      const row = { ...sample, atMs: Math.round(sample.atMs) };
      await db
        .insert(trendSamples)
        .values({ scope, ...row })
        .onConflictDoUpdate({ target: [trendSamples.scope, trendSamples.atMs], set: row });
    },
    async since(scope, sinceMs) {
      return await db
        .select(SAMPLE_COLUMNS)
        .from(trendSamples)
        .where(and(eq(SCOPE, scope), gte(trendSamples.atMs, Math.round(sinceMs))))
        .orderBy(asc(trendSamples.atMs));
    },
    async deleteBefore(beforeMs) {
      const deleted = await db.delete(trendSamples).where(lt(trendSamples.atMs, Math.round(beforeMs)));
      return deleted.rowCount ?? 0;
    },
  };
}
