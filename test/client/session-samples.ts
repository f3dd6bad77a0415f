import { actionsOf } from '../../shared/access/authorize.ts';
import type { Role } from '../../shared/access/roles.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';

/** What the server says of somebody of a role, as demo identity unless told otherwise. */
export function sessionOf(role: Role, given: Partial<SessionAnswer> = {}): SessionAnswer {
  return {
    role,
    town: null,
    officer: null,
    grids: [],
    demo: true,
    signedIn: true,
    actions: [...actionsOf(role)],
    account: null,
    grants: [],
    grant: null,
    restricted: null,
    expiresMs: 1,
    idleMs: 1,
    ...given,
  };
}
