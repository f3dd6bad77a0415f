import type { AuditAction } from '../../shared/access/audit-actions.ts';
import type { Audit, AuditEntry, AuditStore } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import { hashOf } from './chain.ts';

/** Who did it, as every entry names them. */
export type Who = Pick<AuditEntry, 'actor' | 'account' | 'role' | 'correlationId' | 'address'>;

/** The server itself, when nobody asked it to. */
export const SERVER: Who = { actor: 'server', account: null, role: null, correlationId: null, address: null };

export function createAudit(store: Pick<AuditStore, 'append'>, clock: Clock): Audit {
  return { record: (entry) => store.append(entry, clock.nowMs()) };
}

/** Entries without a place or more to say. */
export function entry(
  who: Who,
  action: AuditAction,
  more: Partial<Pick<AuditEntry, 'subject' | 'town' | 'detail'>> = {},
): AuditEntry {
  const { actor, account, role, correlationId, address } = who;
  return { actor, account, role, correlationId, address, action, subject: null, town: null, detail: {}, ...more };
}

export interface ChainReport {
  readonly events: number;
  readonly head: { readonly seq: number; readonly hash: string };
  /** Number of the first event that is wrong or missing; null when all is well. */
  readonly brokenAt: number | null;
  readonly deletedTo: number;
}

const PAGE = 1_000;

/** Walks the whole chain, a page at a time: each event follows on the one before, and the last is the head (ACC-58). */
export async function verifyChain(store: Pick<AuditStore, 'head' | 'after'>): Promise<ChainReport> {
  const { seq, hash, deletedSeq, deletedHash } = await store.head();
  let last = { seq: deletedSeq, hash: deletedHash };
  let events = 0;
  const report = (brokenAt: number | null): ChainReport => ({
    events,
    head: { seq, hash },
    brokenAt,
    deletedTo: deletedSeq,
  });
  for (;;) {
    const page = await store.after(last.seq, PAGE);
    for (const event of page) {
      // What was added while we walked is looked at next time.
      if (event.seq > seq) return report(last.hash === hash ? null : event.seq);
      events++;
      const follows = event.seq === last.seq + 1 && event.prevHash === last.hash && event.hash === hashOf(event);
      if (!follows) return report(last.seq + 1);
      last = event;
    }
    if (page.length < PAGE) return report(last.seq === seq && last.hash === hash ? null : last.seq + 1);
  }
}
