import { bindingOf, type Role } from '../../shared/access/roles.ts';
import type { AccountItem } from '../../shared/http/endpoints/accounts.ts';

/** What the list of accounts is narrowed to; empty is everything. */
export interface AccountFilter {
  readonly text: string;
  readonly state: string;
  readonly role: string;
  readonly town: string;
}

/** Accounts that match all parts of a filter: text in name or user name, and a grant that has both the role and the town. */
export function filterAccounts(
  accounts: readonly AccountItem[],
  { text, state, role, town }: AccountFilter,
): readonly AccountItem[] {
  const sought = text.trim().toLowerCase();
  return accounts.filter(
    (account) =>
      (sought === '' || `${account.name}\n${account.username}`.toLowerCase().includes(sought)) &&
      (state === '' || account.state === state) &&
      ((role === '' && town === '') ||
        account.grants.some((grant) => (role === '' || grant.role === role) && (town === '' || grant.town === town))),
  );
}

/** What has to be said beside a role when it is granted. */
export function neededFor(role: Role): 'town' | 'town-or-none' | 'officer' | 'nothing' {
  const binding = bindingOf(role);
  return binding === 'town' || binding === 'town-or-none' || binding === 'officer' ? binding : 'nothing';
}
