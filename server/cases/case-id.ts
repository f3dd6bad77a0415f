import { randomInt } from 'node:crypto';
import { localDate } from '../../shared/lib/local-day.ts';

/** Crockford's letters: none that is read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A case number to read out over the phone: local day and eight letters, `20261121-7K3Q-WD4M`. */
export function newCaseId(nowMs: number, timeZone: string): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${localDate(nowMs, timeZone).replaceAll('-', '')}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
