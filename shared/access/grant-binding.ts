import { err, ok, type Result } from '../lib/result.ts';
import type { Officer } from '../model/officer.ts';
import { bindingOf, type Role } from './roles.ts';

/** What a grant of a role is bound to. */
export interface GrantBinding {
  readonly town: string | null;
  readonly officer: string | null;
}

/** The towns and people of the district. */
export interface Places {
  readonly towns: ReadonlySet<string>;
  readonly officers: ReadonlyMap<string, Pick<Officer, 'role' | 'town'>>;
}

/** A field that is wrong, and why. */
export interface BindingFault {
  readonly path: 'role' | 'town' | 'officer';
  readonly message: string;
}

/** Town and officer of a grant as its role needs them (ACC-54): an officer brings the town, and is of the same role in the roster. */
export function bindGrant(
  role: Role,
  { town, officer }: { readonly town?: string | undefined; readonly officer?: string | undefined },
  places: Places,
): Result<GrantBinding, BindingFault> {
  const binding = bindingOf(role);
  if (binding === 'machine') return wrong('role', 'is not one that people hold');
  if (town !== undefined && !places.towns.has(town)) return wrong('town', 'is not a town of this district');
  if (binding === 'officer') return bindOfficer(role, town, officer, places);
  if (officer !== undefined) return wrong('officer', 'does not go with this role');
  if (binding === 'none' && town !== undefined) return wrong('town', 'does not go with this role');
  if (binding === 'town' && town === undefined) return wrong('town', 'is needed for this role');
  return ok({ town: town ?? null, officer: null });
}

function bindOfficer(
  role: Role,
  town: string | undefined,
  id: string | undefined,
  { officers }: Places,
): Result<GrantBinding, BindingFault> {
  if (id === undefined) return wrong('officer', 'is needed for this role');
  const officer = officers.get(id);
  if (!officer) return wrong('officer', 'is not in the roster');
  if (officer.role !== role) return wrong('officer', `is ${officer.role} in the roster`);
  if (town !== undefined && town !== officer.town) return wrong('town', 'is not the town of this officer');
  return ok({ town: officer.town, officer: id });
}

function wrong(path: BindingFault['path'], message: string): Result<GrantBinding, BindingFault> {
  return err({ path, message });
}
