import { and, desc, eq, gt, gte, lt, lte, type SQL } from 'drizzle-orm';
import type { TrackStore, TrackViewFilter } from '../ports/privacy.ts';
import { storableText, type Database } from './database.ts';
import { trackTickets, trackViews } from './schema.ts';

const MOST_TICKETS = 500;

/** Who looked at whose track, and the tickets for older ones. */
export function createTrackStore(db: Database): TrackStore {
  return {
    async addView(view) {
      await db.insert(trackViews).values(view);
    },
    views: (filter) =>
      db.select().from(trackViews).where(conditionOf(filter)).orderBy(desc(trackViews.seq)).limit(filter.limit),
    async addTicket(ticket) {
      await db.insert(trackTickets).values({ ...ticket, reason: storableText(ticket.reason) });
    },
    async ticket(id) {
      const [found] = await db
        .select()
        .from(trackTickets)
        .where(eq(trackTickets.id, storableText(id)));
      return found ?? null;
    },
    tickets: (askedBy) =>
      db
        .select()
        .from(trackTickets)
        .where(askedBy === null ? undefined : eq(trackTickets.askedBy, askedBy))
        .orderBy(desc(trackTickets.askedMs))
        .limit(MOST_TICKETS),
    async decide(id, decision) {
      const open = and(eq(trackTickets.id, id), eq(trackTickets.state, 'asked'));
      const decided = await db.update(trackTickets).set(decision).where(open).returning({ id: trackTickets.id });
      return decided.length > 0;
    },
    async openTicket({ askedBy, officer, purpose, fromMs, toMs, nowMs }) {
      const covers = and(
        eq(trackTickets.askedBy, askedBy),
        eq(trackTickets.officer, officer),
        eq(trackTickets.purpose, purpose),
        eq(trackTickets.state, 'approved'),
        lte(trackTickets.fromMs, fromMs),
        gte(trackTickets.toMs, toMs),
        gt(trackTickets.expiresMs, nowMs),
      );
      const [found] = await db.select({ id: trackTickets.id }).from(trackTickets).where(covers).limit(1);
      return found?.id ?? null;
    },
  };
}

function conditionOf({ officer, viewer, fromMs, toMs, before }: TrackViewFilter): SQL | undefined {
  const given = <T>(value: T | undefined, condition: (value: T) => SQL) =>
    value === undefined ? undefined : condition(value);
  return and(
    given(officer, (value) => eq(trackViews.officer, storableText(value))),
    given(viewer, (value) => eq(trackViews.viewer, storableText(value))),
    given(fromMs, (value) => gte(trackViews.atMs, Math.round(value))),
    given(toMs, (value) => lte(trackViews.atMs, Math.round(value))),
    given(before, (value) => lt(trackViews.seq, value)),
  );
}
