import { and, arrayContains, eq, gte, ilike, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { ENDED_STATES } from '../../shared/cases/ended-states.ts';
import type { Lateness } from '../../shared/cases/lateness.ts';
import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { CaseFilter } from '../ports/cases.ts';
import { storableText } from './database.ts';
import { cases } from './schema.ts';

/** The rows that a filter asks for (DSK-1). `nothing` when the cursor is not one of ours: no page follows it. */
export function caseFilterCondition(filter: Omit<CaseFilter, 'limit'>): SQL | undefined | 'nothing' {
  const after = given(filter.cursor, afterCursor);
  if (after === 'nothing') return 'nothing';
  return and(
    given(filter.state, inState),
    given(filter.kind, (kind) => eq(cases.kind, kind)),
    given(filter.category, (category) => eq(cases.category, category)),
    given(filter.lateness, ({ is, nowMs }) => standing(is, nowMs)),
    given(filter.waits, (wait) => arrayContains(cases.waits, [wait])),
    given(filter.level, (level) => eq(cases.level, level)),
    given(filter.officer, withOfficer),
    given(filter.grid, (grid) => eq(cases.grid, storableText(grid))),
    given(filter.from, (ms) => gte(cases.reportedMs, Math.ceil(ms))),
    given(filter.to, (ms) => lt(cases.reportedMs, Math.ceil(ms))),
    given(filter.text, containing),
    given(filter.ids, (ids) => (ids.length === 0 ? sql`false` : inArray(cases.id, ids.map(storableText)))),
    given(filter.classes, inClasses),
    after,
  );
}

function given<V, C>(value: V | undefined, condition: (value: V) => C): C | undefined {
  return value === undefined ? undefined : condition(value);
}

/** The same as `caseLateness` says of a row (CAS-5). */
function standing(is: Lateness, nowMs: number): SQL | undefined {
  const isPast = sql`coalesce(${cases.nextDueMs} < ${nowMs}, false)`;
  const isWarned = sql`coalesce(${cases.nextWarnFromMs} <= ${nowMs}, false)`;
  const endedLate = sql`coalesce(${cases.dueMs} < coalesce(${cases.closedMs}, ${cases.updatedMs}), false)`;
  switch (is) {
    case 'late':
      return and(inState('open'), lt(cases.nextDueMs, Math.ceil(nowMs)));
    case 'warning':
      return and(inState('open'), isWarned, sql`not ${isPast}`);
    case 'in-time':
      return and(inState('open'), sql`not ${isWarned}`, sql`not ${isPast}`);
    case 'ended-late':
      return and(inState('ended'), endedLate);
    case 'ended-in-time':
      return and(inState('ended'), sql`not ${endedLate}`);
  }
}

/** Whoever answered a whistle has the case too. */
function withOfficer(officer: string): SQL | undefined {
  if (officer === 'none') return isNull(cases.officer);
  const id = storableText(officer);
  return or(eq(cases.officer, id), eq(cases.responder, id));
}

/** The rows that lie in a scope; undefined for all of them (ACC-6). */
export function caseScopeCondition(scope: ReadScope): SQL | undefined {
  switch (scope.kind) {
    case 'district':
      return undefined;
    case 'town':
      return eq(cases.town, storableText(scope.town));
    case 'own': {
      const isTheirs = or(belongsTo(scope.people), inArray(cases.grid, scope.grids.map(storableText)));
      const inTown = scope.town === null ? isTheirs : and(eq(cases.town, storableText(scope.town)), isTheirs);
      const reached = scope.officer === null ? inTown : or(belongsTo([scope.officer]), inTown);
      return scope.within === null ? reached : and(eq(cases.town, storableText(scope.within)), reached);
    }
    case 'nothing':
      return sql`false`;
  }
}

function belongsTo(people: readonly string[]): SQL | undefined {
  const names = people.map(storableText);
  return or(inArray(cases.officer, names), inArray(cases.responder, names), inArray(cases.openedBy, names));
}

/** Where the next page begins: newest first, ties by id. */
export function cursorAfter(item: { readonly reportedMs: number; readonly id: string }): string {
  return Buffer.from(`${item.reportedMs} ${item.id}`).toString('base64url');
}

function inState(state: string): SQL {
  if (state === 'open') return notInArray(cases.state, [...ENDED_STATES]);
  if (state === 'ended') return inArray(cases.state, [...ENDED_STATES]);
  return eq(cases.state, storableText(state));
}

function inClasses({ codes, categories }: NonNullable<CaseFilter['classes']>): SQL | undefined {
  const unclassed = and(isNull(cases.code), inArray(cases.category, categories.map(storableText)));
  return or(inArray(cases.code, codes.map(storableText)), unclassed);
}

function containing(text: string): SQL | undefined {
  const pattern = `%${storableText(text).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(ilike(cases.id, pattern), ilike(cases.description, pattern), ilike(cases.grid, pattern));
}

function afterCursor(cursor: string): SQL | 'nothing' {
  const parts = /^(-?\d{1,16}) ([^\0]+)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!parts) return 'nothing';
  return sql`(${cases.reportedMs}, ${cases.id}) < (${Number(parts[1])}, ${parts[2]})`;
}
