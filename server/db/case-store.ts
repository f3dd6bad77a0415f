import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, notInArray, or } from 'drizzle-orm';
import { ENDED_STATES } from '../../shared/cases/workflow.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { CaseEvent, CaseStore } from '../ports.ts';
import { caseFilterCondition, caseScopeCondition, cursorAfter } from './case-filter.ts';
import { storableText, type Database } from './database.ts';
import { caseEvents, cases } from './schema.ts';
import { plainReads, type ScopedReads } from './scoped-reads.ts';

const IMPORT_ROWS = 500;
const EVENT_COLUMNS = {
  caseId: caseEvents.caseId,
  atMs: caseEvents.atMs,
  actor: caseEvents.actor,
  action: caseEvents.action,
  from: caseEvents.from,
  to: caseEvents.to,
  note: caseEvents.note,
};

/** Who opened a case is told to the server only. */
const { openedBy: OPENED_BY, ...VIEW_COLUMNS } = getTableColumns(cases);

/** Cases with their numbered event log; every write is a row and its event in one transaction. */
export function createCaseStore(db: Database, reads: ScopedReads = plainReads(db)): CaseStore {
  return {
    insert: (item, event, openedBy) =>
      db.transaction(async (tx) => {
        await tx.insert(cases).values({ ...rowOf(item), openedBy: openedBy && storableText(openedBy) });
        await tx.insert(caseEvents).values(eventRowOf(event));
      }),
    update: (item, event) =>
      db.transaction(async (tx) => {
        const { id, ...columns } = rowOf(item);
        const unchanged = and(eq(cases.id, id), eq(cases.version, item.version - 1));
        const updated = await tx.update(cases).set(columns).where(unchanged);
        if (updated.rowCount !== 1) return false;
        await tx.insert(caseEvents).values(eventRowOf(event));
        return true;
      }),
    async get(id, scope) {
      if (scope.kind === 'nothing') return null;
      return reads(scope, async (from) => {
        const isIt = and(eq(cases.id, storableText(id)), caseScopeCondition(scope));
        const [row] = await from
          .select({ ...VIEW_COLUMNS, openedBy: OPENED_BY })
          .from(cases)
          .where(isIt);
        if (!row) return null;
        const ofCase = eq(caseEvents.caseId, row.id);
        const events = await from.select(EVENT_COLUMNS).from(caseEvents).where(ofCase).orderBy(caseEvents.seq);
        const { openedBy, ...view } = row;
        return { item: viewOf(view), openedBy, events };
      });
    },
    async openOrEndedSince(sinceMs, scope) {
      const endedLately = and(inArray(cases.state, [...ENDED_STATES]), gte(cases.updatedMs, sinceMs));
      const wanted = and(or(notInArray(cases.state, [...ENDED_STATES]), endedLately), caseScopeCondition(scope));
      const rows = await reads(scope, (from) =>
        from.select(VIEW_COLUMNS).from(cases).where(wanted).orderBy(asc(cases.reportedMs), asc(cases.id)),
      );
      return rows.map(viewOf);
    },
    async newestEndedBefore(beforeMs, limit, scope) {
      const ended = and(inArray(cases.state, [...ENDED_STATES]), lt(cases.updatedMs, beforeMs));
      const wanted = and(ended, eq(cases.simulated, false), caseScopeCondition(scope));
      const newestFirst = [desc(cases.updatedMs), desc(cases.id)];
      const rows = await reads(scope, (from) =>
        from
          .select(VIEW_COLUMNS)
          .from(cases)
          .where(wanted)
          .orderBy(...newestFirst)
          .limit(limit),
      );
      return rows.map(viewOf);
    },
    async list(filter, scope) {
      const condition = caseFilterCondition(filter);
      if (condition === 'nothing' || scope.kind === 'nothing') return { items: [], next: null };
      const wanted = and(condition, caseScopeCondition(scope));
      const newestFirst = [desc(cases.reportedMs), desc(cases.id)];
      const rows = await reads(scope, (from) =>
        from
          .select(VIEW_COLUMNS)
          .from(cases)
          .where(wanted)
          .orderBy(...newestFirst)
          .limit(filter.limit + 1),
      );
      const items = rows.slice(0, filter.limit).map(viewOf);
      const last = items.at(-1);
      return { items, next: rows.length > filter.limit && last ? cursorAfter(last) : null };
    },
    importMany: (items, actor) => db.transaction((tx) => importMany(tx, items, actor)),
  };
}

async function importMany(
  db: Database,
  items: readonly CaseView[],
  actor: string,
): Promise<{ readonly inserted: number; readonly known: number; readonly insertedIds: readonly string[] }> {
  const insertedIds: string[] = [];
  for (let start = 0; start < items.length; start += IMPORT_ROWS) {
    const chunk = items.slice(start, start + IMPORT_ROWS);
    const fresh = await db
      .insert(cases)
      .values(chunk.map(rowOf))
      .onConflictDoNothing()
      .returning({ id: cases.id, at: cases.reportedMs, state: cases.state });
    for (const { id } of fresh) insertedIds.push(id);
    const events = fresh.map(({ id, at, state }) =>
      eventRowOf({ caseId: id, atMs: at, actor, action: 'import', from: null, to: state, note: null }),
    );
    if (events.length > 0) await db.insert(caseEvents).values(events);
  }
  return { inserted: insertedIds.length, known: items.length - insertedIds.length, insertedIds };
}

function rowOf(item: CaseView): typeof cases.$inferInsert {
  return {
    ...item,
    id: storableText(item.id),
    description: storableText(item.description),
    officer: item.officer === null ? null : storableText(item.officer),
    reportedMs: Math.round(item.reportedMs),
    updatedMs: Math.round(item.updatedMs),
    dueMs: item.dueMs === null ? null : Math.round(item.dueMs),
    closedMs: item.closedMs === null ? null : Math.round(item.closedMs),
  };
}

function eventRowOf(event: CaseEvent): typeof caseEvents.$inferInsert {
  return {
    ...event,
    caseId: storableText(event.caseId),
    atMs: Math.round(event.atMs),
    actor: storableText(event.actor),
    note: event.note === null ? null : storableText(event.note),
  };
}

/** Rows were written from a CaseView: the closed lists of words need no second check. */
function viewOf(row: Omit<typeof cases.$inferSelect, 'openedBy'>): CaseView {
  return row as CaseView;
}
