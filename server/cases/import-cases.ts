import type { Actor } from '../../shared/access/authorize.ts';
import type { ImportCasesAnswer } from '../../shared/http/case-bodies.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { CaseParts } from './case-parts.ts';
import { placeOf } from './case-place.ts';
import { parseImportCase, type RowRefusal } from './import-case.ts';

/** Brings in cases of another system, row by row. */
export function createImport({ clock, store, world, limitsAt, locate }: CaseParts) {
  return async (rows: readonly unknown[], actor: Actor): Promise<ImportCasesAnswer> => {
    const around = { nowMs: clock.nowMs(), limitsAt, locate };
    const parsed = rows.map((row) => parseImportCase(row, around));
    const items = firstOfEachId(parsed.flatMap((row) => (row.ok ? [row.value] : [])));
    const { insertedIds } = await store.cases.importMany(items, actor.id);
    const fresh = new Set(insertedIds);
    world.casesCommitted(items.filter(({ id }) => fresh.has(id)));
    return importAnswer(parsed, fresh);
  };
}

function firstOfEachId(items: readonly CaseView[]): readonly CaseView[] {
  const byId = new Map<string, CaseView>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}

function importAnswer(parsed: readonly Result<CaseView, RowRefusal>[], fresh: Set<string>): ImportCasesAnswer {
  const counts = { accepted: 0, known: 0, refused: 0 };
  const rows = parsed.map((result, row): ImportCasesAnswer['rows'][number] => {
    if (!result.ok) {
      counts.refused++;
      return { row, verdict: 'refused', ...result.error };
    }
    const { id, grid, town } = result.value;
    // The first row of an id takes it; a later one of the same batch is known.
    if (!fresh.delete(id)) {
      counts.known++;
      return { row, verdict: 'known', id };
    }
    counts.accepted++;
    return { row, verdict: 'accepted', id, place: placeOf(result.value), grid, town };
  });
  return { ...counts, rows };
}
