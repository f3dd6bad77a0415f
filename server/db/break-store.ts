import { and, eq, gte, lt, lte } from 'drizzle-orm';
import type { BreakStore } from '../ports/privacy.ts';
import type { Database } from './database.ts';
import { officerBreaks } from './schema.ts';

/** Breaks as officers have told them: when, never where. */
export function createBreakStore(db: Database): BreakStore {
  return {
    async begin({ officer, startMs, untilMs }) {
      await db
        .insert(officerBreaks)
        .values({ officer, startMs, untilMs, endMs: null })
        .onConflictDoUpdate({
          target: [officerBreaks.officer, officerBreaks.startMs],
          set: { untilMs, endMs: null },
        });
    },
    async end({ officer, startMs }, endMs) {
      await db
        .update(officerBreaks)
        .set({ endMs })
        .where(and(eq(officerBreaks.officer, officer), eq(officerBreaks.startMs, startMs)));
    },
    endingAfter: (fromMs) =>
      db.select().from(officerBreaks).where(gte(officerBreaks.untilMs, fromMs)).orderBy(officerBreaks.startMs),
    ofOfficer: (officer, fromMs, toMs) =>
      db
        .select()
        .from(officerBreaks)
        .where(
          and(
            eq(officerBreaks.officer, officer),
            gte(officerBreaks.untilMs, Math.round(fromMs)),
            lte(officerBreaks.startMs, Math.round(toMs)),
          ),
        )
        .orderBy(officerBreaks.startMs),
    async deleteBefore(beforeMs) {
      const deleted = await db.delete(officerBreaks).where(lt(officerBreaks.untilMs, Math.round(beforeMs)));
      return deleted.rowCount ?? 0;
    },
  };
}
