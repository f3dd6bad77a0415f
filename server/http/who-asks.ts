import type { Request } from 'express';
import type { KnownActor } from '../access/access.ts';
import { addressOf } from '../access/sessions.ts';
import type { Who } from '../audit/audit.ts';

/** Who asks, as the audit log names them. */
export function whoAsks(
  known: Pick<KnownActor, 'actor' | 'account'> | null,
  request: Request,
  correlationId: string,
): Who {
  return {
    actor: known?.actor.id ?? 'visitor',
    account: known?.account?.username ?? null,
    role: known?.actor.role ?? null,
    correlationId,
    address: addressOf(request),
  };
}
