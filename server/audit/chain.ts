import { createHash } from 'node:crypto';
import type { AuditEvent, JsonValue } from '../ports/audit.ts';

type Chained = Omit<AuditEvent, 'hash'>;

/**
 * The hash of an event: SHA-256 over its canonical JSON, which holds the hash of the event before. Whoever changes,
 * leaves out or moves an event has to change every later one (ACC-58).
 */
export function hashOf(event: Chained): string {
  const { seq, atMs, actor, account, role, action, subject, town, detail, correlationId, address, prevHash } = event;
  const fields = [seq, atMs, actor, account, role, action, subject, town, detail, correlationId, address, prevHash];
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}

/** JSON with the members of objects in order, so that equal values are equal bytes however a database keeps them. */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`).join(',')}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
