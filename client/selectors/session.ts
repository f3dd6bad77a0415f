import type { Action } from '../../shared/access/actions.ts';
import { authorize, mayAtAll, type Actor, type Resource } from '../../shared/access/authorize.ts';
import { ROLES, type Role } from '../../shared/access/roles.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';

/** What records call the person at this page. */
export function actorIdOf({ account, role }: Pick<SessionAnswer, 'account' | 'role'>): string {
  return account ? `account:${account.id}` : `demo:${role}`;
}

/** The person at this page as the table of rights knows them. */
function actorOf(session: SessionAnswer): Actor {
  const { account, role, town, officer, grids, demo } = session;
  return { id: actorIdOf(session), account: account?.id ?? null, role, town, officer, grids, simulated: demo };
}

/**
 * Whether the person may do this to that, by the table that the server refuses by; without a resource, whether there is
 * anything that they may do it to. A session that must do something else first may only keep its own account.
 */
export function maySession(session: SessionAnswer | null, action: Action, resource?: Resource): boolean {
  if (!session || (session.restricted !== null && action !== 'account:own')) return false;
  const actor = actorOf(session);
  return resource === undefined ? mayAtAll(actor, action) : authorize(actor, action, resource);
}

/** Roles that people sign in as and that have one of these rights, to say whom to ask. */
export function rolesWith(...actions: readonly Action[]): readonly Role[] {
  return ROLES.filter(
    (role) => role !== 'device' && role !== 'display' && actions.some((action) => mayAtAll({ role }, action)),
  );
}
