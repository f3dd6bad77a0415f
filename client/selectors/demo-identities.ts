import { bindingOf, type Role } from '../../shared/access/roles.ts';

/** Identities of a demonstration in the order of the trade. A device is a machine without a screen and is not among them. */
export const DEMO_GROUPS = [
  { id: 'command', roles: ['district-office', 'dispatcher', 'leader', 'display'] },
  { id: 'using', roles: ['town-manager', 'inspector', 'employer'] },
  { id: 'field', roles: ['enforcement', 'auxiliary', 'maintenance', 'sanitation', 'information'] },
  { id: 'oversight', roles: ['audit', 'discipline', 'finance'] },
  { id: 'admin', roles: ['system-admin', 'security-admin', 'audit-admin'] },
] as const satisfies readonly { readonly id: string; readonly roles: readonly Role[] }[];

export type DemoRole = (typeof DEMO_GROUPS)[number]['roles'][number];

/** Whether a demo identity is of the town that one picks; the others are of the whole district. */
export function takesTown(role: Role): boolean {
  const binding = bindingOf(role);
  return binding === 'town' || binding === 'officer';
}
