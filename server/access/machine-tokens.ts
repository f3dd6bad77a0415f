import { createHash, randomBytes } from 'node:crypto';

/** What a key of another program begins with, so that it is told from the token of a device. */
const API_KEY_MARK = 'jgk_';

/** A token that nobody guesses: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function newApiKey(): string {
  return `${API_KEY_MARK}${newToken()}`;
}

export function isApiKey(token: string): boolean {
  return token.startsWith(API_KEY_MARK);
}

/** A name in a store: random, and opens nothing. */
export function newMachineId(): string {
  return randomBytes(9).toString('base64url');
}

/** Tokens carry 256 random bits, and codes live ten minutes behind a limit of guesses: a plain hash is enough. */
export function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
