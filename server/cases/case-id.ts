import { createHash, randomBytes } from 'node:crypto';
import { localDate } from '../../shared/lib/local-day.ts';

/** Crockford's letters: none that is read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A case number to read out over the phone: local day and eight letters, `20261121-7K3Q-WD4M`. The same seed gives the
 * same letters; without one they are random.
 */
export function newCaseId(nowMs: number, timeZone: string, seed: string | null): string {
  const bytes = seed === null ? randomBytes(8) : createHash('sha256').update(seed).digest().subarray(0, 8);
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${localDate(nowMs, timeZone).replaceAll('-', '')}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
