import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as connect, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import * as msgpackParser from 'socket.io-msgpack-parser';
import { onTestFinished } from 'vitest';
import type {
  Ack,
  ChangeBatch,
  ClientToServerEvents,
  ServerToClientEvents,
  SubscribeAnswer,
} from '../../shared/wire/events.ts';
import { readAnswer } from '../../client/wire/read-answer.ts';
import { WIRE_VERSION } from '../../shared/wire/version.ts';
import { createIngest, type RunningIngest } from '../../server/ingest/ingest.ts';
import type { LiveWorld } from '../../server/ports/world.ts';
import { attachWire, type Wire, type WireOptions } from '../../server/wire/attach-wire.ts';
import { createSocketServer, type SocketServerOptions, type WireServer } from '../../server/wire/socket-server.ts';
import type { Watcher } from '../../server/wire/watcher.ts';
import { createLiveWorld } from '../../server/world/live-world.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';
import { phones, twoTowns } from './two-towns.ts';

export type TestSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

export interface WireBench {
  readonly clock: ManualClock;
  readonly store: MemoryStore;
  readonly world: LiveWorld;
  readonly ingest: RunningIngest;
  readonly wire: Wire;
  readonly io: WireServer;
  readonly url: string;
  connect(options?: Partial<ManagerOptions & SocketOptions>): TestSocket;
}

/** Sees the whole district, positions too. */
export const LEADER: Watcher = {
  actor: { id: 'leader', account: null, role: 'leader', town: null, officer: null, grids: [], simulated: true },
  credentials: [],
};

/** The live parts of a server on a real loopback socket, with a clock and ticks in the hands of the test. */
export async function wireBench(
  over: Partial<WireOptions> & { readonly server?: SocketServerOptions } = {},
): Promise<WireBench> {
  const clock = manualClock();
  const store = memoryStore({ devices: phones() });
  const world = await createLiveWorld({ loaded: await twoTowns(), store, clock });
  const ingest = await createIngest({ store, world, clock, waitMs: 0 });
  const http = createServer();
  const io = createSocketServer(http, over.server);
  const wire = attachWire({ io, deps: { clock, world, ingest }, identify: () => LEADER, tickMs: null, ...over });
  const url = await listen(http);
  const sockets: TestSocket[] = [];
  onTestFinished(async () => {
    for (const socket of sockets) socket.disconnect();
    await wire.close();
    await ingest.close();
  });
  return {
    clock,
    store,
    world,
    ingest,
    wire,
    io,
    url,
    connect(options = {}) {
      const socket = connectSocket(url, options);
      sockets.push(socket);
      return socket;
    },
  };
}

/** A page of this wire version that does not come back by itself. */
export function connectSocket(url: string, options: Partial<ManagerOptions & SocketOptions> = {}): TestSocket {
  return connect(url, {
    transports: ['websocket'],
    parser: msgpackParser,
    reconnection: false,
    forceNew: true,
    auth: { wire: WIRE_VERSION },
    ...options,
  });
}

export async function subscribed(socket: TestSocket, request: unknown): Promise<SubscribeAnswer> {
  const answer = await subscribe(socket, request);
  if (!answer.ok) throw new Error(`subscription refused: ${answer.code} ${answer.message}`);
  return answer.data;
}

/** Sends a subscription as it is, checked or not, and waits for the answer. */
export function subscribe(socket: TestSocket, request: unknown): Promise<Ack<SubscribeAnswer>> {
  return new Promise((resolve) => {
    socket.emit('subscribe', request as Parameters<ClientToServerEvents['subscribe']>[0], (answer) =>
      resolve(readAnswer(answer)),
    );
  });
}

/** Keeps every batch that arrives from now on. */
export function collectChanges(socket: TestSocket): ChangeBatch[] {
  const batches: ChangeBatch[] = [];
  socket.on('changes', (batch) => batches.push(batch));
  return batches;
}

async function listen(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
