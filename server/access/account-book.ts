import type { Account, AccountStore } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccessEvents } from './access-events.ts';

/** Accounts by id, remembered until something of them changes. */
export interface AccountBook {
  find(id: string): Promise<Account | null>;
}

/** Every writer of this server tells of its change; the time is a net for a change that comes from elsewhere. */
const KEEP_MS = 30_000;
const MOST_ACCOUNTS = 5_000;

export function createAccountBook(accounts: AccountStore, clock: Clock, events: AccessEvents): AccountBook {
  const known = new Map<string, { readonly found: Promise<Account | null>; readonly untilMs: number }>();
  events.onRevoked(({ kind, id }) => {
    if (kind === 'account') known.delete(id);
  });
  return {
    find(id) {
      const entry = known.get(id);
      if (entry && entry.untilMs > clock.nowMs()) return entry.found;
      if (known.size >= MOST_ACCOUNTS) known.clear();
      const found = accounts.byId(id);
      known.set(id, { found, untilMs: clock.nowMs() + KEEP_MS });
      found.catch(() => known.delete(id));
      return found;
    },
  };
}
