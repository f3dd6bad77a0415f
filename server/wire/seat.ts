import { authorize, type Actor } from '../../shared/access/authorize.ts';
import { townOfScope, type Scope } from '../../shared/world/scope.ts';

/** What a socket gets: one scope, with the positions of people or without (ACC-13). Those of one seat share a stream. */
export interface Seat {
  readonly scope: Scope;
  readonly withPositions: boolean;
}

/** The seat that an actor may take in a scope; null when it may not watch it. */
export function seatOf(actor: Actor, scope: Scope): Seat | null {
  const at = { town: townOfScope(scope) };
  if (!authorize(actor, 'scope:watch', at)) return null;
  return { scope, withPositions: authorize(actor, 'position:read', at) };
}

/** The room of a seat, and the name of its stream. */
export function roomOf({ scope, withPositions }: Seat): string {
  return withPositions ? scope : `${scope} without positions`;
}
