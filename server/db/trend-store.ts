import { and, asc, eq, getTableColumns, gte, lt } from 'drizzle-orm';
import { WHOLE_DISTRICT } from '../../shared/access/read-scope.ts';
import { townOfScope } from '../../shared/world/scope.ts';
import type { TrendStore } from '../ports/store.ts';
import type { Database } from './database.ts';
import { trendSamples } from './schema.ts';
import { plainReads, type ScopedReads } from './scoped-reads.ts';

const { scope: SCOPE, ...SAMPLE_COLUMNS } = getTableColumns(trendSamples);

/** Headline figures of a scope over time; a second sample of the same moment replaces the first. */
export function createTrendStore(db: Database, reads: ScopedReads = plainReads(db)): TrendStore {
  return {
    async append(scope, sample) {
      const row = { ...sample, atMs: Math.round(sample.atMs) };
      await db
        .insert(trendSamples)
        .values({ scope, ...row })
        .onConflictDoUpdate({ target: [trendSamples.scope, trendSamples.atMs], set: row });
    },
    async since(scope, sinceMs) {
      const town = townOfScope(scope);
      const wanted = and(eq(SCOPE, scope), gte(trendSamples.atMs, Math.round(sinceMs)));
      return reads(town === null ? WHOLE_DISTRICT : { kind: 'town', town }, (from) =>
        from.select(SAMPLE_COLUMNS).from(trendSamples).where(wanted).orderBy(asc(trendSamples.atMs)),
      );
    },
    async deleteBefore(beforeMs) {
      const deleted = await db.delete(trendSamples).where(lt(trendSamples.atMs, Math.round(beforeMs)));
      return deleted.rowCount ?? 0;
    },
  };
}
