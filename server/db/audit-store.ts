import { and, asc, desc, eq, gt, gte, lt, lte, sql, type SQL } from 'drizzle-orm';
import { hashOf } from '../audit/chain.ts';
import type { AuditEntry, AuditEvent, AuditFilter, AuditStore, JsonValue } from '../ports/audit.ts';
import { storableText, type Database } from './database.ts';
import { auditEvents, auditHead } from './schema.ts';

const HEAD = eq(auditHead.id, 1);

/** Events in a chain with no gap: number and hash of each follow from the head row, which is locked while one is added. */
export function createAuditStore(db: Database): AuditStore {
  return {
    append: (entry, atMs) =>
      db.transaction(async (tx) => {
        const [head] = await tx.select().from(auditHead).where(HEAD).for('update');
        if (!head) throw new Error('the head of the audit log is missing');
        const unhashed = { ...storable(entry), atMs: Math.round(atMs), seq: head.seq + 1, prevHash: head.hash };
        const hash = hashOf(unhashed);
        await tx.insert(auditEvents).values({ ...unhashed, hash });
        await tx.update(auditHead).set({ seq: unhashed.seq, hash }).where(HEAD);
      }),
    async list(filter) {
      const rows = await db
        .select()
        .from(auditEvents)
        .where(conditionOf(filter))
        .orderBy(desc(auditEvents.seq))
        .limit(filter.limit);
      return rows.map(eventOf);
    },
    async head() {
      const [head] = await db.select().from(auditHead).where(HEAD);
      if (!head) throw new Error('the head of the audit log is missing');
      const { id: _, ...ends } = head;
      return ends;
    },
    async after(seq, limit) {
      const later = gt(auditEvents.seq, seq);
      const rows = await db.select().from(auditEvents).where(later).orderBy(asc(auditEvents.seq)).limit(limit);
      return rows.map(eventOf);
    },
    deleteBefore: (beforeMs) =>
      db.transaction(async (tx) => {
        // The chain is cut at one place: numbers up to the last that is old go, whatever their times say.
        const [last] = await tx
          .select({ seq: auditEvents.seq, hash: auditEvents.hash })
          .from(auditEvents)
          .where(
            sql`${auditEvents.seq} < coalesce((select min(seq) from audit_events where at_ms >= ${Math.round(beforeMs)}),
            (select seq + 1 from audit_head))`,
          )
          .orderBy(desc(auditEvents.seq))
          .limit(1);
        if (!last) return 0;
        await tx.execute(sql`set local jingge.audit_retention = 'on'`);
        const deleted = await tx.delete(auditEvents).where(lte(auditEvents.seq, last.seq));
        await tx.execute(sql`set local jingge.audit_retention = 'off'`);
        await tx.update(auditHead).set({ deletedSeq: last.seq, deletedHash: last.hash }).where(HEAD);
        return deleted.rowCount ?? 0;
      }),
  };
}

function conditionOf(filter: AuditFilter): SQL | undefined {
  const { fromMs, toMs, actor, account, action, subject, town, before } = filter;
  const given = <T>(value: T | undefined, condition: (value: T) => SQL) =>
    value === undefined ? undefined : condition(value);
  return and(
    given(fromMs, (value) => gte(auditEvents.atMs, Math.round(value))),
    given(toMs, (value) => lte(auditEvents.atMs, Math.round(value))),
    given(actor, (value) => eq(auditEvents.actor, storableText(value))),
    given(account, (value) => eq(auditEvents.account, storableText(value))),
    given(action, (value) =>
      value.endsWith(':')
        ? sql`starts_with(${auditEvents.action}, ${storableText(value)})`
        : eq(auditEvents.action, storableText(value)),
    ),
    given(subject, (value) => eq(auditEvents.subject, storableText(value))),
    given(town, (value) => eq(auditEvents.town, storableText(value))),
    given(before, (value) => lt(auditEvents.seq, value)),
  );
}

/** What the database gives back unchanged: no U+0000, no lone surrogates, whole milliseconds. */
function storable(entry: AuditEntry): AuditEntry {
  const text = (value: JsonValue) =>
    typeof value === 'string' ? storableText(Buffer.from(value, 'utf8').toString('utf8')) : value;
  return JSON.parse(JSON.stringify(entry, (_, value: JsonValue) => text(value))) as AuditEntry;
}

function eventOf(row: typeof auditEvents.$inferSelect): AuditEvent {
  return { ...row, detail: row.detail as AuditEvent['detail'] };
}
