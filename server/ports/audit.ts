import type { AuditAction } from '../../shared/access/audit-actions.ts';

/** What somebody did, before it has a number. */
export interface AuditEntry {
  readonly actor: string;
  /** Username at the time. */
  readonly account: string | null;
  readonly role: string | null;
  readonly action: AuditAction;
  readonly subject: string | null;
  readonly town: string | null;
  readonly detail: Readonly<Record<string, JsonValue>>;
  readonly correlationId: string | null;
  readonly address: string | null;
}

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** An entry in the chain. */
export interface AuditEvent extends Omit<AuditEntry, 'action'> {
  /** As it was written, maybe by an older release. */
  readonly action: string;
  readonly seq: number;
  readonly atMs: number;
  readonly prevHash: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly actor?: string | undefined;
  readonly account?: string | undefined;
  /** The whole action, or its beginning up to and with a colon. */
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly town?: string | undefined;
  /** Only events with a lower number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Ends of the chain. */
interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  /** The last event that was deleted when its time was over; number 0 for none. */
  readonly deletedSeq: number;
  readonly deletedHash: string;
}

export interface AuditStore {
  append(entry: AuditEntry, atMs: number): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<readonly AuditEvent[]>;
  head(): Promise<AuditHead>;
  /** Events with a higher number, in order. */
  after(seq: number, limit: number): Promise<readonly AuditEvent[]>;
  deleteBefore(beforeMs: number): Promise<number>;
}

/** The one way to write into the audit log; resolves when it is kept. What is audited is not done before. */
export interface Audit {
  record(entry: AuditEntry): Promise<void>;
}
