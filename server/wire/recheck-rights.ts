import type { AccessEvents, Credential } from '../access/access-events.ts';
import { seatOf } from './seat.ts';
import type { WireServer, WireSocket } from './socket-server.ts';
import { standsOn, type Identify, type Watcher } from './watcher.ts';

/** How often everybody who is connected is asked again, whatever happened. */
const RECHECK_EVERY_MS = 60_000;

export interface RecheckOptions {
  readonly identify: Identify;
  readonly events: Pick<AccessEvents, 'onRevoked'>;
  readonly onError: (error: unknown) => void;
}

export interface RightsRecheck {
  tick(nowMs: number): void;
  stop(): void;
}

/**
 * Ends the connections of those who are no longer known by what they were known by, or have lost the right to their
 * scope or see it with other rights: at once when a credential is revoked, and once a minute in any case (ACC-15).
 */
export function createRightsRecheck(io: WireServer, options: RecheckOptions, startedMs: number): RightsRecheck {
  const { identify, events, onError } = options;
  let askedMs = startedMs;

  async function recheck(socket: WireSocket): Promise<void> {
    try {
      const now = await identify(socket);
      if (typeof now === 'string' || !isAsBefore(socket, now)) socket.disconnect(true);
      else socket.data.watcher = now;
    } catch (error) {
      socket.disconnect(true);
      onError(error);
    }
  }

  function recheckThose(concerned: (watcher: Watcher) => boolean): void {
    for (const socket of io.of('/').sockets.values()) if (concerned(socket.data.watcher)) void recheck(socket);
  }

  return {
    tick(nowMs) {
      if (nowMs - askedMs < RECHECK_EVERY_MS) return;
      askedMs = nowMs;
      recheckThose(() => true);
    },
    stop: events.onRevoked((credential: Credential) => recheckThose((watcher) => standsOn(watcher, credential))),
  };
}

function isAsBefore({ data: { watcher, seat } }: WireSocket, now: Watcher): boolean {
  if (!watcher.credentials.every((credential) => standsOn(now, credential))) return false;
  return seat === null || seatOf(now.actor, seat.scope)?.withPositions === seat.withPositions;
}
