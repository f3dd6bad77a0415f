import { and, eq, gte, ilike, inArray, isNull, lte, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { ENDED_STATES } from '../../shared/cases/ended-states.ts';
import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { CaseFilter } from '../ports.ts';
import { storableText } from './database.ts';
import { cases } from './schema.ts';

/**
 * The rows that a filter asks for; `state` may also be `open` or `ended`.
 * `nothing` when the cursor is not one of ours: no page follows it.
 */
export function caseFilterCondition(filter: Omit<CaseFilter, 'limit'>): SQL | undefined | 'nothing' {
  const after = filter.cursor === undefined ? undefined : afterCursor(filter.cursor);
  if (after === 'nothing') return 'nothing';
  return and(
    filter.grid === undefined ? undefined : eq(cases.grid, storableText(filter.grid)),
    filter.state === undefined ? undefined : inState(filter.state),
    filter.text === undefined ? undefined : containing(filter.text),
    filter.ids === undefined ? undefined : inArray(cases.id, filter.ids.map(storableText)),
    filter.classes === undefined ? undefined : inClasses(filter.classes),
    filter.reportedFromMs === undefined ? undefined : gte(cases.reportedMs, filter.reportedFromMs),
    filter.reportedToMs === undefined ? undefined : lte(cases.reportedMs, filter.reportedToMs),
    after,
  );
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
