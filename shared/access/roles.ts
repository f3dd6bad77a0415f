/** The roles that one signs in as (docs/rules/access.md). */
export const ROLES = [
  'district-office',
  'town-manager',
  'dispatcher',
  'inspector',
  'employer',
  'enforcement',
  'auxiliary',
  'maintenance',
  'sanitation',
  'information',
  'finance',
  'audit',
  'discipline',
  'leader',
  'display',
  'device',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * `operator` is the person at the machine, through the secret of the control file, `api-key` another program by its key;
 * they are no roles that one signs in as.
 */
export type ActorRole = Role | 'api-key' | 'operator';

/** What a grant of a role must name: a town, a line of the roster (and with it a town), either or nothing, or a machine. */
type Binding = 'none' | 'town-or-none' | 'town' | 'officer' | 'machine';

/** What each role is bound to, and whether it has to bring a second factor. */
const TRAITS: Readonly<Record<Role, { readonly binding: Binding; readonly secondFactor: boolean }>> = {
  'district-office': { binding: 'none', secondFactor: false },
  'town-manager': { binding: 'town', secondFactor: false },
  dispatcher: { binding: 'town-or-none', secondFactor: false },
  inspector: { binding: 'town-or-none', secondFactor: false },
  employer: { binding: 'town-or-none', secondFactor: false },
  enforcement: { binding: 'officer', secondFactor: false },
  auxiliary: { binding: 'officer', secondFactor: false },
  maintenance: { binding: 'officer', secondFactor: false },
  sanitation: { binding: 'officer', secondFactor: false },
  information: { binding: 'officer', secondFactor: false },
  finance: { binding: 'none', secondFactor: true },
  audit: { binding: 'none', secondFactor: false },
  discipline: { binding: 'none', secondFactor: false },
  leader: { binding: 'none', secondFactor: false },
  display: { binding: 'machine', secondFactor: false },
  device: { binding: 'machine', secondFactor: false },
  'system-admin': { binding: 'none', secondFactor: true },
  'security-admin': { binding: 'none', secondFactor: true },
  'audit-admin': { binding: 'none', secondFactor: true },
};

export function bindingOf(role: Role): Binding {
  return TRAITS[role].binding;
}

/** Whether the role needs a time-based one-time password outside demo mode. */
export function needsSecondFactor(role: Role): boolean {
  return TRAITS[role].secondFactor;
}

/** Roles that people hold; walls and devices are machines and have no account. */
export const ACCOUNT_ROLES: readonly Role[] = ROLES.filter((role) => bindingOf(role) !== 'machine');

/** The three administrators of the classified-protection standard (等保三级, 三员分立): nobody is two of them. */
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Role[];

/** The administrators among the roles of one account when they are more than one; empty when the account may hold them all. */
export function clashingRoles(roles: readonly Role[]): readonly Role[] {
  const admins = ADMIN_ROLES.filter((role) => roles.includes(role));
  return admins.length > 1 ? admins : [];
}
