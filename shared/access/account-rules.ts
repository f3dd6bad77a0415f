import type { AccountState } from './account.ts';
import { clashingRoles, type Role } from './roles.ts';

/** Who does something to accounts: the account itself, or null for somebody without one (a demo identity). */
export interface Keeper {
  readonly account: string | null;
  readonly role: string;
}

/** The account that it is done to. */
export interface Kept {
  readonly id: string;
  readonly state: AccountState;
  readonly roles: readonly Role[];
}

export type AccountRefusal = 'own-account' | 'account-left' | 'roles-clash' | 'last-administrator' | 'forbidden';

/**
 * Whether a role may be granted (ACC-51, ACC-52): by the security administrator; while there is none, the system administrator may
 * grant exactly that role, to somebody else. Nobody grants themselves anything, nobody becomes two of the three administrators.
 */
export function grantRefusal(by: Keeper, target: Kept, role: Role, hasSecurityAdmin: boolean): AccountRefusal | null {
  const isBootstrap = by.role === 'system-admin' && role === 'security-admin' && !hasSecurityAdmin;
  if (by.role !== 'security-admin' && !isBootstrap) return 'forbidden';
  if (by.account === target.id) return 'own-account';
  if (target.state === 'left') return 'account-left';
  return clashingRoles([...target.roles, role]).length > 0 ? 'roles-clash' : null;
}

/** The administrators without whom nobody could make accounts, or give them roles, any more. */
const NEEDED: ReadonlySet<Role> = new Set(['system-admin', 'security-admin']);

/** Whether roles of an account may end: none of one's own, and not that of the last active administrator of its kind (ACC-53). */
export function endRefusal(
  by: Keeper,
  target: Kept,
  ending: readonly Role[],
  others: readonly Kept[],
): AccountRefusal | null {
  if (by.account === target.id) return 'own-account';
  if (target.state !== 'active') return null;
  const isLast = (role: Role) =>
    NEEDED.has(role) &&
    !others.some(({ id, state, roles }) => id !== target.id && state === 'active' && roles.includes(role));
  return ending.some(isLast) ? 'last-administrator' : null;
}

/** Whether an active account holds the role. */
export function isHeld(role: Role, accounts: readonly Kept[]): boolean {
  return accounts.some(({ state, roles }) => state === 'active' && roles.includes(role));
}
