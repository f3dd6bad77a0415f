import { isDrained, readBacklog, terminate, type BacklogLimits } from './backlog.ts';
import type { ScopeStream } from './scope-stream.ts';
import type { WireSocket } from './socket-server.ts';

interface Parked {
  readonly socket: WireSocket;
  readonly stream: ScopeStream;
  /** Number of the last batch that was written to the socket. */
  readonly seq: number;
  readonly sinceMs: number;
}

/** Clients that do not keep up get nothing until what waits for them has gone; those that never do are cut off (WIRE-9). */
export interface SlowClients {
  park(socket: WireSocket, stream: ScopeStream, nowMs: number): void;
  /** Takes out and answers those that have caught up; disconnects those that are slow for too long. */
  release(nowMs: number): readonly Parked[];
  forget(socket: WireSocket): void;
  watches(stream: ScopeStream): boolean;
  count(): number;
}

export function createSlowClients(limits: BacklogLimits): SlowClients {
  const parked = new Map<string, Parked>();

  function fate({ socket, sinceMs }: Parked, nowMs: number): 'waits' | 'caught-up' | 'gone' {
    if (!socket.connected) return 'gone';
    if (isDrained(readBacklog(socket))) return 'caught-up';
    if (nowMs - sinceMs <= limits.cutAfterMs) return 'waits';
    cutOff(socket);
    return 'gone';
  }

  return {
    park(socket, stream, nowMs) {
      parked.set(socket.id, { socket, stream, seq: stream.seq, sinceMs: nowMs });
    },
    release(nowMs) {
      const released: Parked[] = [];
      for (const [id, client] of parked) {
        const outcome = fate(client, nowMs);
        if (outcome !== 'waits') parked.delete(id);
        if (outcome === 'caught-up') released.push(client);
      }
      return released;
    },
    forget: (socket) => void parked.delete(socket.id),
    watches: (stream) => [...parked.values()].some((client) => client.stream === stream),
    count: () => parked.size,
  };
}

/** An orderly end would wait for the very data that the client does not take. */
function cutOff(socket: WireSocket): void {
  socket.conn.close(true);
  terminate(socket);
}
