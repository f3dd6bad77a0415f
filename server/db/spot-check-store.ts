import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { SpotCheck } from '../../shared/model/spot-check.ts';
import type { SpotCheckStore } from '../ports/cases.ts';
import { createAuditStore } from './audit-store.ts';
import { storableText, type Database } from './database.ts';
import { spotChecks } from './schema.ts';
import { plainReads, type ScopedReads } from './scoped-reads.ts';

const COLUMNS = {
  id: spotChecks.id,
  atMs: spotChecks.atMs,
  town: spotChecks.town,
  grid: spotChecks.grid,
  patrol: spotChecks.patrol,
  problems: spotChecks.problems,
  note: spotChecks.note,
};

/** Spot checks, as they were recorded; nothing changes one. */
export function createSpotCheckStore(db: Database, reads: ScopedReads = plainReads(db)): SpotCheckStore {
  return {
    insert: (check, by, { entry, atMs }) =>
      db.transaction(async (tx) => {
        const row = {
          ...check,
          atMs: Math.round(check.atMs),
          problems: check.problems.map((problem) => ({
            ...problem,
            case: problem.case === null ? null : storableText(problem.case),
          })),
          note: check.note === null ? null : storableText(check.note),
          recordedBy: storableText(by),
        };
        const inserted = await tx.insert(spotChecks).values(row).onConflictDoNothing();
        if (inserted.rowCount === 1) await createAuditStore(tx).append(entry, atMs);
      }),
    async list({ fromMs, toMs }, scope) {
      if (scope.kind === 'nothing') return [];
      const inSpan = and(gte(spotChecks.atMs, Math.ceil(fromMs)), lt(spotChecks.atMs, Math.ceil(toMs)));
      const rows = await reads(scope, (from) =>
        from
          .select(COLUMNS)
          .from(spotChecks)
          .where(and(inSpan, inScope(scope)))
          .orderBy(desc(spotChecks.atMs), desc(spotChecks.id)),
      );
      // Rows were written from a SpotCheck: the closed lists of words need no second check.
      return rows as readonly SpotCheck[];
    },
  };
}

/** A spot check lies in its grid and is nobody's. */
function inScope(scope: Exclude<ReadScope, { readonly kind: 'nothing' }>): SQL | undefined {
  switch (scope.kind) {
    case 'district':
      return undefined;
    case 'town':
      return eq(spotChecks.town, storableText(scope.town));
    case 'own': {
      const towns = [scope.town, scope.within].filter((town) => town !== null);
      const inTowns = towns.map((town) => eq(spotChecks.town, storableText(town)));
      return and(inArray(spotChecks.grid, scope.grids.map(storableText)), ...inTowns);
    }
  }
}
