import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from '../access/sealed-text.ts';
import type { Deletion, DeletionRecord } from '../ports/privacy.ts';
import { canonicalJson } from './chain.ts';

/** What the first record follows on. */
const CHAIN_START = '0'.repeat(64);

type Signed = Pick<DeletionRecord, 'seq' | 'atMs' | 'deleted' | 'prevHash'>;

/**
 * The record of a run of the retention, following on the last one. The chain shows that none is missing; the signature,
 * that it was made by this server and not by whoever can write into the database (ACC-27).
 */
export function sealDeletion(
  last: { readonly seq: number; readonly hash: string } | null,
  atMs: number,
  deleted: readonly Deletion[],
  secret: string,
): DeletionRecord {
  const record = { seq: (last?.seq ?? 0) + 1, atMs, deleted, prevHash: last?.hash ?? CHAIN_START };
  const hash = hashOf(record);
  return { ...record, hash, hmac: signatureOf(hash, secret) };
}

/** Whether a record is as this server has written it. */
export function isIntact(record: DeletionRecord, secret: string): boolean {
  const signature = Buffer.from(signatureOf(record.hash, secret));
  const given = Buffer.from(record.hmac);
  return hashOf(record) === record.hash && given.length === signature.length && timingSafeEqual(given, signature);
}

function hashOf({ seq, atMs, deleted, prevHash }: Signed): string {
  const lines = deleted.map(({ what, beforeMs, rows }) => ({ what, beforeMs, rows }));
  return createHash('sha256')
    .update(canonicalJson([seq, atMs, lines, prevHash]))
    .digest('hex');
}

function signatureOf(hash: string, secret: string): string {
  return createHmac('sha256', keyFor(secret, 'deletions')).update(hash).digest('hex');
}
