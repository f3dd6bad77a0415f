import type { Actor } from '../../shared/access/authorize.ts';
import type { Refusal } from '../../shared/wire/events.ts';
import type { Credential } from '../access/access-events.ts';
import type { WireSocket } from './socket-server.ts';

/** Who is behind a socket, and what that rests on. */
export interface Watcher {
  readonly actor: Actor;
  readonly credentials: readonly Credential[];
}

/** Who is behind a socket now, or why nobody is let in. Asked at the handshake, at every request and after a revocation. */
export type Identify = (socket: WireSocket) => Watcher | Refusal | Promise<Watcher | Refusal>;

export function standsOn({ credentials }: Watcher, { kind, id }: Credential): boolean {
  return credentials.some((one) => one.kind === kind && one.id === id);
}
