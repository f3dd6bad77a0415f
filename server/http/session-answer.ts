import { actionsOf } from '../../shared/access/authorize.ts';
import { sessionLimits } from '../../shared/access/session-limits.ts';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import type { KnownActor } from '../access/access.ts';
import type { ServerConfig } from '../ports/server.ts';

/** Who somebody is, for their own screen. */
export function sessionAnswer(known: KnownActor, config: Pick<ServerConfig, 'demo' | 'sessionLimits'>): SessionAnswer {
  const { actor, account, session, restricted, signedIn } = known;
  const limits = session && sessionLimits(session.data.demo !== null, config.sessionLimits);
  return {
    role: actor.role,
    town: actor.town,
    officer: actor.officer,
    grids: [...actor.grids],
    demo: config.demo,
    signedIn,
    actions: restricted === null ? [...actionsOf(actor.role)] : ['account:own'],
    account: account && { id: account.id, username: account.username, name: account.name },
    grants: [...(account?.grants ?? [])],
    grant: session?.data.grant ?? null,
    restricted,
    expiresMs: session && limits ? session.data.createdMs + limits.absoluteMs : null,
    idleMs: limits?.idleMs ?? null,
  };
}
