import type { Scope } from '../../shared/world/scope.ts';
import type { Authenticate } from './admit.ts';
import type { WireServer, WireSocket } from './socket-server.ts';

/** How often the rights of those who are connected are asked for again. */
const RECHECK_EVERY_MS = 60_000;

export interface RightsHooks {
  readonly authenticate: Authenticate;
  /** Whether the person behind the socket may watch the scope. */
  readonly authorizeScope: (socket: WireSocket, scope: Scope) => boolean | Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

/** Ends the connections of those who have lost their session or the right to their scope since they came (WIRE-8). */
export function createRightsRecheck(io: WireServer, hooks: RightsHooks, startedMs: number): (nowMs: number) => void {
  let askedMs = startedMs;

  async function recheck(socket: WireSocket): Promise<void> {
    const { scope } = socket.data;
    const refused = await hooks.authenticate(socket);
    const allowed = refused === null && (scope === null || (await hooks.authorizeScope(socket, scope)));
    if (!allowed) socket.disconnect(true);
  }

  return (nowMs) => {
    if (nowMs - askedMs < RECHECK_EVERY_MS) return;
    askedMs = nowMs;
    for (const socket of io.of('/').sockets.values()) recheck(socket).catch(hooks.onError);
  };
}
