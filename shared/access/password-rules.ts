import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Length is what makes a password hard to guess; the figure is assumed (the documents say none). */
export const MIN_PASSWORD_LENGTH = 12;

export type PasswordFault = 'too-short' | 'has-username' | 'repeats' | 'common';

/**
 * What is wrong with a password, or null (ACC-41). No character classes are asked for: they make people write `P@ssw0rd1!`.
 * The complexity that 等保 asks of passwords (GB/T 22239-2019, identity) is met by length and by refusing what is guessed first;
 * the assessor has the last word on that, so it is assumed.
 */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const normal = password.normalize('NFKC').toLowerCase();
  if ([...normal].length < MIN_PASSWORD_LENGTH) return 'too-short';
  const bare = normal.replaceAll(/[\s\p{P}\p{S}]/gu, '');
  if (restWithout(normal, username) < LEAST_BESIDE_NAME) return 'has-username';
  if (repeats(normal) || runs(normal)) return 'repeats';
  return COMMON_PASSWORDS.has(bare) || COMMON_PASSWORDS.has(normal) ? 'common' : null;
}

/** A name with a year behind it is no password. */
const LEAST_BESIDE_NAME = 8;

/** How long the password is without the name in it. */
function restWithout(password: string, username: string): number {
  return password.replaceAll(username, '').length;
}

const LONGEST_PATTERN = 4;

/** Whether a short pattern is all there is: `aaaaaaaaaaaa`, `123412341234`. */
function repeats(text: string): boolean {
  for (let length = 1; length <= LONGEST_PATTERN; length++)
    if ([...text].every((letter, i) => letter === text[i % length])) return true;
  return false;
}

/** Whether each character follows on the one before: `abcdefghijkl`, `123456789012`, `987654321098`. */
function runs(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const follows = (step: number) =>
    codes.every((code, i) => {
      const before = codes[i - 1];
      return before === undefined || code - before === step || isTurn(before, code, step);
    });
  return follows(1) || follows(-1);
}

const NINE = 57;
const ZERO = 48;

/** 9 and 0 are neighbours where people count. */
function isTurn(before: number, after: number, step: number): boolean {
  return step > 0 ? before === NINE && after === ZERO : before === ZERO && after === NINE;
}
