import type { AccountStore, NewAccount } from '../ports.ts';
import { isSameSecret } from './caller.ts';
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

/** `code` null means that there is no such way in: an account exists, or the server is a demo. */
export function createFirstAdministrator(accounts: AccountStore, code: string | null): FirstAdministrator {
  let open = code !== null;
  return {
    async isNeeded() {
      if (open && (await accounts.any())) open = false;
      return open;
    },
    isCode: (given) => code !== null && open && isSameSecret(bareGroups(given), bareGroups(code)),
    async make(account) {
      const id = await accounts.createFirst(account, 'system-admin');
      open = false;
      return id;
    },
  };
}
