import type { AuditAction } from '../../../shared/access/audit-actions.ts';
import type { AccountRefusal, Keeper } from '../../../shared/access/account-rules.ts';
import { bindGrant } from '../../../shared/access/grant-binding.ts';
import type { AccountItem } from '../../../shared/http/endpoints/accounts.ts';
import type { Actor } from '../../../shared/access/authorize.ts';
import { createAccountKeeping, NO_SECOND_FACTOR } from '../../access/account-keeping.ts';
import { newOneTimePassword } from '../../access/passwords.ts';
import { entry, type Who } from '../../audit/audit.ts';
import type { Account } from '../../ports/accounts.ts';
import type { JsonValue } from '../../ports/audit.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { placesOf } from '../places-of.ts';
import { answer, problem, wrongField, type Refusal, type Reply } from '../reply.ts';
import { sessionList } from './account.ts';

type AccountEndpoints =
  | 'listAccounts'
  | 'createAccount'
  | 'lockAccount'
  | 'unlockAccount'
  | 'closeAccount'
  | 'resetPassword'
  | 'resetTotp'
  | 'linkIdentity'
  | 'unlinkIdentities'
  | 'grantRole'
  | 'takeRole'
  | 'listSessionsOf'
  | 'endSessionsOf';

export function accountsHandlers(parts: HandlerParts): HandlersOf<AccountEndpoints> {
  const { access, audit, clock, config, store, waysIn, world } = parts;
  const { accounts } = store;
  const { sessions, events } = access;
  const keeping = createAccountKeeping({ accounts, sessions, clock, events });
  const places = placesOf(world.loaded);
  const itemOf = (account: Account) => toItem(account, clock.nowMs());

  /** Answers what came of it; what was done is audited, and what was refused by a rule of administrators too. */
  async function tell(
    kept: Result<Account, AccountRefusal | 'not-found'>,
    id: string,
    { who, action, detail = {} }: { readonly who: Who; readonly action: AuditAction; readonly detail?: Detail },
    status?: 201,
  ): Promise<Reply<AccountItem>> {
    if (kept.ok)
      await audit.record(entry(who, action, { subject: id, detail: { username: kept.value.username, ...detail } }));
    else if (kept.error === 'not-found') return NO_ACCOUNT;
    else {
      await audit.record(
        entry(who, 'account:refused', { subject: id, detail: { action, code: kept.error, ...detail } }),
      );
      return refusalOf(kept.error);
    }
    return answer(itemOf(kept.value), status ? { status } : {});
  }

  return {
    async listAccounts() {
      const all = await accounts.all();
      const isSecurityAdmin = ({ state, grants }: Account) =>
        state === 'active' && grants.some(({ role }) => role === 'security-admin');
      return answer({ items: all.map(itemOf), needsSecurityAdmin: !all.some(isSecurityAdmin) });
    },

    async createAccount({ body: { username, name, subject }, who }) {
      const { issuer } = config.oidc ?? {};
      if (subject !== undefined && issuer === undefined)
        return wrongField('subject', 'needs a configured identity provider');
      const oneTimePassword = subject === undefined ? newOneTimePassword() : null;
      const passwordHash = oneTimePassword === null ? null : await waysIn.passwords.hash(oneTimePassword);
      const createdMs = clock.nowMs();
      const fresh = { username, name, passwordHash, mustChangePassword: oneTimePassword !== null, createdMs };
      if (subject !== undefined && issuer !== undefined && (await accounts.byIdentity({ issuer, subject })))
        return IDENTITY_TAKEN;
      const id = await accounts.create(fresh);
      if (id === null) return problem('username-taken', `There is an account ${username} already.`);
      if (subject !== undefined && issuer !== undefined) await accounts.link(id, { issuer, subject }, createdMs);
      await audit.record(entry(who, 'account:created', { subject: id, detail: { username, name } }));
      const account = await accounts.byId(id);
      return account ? answer({ account: itemOf(account), oneTimePassword }) : NO_ACCOUNT;
    },

    lockAccount: async ({ actor, params: { id }, body, who }) =>
      tell(await keeping.lock(keeperOf(actor), id), id, { who, action: 'account:locked', detail: reasonOf(body) }),

    unlockAccount: async ({ params: { id }, body, who }) =>
      tell(await keeping.unlock(id), id, { who, action: 'account:unlocked', detail: reasonOf(body) }),

    closeAccount: async ({ actor, params: { id }, body, who }) =>
      tell(await keeping.leave(keeperOf(actor), id), id, { who, action: 'account:left', detail: reasonOf(body) }),

    async resetPassword({ actor, params: { id }, body, who }) {
      // One's own is changed with the old one, at another place.
      if (actor.account === id) return refusalOf('own-account');
      const oneTimePassword = newOneTimePassword();
      const passwordHash = await waysIn.passwords.hash(oneTimePassword);
      const changes = {
        passwordHash,
        mustChangePassword: true,
        passwordChangedMs: clock.nowMs(),
        failedCount: 0,
        waitsUntilMs: null,
      };
      const kept = await keeping.change(id, changes);
      const told = await tell(kept, id, { who, action: 'account:password-reset', detail: reasonOf(body) });
      return told.kind === 'answer' ? answer({ account: told.body, oneTimePassword }) : told;
    },

    async resetTotp({ actor, params: { id }, who }) {
      if (actor.account === id) return refusalOf('own-account');
      return tell(await keeping.change(id, NO_SECOND_FACTOR), id, { who, action: 'second-factor:reset' });
    },

    async linkIdentity({ params: { id }, body: { subject }, who }) {
      const { issuer } = config.oidc ?? {};
      if (issuer === undefined) return wrongField('subject', 'needs a configured identity provider');
      const account = await accounts.byId(id);
      if (!account) return NO_ACCOUNT;
      if (account.state === 'left') return refusalOf('account-left');
      if (!(await accounts.link(id, { issuer, subject }, clock.nowMs()))) return IDENTITY_TAKEN;
      return tell(await keeping.change(id, {}), id, { who, action: 'identity:linked', detail: { issuer, subject } });
    },

    async unlinkIdentities({ params: { id }, who }) {
      await accounts.unlink(id);
      return tell(await keeping.change(id, {}), id, { who, action: 'identity:unlinked' });
    },

    async grantRole({ actor, params: { id }, body: { role, town, officer, reason }, who }) {
      const bound = bindGrant(role, { town, officer }, places);
      if (!bound.ok) return wrongField(bound.error.path, bound.error.message);
      const kept = await keeping.grant(keeperOf(actor), id, role, bound.value);
      return tell(
        kept,
        id,
        { who, action: 'role:granted', detail: { role, ...bound.value, ...reasonOf({ reason }) } },
        201,
      );
    },

    async takeRole({ actor, params: { id, grant }, who }) {
      const held = (await accounts.byId(id))?.grants.find((candidate) => candidate.id === grant);
      const detail: Detail = held ? { role: held.role, town: held.town, officer: held.officer } : {};
      return tell(await keeping.take(keeperOf(actor), id, grant), id, { who, action: 'role:taken', detail });
    },

    async listSessionsOf({ params: { id } }) {
      const account = await accounts.byId(id);
      return account ? answer(sessionList(await sessions.ofAccount(id), account, null)) : NO_ACCOUNT;
    },

    async endSessionsOf({ params: { id }, who }) {
      if (!(await accounts.byId(id))) return NO_ACCOUNT;
      await sessions.end(await sessions.ofAccount(id));
      await audit.record(entry(who, 'session:all-ended', { subject: id }));
      return answer(undefined);
    },
  };
}

type Detail = Readonly<Record<string, JsonValue>>;

const NO_ACCOUNT = problem('not-found', 'There is no such account or role.');
const IDENTITY_TAKEN = problem('identity-taken', 'Another account signs in with this identity.');

const REFUSALS: Readonly<Record<AccountRefusal, string>> = {
  forbidden: 'Your role does not grant this role.',
  'own-account': 'Somebody else has to do this to your account.',
  'account-left': 'The person has left: make another account.',
  'roles-clash': 'System, security and audit administrator are three persons.',
  'last-administrator': 'There would be no administrator of this kind left: appoint another one first.',
};

function refusalOf(code: AccountRefusal): Refusal {
  return problem(code, REFUSALS[code]);
}

function keeperOf({ account, role }: Actor): Keeper {
  return { account, role };
}

function reasonOf({ reason }: { readonly reason?: string | undefined }): Detail {
  return reason ? { reason } : {};
}

function toItem(account: Account, nowMs: number): AccountItem {
  const { id, username, name, state, grants, mustChangePassword, createdMs, passwordChangedMs, lastSignInMs } = account;
  const waits = account.waitsUntilMs !== null && account.waitsUntilMs > nowMs;
  return {
    id,
    username,
    name,
    state,
    grants: [...grants],
    hasPassword: account.passwordHash !== null,
    mustChangePassword,
    secondFactor: account.totpSecret !== null,
    identities: [...account.identities],
    waitsUntilMs: waits ? account.waitsUntilMs : null,
    createdMs,
    passwordChangedMs,
    lastSignInMs,
  };
}
