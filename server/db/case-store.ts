import {
  and,
  asc,
  count,
  between,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  lt,
  max,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { ENDED_STATES } from '../../shared/cases/ended-states.ts';
import type { CaseState, CaseView } from '../../shared/model/case.ts';
import type { CaseEvent, NewCaseEvent } from '../../shared/cases/case-event.ts';
import type { CaseOpener, CaseStore } from '../ports/cases.ts';
import { caseFilterCondition, caseScopeCondition, cursorAfter } from './case-filter.ts';
import { storableText, type Database } from './database.ts';
import { ofKind, readLogged } from './logged-cases.ts';
import { caseEvents, cases } from './schema.ts';
import { plainReads, type ScopedReads } from './scoped-reads.ts';

const IMPORT_ROWS = 500;

/** Who opened a case, and who called, is told to the server only. */
const {
  openedBy: OPENED_BY,
  reporterName: REPORTER_NAME,
  reporterPhone: REPORTER_PHONE,
  ...VIEW_COLUMNS
} = getTableColumns(cases);
const WHOLE_ROW = {
  ...VIEW_COLUMNS,
  openedBy: OPENED_BY,
  reporterName: REPORTER_NAME,
  reporterPhone: REPORTER_PHONE,
};

/** Cases with their numbered event log; every write is a row and its event in one transaction. */
export function createCaseStore(db: Database, reads: ScopedReads = plainReads(db)): CaseStore {
  return {
    insert: (item, event, by) =>
      inOrder(db, async (tx) => {
        await tx.insert(cases).values({ ...rowOf(item), ...openerRowOf(by) });
        return appendEvent(tx, event);
      }),
    update: (item, event) =>
      inOrder(db, async (tx) => {
        const { id, ...columns } = rowOf(item);
        const unchanged = and(eq(cases.id, id), eq(cases.version, item.version - 1));
        const updated = await tx.update(cases).set(columns).where(unchanged);
        return updated.rowCount === 1 ? appendEvent(tx, event) : null;
      }),
    note: (event, version) =>
      inOrder(db, async (tx) => {
        const isAt = and(eq(cases.id, storableText(event.caseId)), eq(cases.version, version));
        const [unchanged] = await tx.select({ id: cases.id }).from(cases).where(isAt);
        return unchanged ? appendEvent(tx, event) : null;
      }),
    async get(id, scope) {
      if (scope.kind === 'nothing') return null;
      return reads(scope, async (from) => {
        const isIt = and(eq(cases.id, storableText(id)), caseScopeCondition(scope));
        const [row] = await from.select(WHOLE_ROW).from(cases).where(isIt);
        if (!row) return null;
        const ofCase = eq(caseEvents.caseId, row.id);
        const events = await from.select().from(caseEvents).where(ofCase).orderBy(caseEvents.seq);
        const { openedBy, reporterName: name, reporterPhone: phone, ...view } = row;
        const reporter = name === null && phone === null ? null : { name, phone };
        const merged = await from.select({ id: cases.id }).from(cases).where(eq(cases.mergedInto, row.id));
        const mergedFrom = merged.map((one) => one.id).sort();
        // Rows were written from events: the closed lists of words need no second check.
        return { item: viewOf(view), openedBy, reporter, mergedFrom, events: events as readonly CaseEvent[] };
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
    async openOrReportedSince(sinceMs, scope, box) {
      const isRecent = or(notInArray(cases.state, [...ENDED_STATES]), gte(cases.reportedMs, sinceMs));
      const isInside =
        box === null
          ? undefined
          : and(between(cases.lon, box.west, box.east), between(cases.lat, box.south, box.north));
      const wanted = and(isRecent, isInside, caseScopeCondition(scope));
      if (scope.kind === 'nothing') return [];
      const rows = await reads(scope, (from) => from.select(VIEW_COLUMNS).from(cases).where(wanted));
      return rows.map(viewOf);
    },
    async lastSeq() {
      const [row] = await db.select({ seq: max(caseEvents.seq) }).from(caseEvents);
      return row?.seq ?? 0;
    },
    async changedAfter(seq, limit) {
      const steps = await db
        .select({ seq: caseEvents.seq, id: caseEvents.caseId })
        .from(caseEvents)
        .where(gt(caseEvents.seq, seq))
        .orderBy(caseEvents.seq)
        .limit(limit);
      if (steps.length === 0) return { items: [], seq };
      const ids = [...new Set(steps.map(({ id }) => id))];
      const rows = await db.select(VIEW_COLUMNS).from(cases).where(inArray(cases.id, ids));
      return { items: rows.map(viewOf), seq: steps.at(-1)!.seq };
    },
    async newestEndedBefore(beforeMs, limit, scope) {
      const ended = and(inArray(cases.state, [...ENDED_STATES]), lt(cases.updatedMs, beforeMs));
      const wanted = and(ended, eq(cases.simulated, false), caseScopeCondition(scope));
      const newestFirst = [desc(cases.updatedMs), desc(cases.id)];
      // Two reads, each by its index: one that put the waiting first would sort the archive.
      const newest = (more: SQL, most: number) =>
        reads(scope, (from) =>
          from
            .select(VIEW_COLUMNS)
            .from(cases)
            .where(and(wanted, more))
            .orderBy(...newestFirst)
            .limit(most),
        );
      const waiting = await newest(sql`cardinality(${cases.waits}) > 0`, limit);
      const others = await newest(sql`cardinality(${cases.waits}) = 0`, limit - waiting.length);
      return [...waiting, ...others].map(viewOf);
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
          .limit(filter.limit + 1)
          .offset(filter.offset ?? 0),
      );
      const items = rows.slice(0, filter.limit).map(viewOf);
      const last = items.at(-1);
      return { items, next: rows.length > filter.limit && last ? cursorAfter(last) : null };
    },
    async loggedIn(span, filter, scope) {
      if (scope.kind === 'nothing') return [];
      return reads(scope, (from) => readLogged(from, span, and(caseScopeCondition(scope), ofKind(filter))));
    },
    async openedBy(by, ids) {
      if (ids.length === 0) return new Set();
      const theirs = and(inArray(cases.id, ids.map(storableText)), eq(cases.openedBy, storableText(by)));
      return new Set((await db.select({ id: cases.id }).from(cases).where(theirs)).map(({ id }) => id));
    },
    async count(filter, scope) {
      const condition = caseFilterCondition(filter);
      if (condition === 'nothing' || scope.kind === 'nothing') return 0;
      const wanted = and(condition, caseScopeCondition(scope));
      const [row] = await reads(scope, (from) => from.select({ rows: count() }).from(cases).where(wanted));
      return row?.rows ?? 0;
    },
    importMany: (items, actor) => inOrder(db, (tx) => importMany(tx, items, actor)),
  };
}

/**
 * Writes of cases one after another, so that their numbers rise in the order of commits: whoever has read up to a number
 * misses nothing that comes later (STO-5).
 */
function inOrder<T>(db: Database, write: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('jingge cases'))`);
    return write(tx);
  });
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
    const events = fresh.map(({ id: caseId, at: atMs, state: to }) => {
      const unsaid = { note: null, officer: null, photo: null, outcome: null, extra: {} };
      return { ...unsaid, caseId, atMs, actor, role: null, action: 'import', from: null, to: to as CaseState } as const;
    });
    if (events.length > 0) await db.insert(caseEvents).values(events.map(eventRowOf));
  }
  return { inserted: insertedIds.length, known: items.length - insertedIds.length, insertedIds };
}

function rowOf(item: CaseView): typeof cases.$inferInsert {
  return {
    ...item,
    waits: [...item.waits],
    urgedMs: item.urgedMs === null ? null : Math.round(item.urgedMs),
    id: storableText(item.id),
    description: storableText(item.description),
    officer: item.officer === null ? null : storableText(item.officer),
    reportedMs: Math.round(item.reportedMs),
    updatedMs: Math.round(item.updatedMs),
    warnFromMs: item.warnFromMs === null ? null : Math.round(item.warnFromMs),
    dueMs: item.dueMs === null ? null : Math.round(item.dueMs),
    nextWarnFromMs: item.nextWarnFromMs === null ? null : Math.round(item.nextWarnFromMs),
    nextDueMs: item.nextDueMs === null ? null : Math.round(item.nextDueMs),
    closedMs: item.closedMs === null ? null : Math.round(item.closedMs),
  };
}

function openerRowOf({ openedBy, reporter }: CaseOpener) {
  const text = (value: string | null | undefined) =>
    value === null || value === undefined ? null : storableText(value);
  return { openedBy: text(openedBy), reporterName: text(reporter?.name), reporterPhone: text(reporter?.phone) };
}

/** Answers the number of the row. */
async function appendEvent(db: Database, event: NewCaseEvent): Promise<number> {
  const [row] = await db.insert(caseEvents).values(eventRowOf(event)).returning({ seq: caseEvents.seq });
  return row!.seq;
}

function eventRowOf(event: NewCaseEvent): typeof caseEvents.$inferInsert {
  const text = (value: string | null) => (value === null ? null : storableText(value));
  return {
    ...event,
    caseId: storableText(event.caseId),
    atMs: Math.round(event.atMs),
    actor: storableText(event.actor),
    note: text(event.note),
    officer: text(event.officer),
    photo: text(event.photo),
    outcome: text(event.outcome),
  };
}

/** Rows were written from a CaseView: the closed lists of words need no second check. */
function viewOf(row: Omit<typeof cases.$inferSelect, 'openedBy' | 'reporterName' | 'reporterPhone'>): CaseView {
  return row as CaseView;
}
