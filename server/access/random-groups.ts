import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another, also read aloud or from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** So many random letters in groups of four: `k7wm-x3pq-…`; each is worth just under five bits. */
export function randomGroups(length: number): string {
  const letters = Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed, without what does not matter: case, blanks, hyphens. */
export function bareGroups(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]/g, '');
}
