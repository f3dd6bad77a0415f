import { createServer, type Server } from 'node:http';

/** How long a caller may take, ms. */
export interface CallerPatience {
  /** From the first byte to the end of the headers. */
  readonly headersMs: number;
  /** From the first byte to the end of the body: 2 MB come in a minute over any line that can watch a map. */
  readonly requestMs: number;
  /** A connection without a request. */
  readonly idleMs: number;
  /** How often connections are looked at. */
  readonly lookEveryMs: number;
}

const PATIENCE: CallerPatience = { headersMs: 15_000, requestMs: 60_000, idleMs: 10_000, lookEveryMs: 5_000 };
const MOST_HEADER_BYTES = 16 * 1024;
const MOST_HEADERS = 100;

/** An HTTP server that callers cannot hold open by sending slowly (ACC-64). Sockets have their own heartbeat. */
export function createHttpServer(patience: CallerPatience = PATIENCE): Server {
  const server = createServer({
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: patience.idleMs,
    connectionsCheckingInterval: patience.lookEveryMs,
    maxHeaderSize: MOST_HEADER_BYTES,
  });
  server.maxHeadersCount = MOST_HEADERS;
  return server;
}
