import {
  endRefusal,
  grantRefusal,
  isHeld,
  type AccountRefusal,
  type Kept,
  type Keeper,
} from '../../shared/access/account-rules.ts';
import type { GrantBinding } from '../../shared/access/grant-binding.ts';
import type { Role } from '../../shared/access/roles.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Account, AccountStore } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccessEvents } from './access-events.ts';
import type { FoundSession, Sessions } from './sessions.ts';

type Kept409 = Result<Account, AccountRefusal | 'not-found'>;

/** What administrators do to accounts, one thing at a time: two of them cannot take each other's last role at once. */
export interface AccountKeeping {
  lock(by: Keeper, id: string): Promise<Kept409>;
  unlock(id: string): Promise<Kept409>;
  leave(by: Keeper, id: string): Promise<Kept409>;
  grant(by: Keeper, id: string, role: Role, binding: GrantBinding): Promise<Kept409>;
  take(by: Keeper, id: string, grant: string): Promise<Kept409>;
  /** Changes fields of an account that has not left. */
  change(id: string, fields: Parameters<AccountStore['change']>[1]): Promise<Kept409>;
}

export interface KeepingParts {
  readonly accounts: AccountStore;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly events: AccessEvents;
}

export function createAccountKeeping({ accounts, sessions, clock, events }: KeepingParts): AccountKeeping {
  let turn: Promise<unknown> = Promise.resolve();

  /** Waits for its turn, looks at the account, acts, and tells those who remember it. */
  function onAccount(
    id: string,
    act: (account: Account) => Promise<AccountRefusal | 'not-found' | null>,
  ): Promise<Kept409> {
    const mine = turn.then(async () => {
      const account = await accounts.byId(id);
      if (!account) return err('not-found' as const);
      const refusal = await act(account);
      events.revoked({ kind: 'account', id });
      if (refusal !== null) return err(refusal);
      return ok((await accounts.byId(id)) ?? account);
    });
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function endSessions(id: string, which: (session: FoundSession) => boolean = () => true): Promise<void> {
    await sessions.end((await sessions.ofAccount(id)).filter(which));
  }

  async function endRoles(by: Keeper, account: Account, ending: readonly Role[]): Promise<AccountRefusal | null> {
    return endRefusal(by, keptOf(account), ending, (await accounts.all()).map(keptOf));
  }

  return {
    lock: (by, id) =>
      onAccount(id, async (account) => {
        if (account.state === 'left') return 'account-left';
        const refusal = await endRoles(by, account, keptOf(account).roles);
        if (refusal !== null) return refusal;
        await accounts.change(id, { state: 'locked' });
        await endSessions(id);
        return null;
      }),
    unlock: (id) =>
      onAccount(id, async (account) => {
        if (account.state === 'left') return 'account-left';
        await accounts.change(id, { state: 'active', failedCount: 0, waitsUntilMs: null });
        return null;
      }),
    leave: (by, id) =>
      onAccount(id, async (account) => {
        const refusal = await endRoles(by, account, keptOf(account).roles);
        if (refusal !== null) return refusal;
        await accounts.change(id, { ...NO_SECOND_FACTOR, state: 'left', passwordHash: null });
        await accounts.takeAll(id);
        await accounts.unlink(id);
        await endSessions(id);
        return null;
      }),
    grant: (by, id, role, binding) =>
      onAccount(id, async (account) => {
        const hasSecurityAdmin = isHeld('security-admin', (await accounts.all()).map(keptOf));
        const refusal = grantRefusal(by, keptOf(account), role, hasSecurityAdmin);
        if (refusal !== null) return refusal;
        const granted = { by: by.account ?? by.role, atMs: clock.nowMs() };
        await accounts.grant(id, { role, ...binding }, granted);
        return null;
      }),
    take: (by, id, grantId) =>
      onAccount(id, async (account) => {
        const grant = account.grants.find((candidate) => candidate.id === grantId);
        if (!grant) return 'not-found';
        const refusal = await endRoles(by, account, [grant.role]);
        if (refusal !== null) return refusal;
        await accounts.take(id, grantId);
        await endSessions(id, ({ data }) => data.grant === grantId);
        return null;
      }),
    change: (id, fields) =>
      onAccount(id, async (account) => {
        if (account.state === 'left') return 'account-left';
        await accounts.change(id, fields);
        await endSessions(id);
        return null;
      }),
  };
}

/** What an account without a second factor looks like. */
export const NO_SECOND_FACTOR = { totpSecret: null, totpPending: null, recoverySha256: [] } as const;

function keptOf({ id, state, grants }: Account): Kept {
  return { id, state, roles: grants.map(({ role }) => role) };
}
