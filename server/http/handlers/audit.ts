import type { AuditItem } from '../../../shared/http/endpoints/audit.ts';
import { verifyChain } from '../../audit/audit.ts';
import type { AuditEvent } from '../../ports/audit.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, wrongField } from '../reply.ts';

export function auditHandlers({ store }: HandlerParts): HandlersOf<'listAudit' | 'verifyAudit'> {
  return {
    async listAudit({ query: { from, to, cursor, limit, ...filter } }) {
      const before = cursor === undefined ? undefined : Number(cursor);
      if (before !== undefined && !Number.isSafeInteger(before)) return wrongField('cursor', 'is not one of ours');
      const found = await store.audit.list({ ...filter, fromMs: from, toMs: to, before, limit: limit + 1 });
      const items = found.slice(0, limit).map(toItem);
      const last = items.at(-1);
      return answer({ items, ...(found.length > limit && last ? { next: String(last.seq) } : {}) });
    },

    async verifyAudit() {
      const report = await verifyChain(store.audit);
      return answer({ ok: report.brokenAt === null, ...report });
    },
  };
}

function toItem({ seq, atMs, actor, account, role, action, subject, town, ...rest }: AuditEvent): AuditItem {
  const { correlationId, address, hash } = rest;
  const detail = rest.detail as AuditItem['detail'];
  return { seq, atMs, actor, account, role, action, subject, town, detail, correlationId, address, hash };
}
