import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instantText } from '../instant.ts';

const auditEventSchema = z.strictObject({
  seq: z.int(),
  atMs: z.number(),
  /** `account:<id>`, `demo:<role>`, `device:<name>`, `display:<id>`, `operator`, `visitor`, `server`. */
  actor: z.string(),
  /** Username at the time; null for those without an account. */
  account: z.string().nullable(),
  role: z.string().nullable(),
  /** What was done, such as `session:opened`, `session:refused`, `account:locked`, `role:granted`, `track:read`. */
  action: z.string(),
  /** To what: the id of an account, an officer, a case. */
  subject: z.string().nullable(),
  town: z.string().nullable(),
  detail: z.record(z.string(), z.json()),
  correlationId: z.string().nullable(),
  address: z.string().nullable(),
  /** SHA-256 over the event and the hash of the one before. */
  hash: z.string(),
});
export type AuditItem = z.infer<typeof auditEventSchema>;

const text = z.string().trim().min(1).max(100).optional();

export const listAudit = endpoint({
  method: 'get',
  path: '/api/v1/audit',
  admission: 'audit:read',
  summary: 'Who did what, newest first',
  query: z.strictObject({
    from: instantText.optional(),
    to: instantText.optional(),
    actor: text,
    account: text,
    /** The whole action, or what it begins with when it ends in a colon: `session:`. */
    action: text,
    subject: text,
    town: text,
    limit: z.coerce.number().int().min(1).max(500).default(100),
    cursor: z.string().max(40).optional(),
  }),
  answer: z.strictObject({ items: z.array(auditEventSchema), next: z.string().optional() }),
});

export const verifyAudit = endpoint({
  method: 'get',
  path: '/api/v1/audit/verify',
  admission: 'audit:read',
  summary: 'Whether every event still is what was written, with none missing',
  answer: z.strictObject({
    ok: z.boolean(),
    /** Events looked at. */
    events: z.int(),
    /** Number and hash of the last event: write them down elsewhere, and a rewritten chain can be told. */
    head: z.strictObject({ seq: z.int(), hash: z.string() }),
    /** Number of the first event that is wrong or missing; null when all is well. */
    brokenAt: z.int().nullable(),
    /** Everything up to this number was deleted when its time was over; 0 for nothing. */
    deletedTo: z.int(),
  }),
});
