import type { Actor } from '../../shared/access/authorize.ts';
import { bindingOf, type Role } from '../../shared/access/roles.ts';
import type { Officer } from '../../shared/model/officer.ts';

/**
 * Somebody of a role for a demonstration. A member of a field team is the first of the roster in that team, of the town
 * when one is named, so that the screen shows true grids and cases.
 */
export function demoActor(role: Role, town: string | null, officers: readonly Officer[]): Actor {
  const isAsked = (officer: Officer) => officer.role === role && (town === null || officer.town === town);
  const line = bindingOf(role) === 'officer' ? officers.find(isAsked) : undefined;
  return {
    id: `demo:${role}`,
    account: null,
    role,
    town: line?.town ?? town,
    officer: line?.id ?? null,
    grids: line?.grids ?? [],
    simulated: true,
  };
}
