import { handshakeSchema } from '../../shared/wire/handshake.ts';
import type { Refusal } from '../../shared/wire/events.ts';
import { WIRE_VERSION } from '../../shared/wire/version.ts';
import type { WireServer, WireSocket } from './socket-server.ts';
import type { Identify } from './watcher.ts';

/** Refuses handshakes of another wire version and of strangers, with the reason in `connect_error.data.reason` (WIRE-1, WIRE-3). */
export function admitSockets(io: WireServer, identify: Identify): void {
  io.use((socket, next) => {
    void refusalOf(socket, identify).then((refusal) => next(refusal ? toError(refusal) : undefined), next);
  });
}

async function refusalOf(socket: WireSocket, identify: Identify): Promise<Refusal | null> {
  const handshake = handshakeSchema.safeParse(socket.handshake.auth);
  if (!handshake.success || handshake.data.wire !== WIRE_VERSION) return 'wire-version';
  const watcher = await identify(socket);
  if (typeof watcher === 'string') return watcher;
  socket.data.watcher = watcher;
  return null;
}

function toError(reason: Refusal): Error {
  return Object.assign(new Error(reason), { data: { reason, wire: WIRE_VERSION } });
}
