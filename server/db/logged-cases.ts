import { and, asc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { CaseEvent } from '../../shared/cases/case-event.ts';
import type { CaseFact, CaseView } from '../../shared/model/case.ts';
import type { LoggedCase } from '../../shared/rates/rate-facts.ts';
import type { Database } from './database.ts';
import { caseEvents, cases } from './schema.ts';

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What people wrote, and who they are, is not needed to count. */
const {
  description: _description,
  openedBy: _openedBy,
  reporterName: _reporterName,
  reporterPhone: _reporterPhone,
  ...FACT_COLUMNS
} = getTableColumns(cases);
const { note: _note, ...EVENT_COLUMNS } = getTableColumns(caseEvents);

/** The cases that a span can count, with their logs; each of the three parts of the list of ids has its index (RAT-6). */
export async function readLogged(db: Database, span: Span, more: SQL | undefined): Promise<readonly LoggedCase[]> {
  const wanted = and(touchedIn(span), more);
  const rows = await db.select(FACT_COLUMNS).from(cases).where(wanted);
  const events = await db
    .select(EVENT_COLUMNS)
    .from(caseEvents)
    .innerJoin(cases, eq(cases.id, caseEvents.caseId))
    .where(wanted)
    .orderBy(asc(caseEvents.seq));
  const logs = new Map<string, CaseEvent[]>(rows.map(({ id }) => [id, []]));
  for (const event of events) logs.get(event.caseId)?.push({ ...event, note: null } as CaseEvent);
  return rows.map((row) => ({
    item: row as CaseFact,
    events: logs.get(row.id) ?? [],
  }));
}

/** Of one kind and category. */
export function ofKind(filter: {
  readonly kind?: CaseView['kind'] | undefined;
  readonly category?: CaseView['category'] | undefined;
}): SQL | undefined {
  return and(
    filter.kind === undefined ? undefined : eq(cases.kind, filter.kind),
    filter.category === undefined ? undefined : eq(cases.category, filter.category),
  );
}

function touchedIn({ fromMs, toMs }: Span): SQL {
  return sql`${cases.id} in (
    select case_id from case_events where at_ms >= ${fromMs} and at_ms < ${toMs}
    union select id from cases where due_ms < ${toMs} and (closed_ms is null or closed_ms >= ${fromMs})
    union select id from cases where closed_ms >= ${fromMs} and closed_ms < ${toMs}
  )`;
}
