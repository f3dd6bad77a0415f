import type { Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../shared/wire/events.ts';
import { isForeignPage } from '../http/foreign-page.ts';
import type { Seat } from './seat.ts';
import { snapshotOnceParser } from './snapshot-once-parser.ts';
import type { TokenBucket } from './token-bucket.ts';
import type { Watcher } from './watcher.ts';

/** What the server remembers of one connection. */
interface SocketData {
  watcher: Watcher;
  /** What the socket watches; null before its first subscription. */
  seat: Seat | null;
  requests: TokenBucket;
}

export type WireServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type WireSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

export interface SocketServerOptions {
  /** Origins whose pages may connect, like `https://wall.example.org`; without any, those of the very host that is asked. */
  readonly origins?: readonly string[];
  /** For tests; the defaults find a dead connection within 25 s. */
  readonly pingIntervalMs?: number;
  readonly pingTimeoutMs?: number;
}

/**
 * Socket.IO as docs/rules/wire.md wants it: websocket only, msgpack so that a binary event is one message, small inbound
 * messages, no compression, no connection state recovery (it revives revoked sessions), foreign pages refused.
 */
export function createSocketServer(http: HttpServer, options: SocketServerOptions = {}): WireServer {
  const { origins = [], pingIntervalMs = 10_000, pingTimeoutMs = 15_000 } = options;
  return new Server(http, {
    transports: ['websocket'],
    parser: snapshotOnceParser,
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: pingIntervalMs,
    pingTimeout: pingTimeoutMs,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      const isForeign = isForeignPage(request, origins);
      decide(isForeign ? 'origin' : null, !isForeign);
    },
  });
}
