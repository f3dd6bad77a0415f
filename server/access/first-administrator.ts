import type { AccountStore, NewAccount } from '../ports/accounts.ts';
import { isSameSecret } from './caller.ts';
import { sha256 } from './machine-tokens.ts';
import { bareGroups, randomGroups } from './random-groups.ts';

/** The way in to a server that nobody has an account of (ACC-50). */
export interface FirstAdministrator {
  isNeeded(): Promise<boolean>;
  isCode(code: string): boolean;
  /** The id of the new system administrator; null when there is an account already. */
  make(account: NewAccount): Promise<string | null>;
}

/** 59 random bits, new at every start: it is told at the terminal only. */
export function newSetupCode(): string {
  return randomGroups(12);
}

/**
 * `code` null means that there is no such way in: an account exists, or the server is a demo. Only its hash is kept, so that
 * a picture of the memory of a running server lets nobody in.
 */
export function createFirstAdministrator(accounts: AccountStore, code: string | null): FirstAdministrator {
  let kept = code === null ? null : hashOf(code);
  return {
    async isNeeded() {
      if (kept !== null && (await accounts.any())) kept = null;
      return kept !== null;
    },
    isCode: (given) => kept !== null && isSameSecret(hashOf(given), kept),
    async make(account) {
      const id = await accounts.createFirst(account, 'system-admin');
      kept = null;
      return id;
    },
  };
}

function hashOf(code: string): string {
  return sha256(bareGroups(code));
}
