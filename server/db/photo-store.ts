import { and, asc, count, eq, inArray, isNull, lt, sql, sum } from 'drizzle-orm';
import { caseFull } from '../../shared/photos/photo-limits.ts';
import type { PhotoStore, StoredPhoto } from '../ports/photos.ts';
import { createAuditStore } from './audit-store.ts';
import { caseScopeCondition } from './case-filter.ts';
import { storableText, type Database } from './database.ts';
import { casePhotos, cases } from './schema.ts';
import { plainReads, type ScopedReads } from './scoped-reads.ts';

const COLUMNS = {
  id: casePhotos.id,
  case: casePhotos.caseId,
  kind: casePhotos.kind,
  widthPx: casePhotos.widthPx,
  heightPx: casePhotos.heightPx,
  bytes: casePhotos.bytes,
  addedMs: casePhotos.addedMs,
  addedBy: casePhotos.addedBy,
  sourceSha256: casePhotos.sourceSha256,
  sha256: casePhotos.sha256,
  file: casePhotos.file,
  removedMs: casePhotos.removedMs,
};

/** Rows of photos; the pictures themselves are files. */
export function createPhotoStore(db: Database, reads: ScopedReads = plainReads(db)): PhotoStore {
  return {
    async get(caseId, id, scope) {
      if (scope.kind === 'nothing') return null;
      const isIt = and(eq(casePhotos.caseId, storableText(caseId)), eq(casePhotos.id, id), caseScopeCondition(scope));
      const [found] = await reads(scope, (from) =>
        from.select(COLUMNS).from(casePhotos).innerJoin(cases, eq(cases.id, casePhotos.caseId)).where(isIt),
      );
      return found ?? null;
    },
    async list(caseId, scope) {
      if (scope.kind === 'nothing') return [];
      const wanted = and(ofCase(caseId), caseScopeCondition(scope));
      return reads(scope, (from) =>
        from
          .select(COLUMNS)
          .from(casePhotos)
          .innerJoin(cases, eq(cases.id, casePhotos.caseId))
          .where(wanted)
          .orderBy(asc(casePhotos.addedMs), asc(casePhotos.id)),
      );
    },
    use: (caseId) => useOf(db, caseId),
    add: (photo, { entry, atMs }) =>
      db.transaction(async (tx) => {
        // One after the other for one case, so that its limits hold.
        await tx
          .select({ id: cases.id })
          .from(cases)
          .where(eq(cases.id, storableText(photo.case)))
          .for('update');
        const [known] = await tx
          .select({ id: casePhotos.id })
          .from(casePhotos)
          .where(and(eq(casePhotos.caseId, storableText(photo.case)), eq(casePhotos.id, photo.id)));
        if (known) return 'known';
        const full = caseFull(await useOf(tx, photo.case), photo.bytes);
        if (full !== null) return full;
        await tx.insert(casePhotos).values(rowOf(photo));
        await createAuditStore(tx).append(entry, atMs);
        return 'added';
      }),
    remove: (caseId, id, { entry, atMs }) =>
      db.transaction(async (tx) => {
        const isIt = and(ofCase(caseId), eq(casePhotos.id, id));
        const [found] = await tx.select({ file: casePhotos.file }).from(casePhotos).where(isIt).for('update');
        if (!found) return null;
        await tx
          .update(casePhotos)
          .set({ file: null, removedMs: Math.round(atMs) })
          .where(isIt);
        await createAuditStore(tx).append(entry, atMs);
        return found.file;
      }),
    async deleteOfEnded(beforeMs) {
      const ended = db
        .select({ id: cases.id })
        .from(cases)
        .where(lt(cases.closedMs, Math.round(beforeMs)));
      const deleted = await db.delete(casePhotos).where(inArray(casePhotos.caseId, ended));
      return deleted.rowCount ?? 0;
    },
    async filesAmong(names) {
      if (names.length === 0) return new Set();
      const rows = await db
        .select({ file: casePhotos.file })
        .from(casePhotos)
        .where(inArray(casePhotos.file, [...names]));
      return new Set(rows.flatMap(({ file }) => (file === null ? [] : [file])));
    },
  };
}

function ofCase(caseId: string) {
  return and(eq(casePhotos.caseId, storableText(caseId)), isNull(casePhotos.removedMs));
}

async function useOf(db: Database, caseId: string) {
  const bytes = sql<number>`coalesce(${sum(casePhotos.bytes)}, 0)`.mapWith(Number);
  const [used] = await db.select({ photos: count(), bytes }).from(casePhotos).where(ofCase(caseId));
  return used ?? { photos: 0, bytes: 0 };
}

function rowOf({ case: caseId, ...photo }: StoredPhoto): typeof casePhotos.$inferInsert {
  return {
    ...photo,
    caseId: storableText(caseId),
    addedMs: Math.round(photo.addedMs),
    addedBy: storableText(photo.addedBy),
  };
}
