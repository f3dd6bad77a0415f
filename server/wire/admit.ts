import { handshakeSchema } from '../../shared/wire/handshake.ts';
import type { Refusal } from '../../shared/wire/events.ts';
import { WIRE_VERSION } from '../../shared/wire/version.ts';
import type { WireServer, WireSocket } from './socket-server.ts';

/** Who may connect at all; null lets in. */
export type Authenticate = (socket: WireSocket) => Refusal | null | Promise<Refusal | null>;

/** Refuses handshakes of another wire version and of strangers, with the reason in `connect_error.data.reason` (WIRE-1, WIRE-3). */
export function admitSockets(io: WireServer, authenticate: Authenticate): void {
  io.use((socket, next) => {
    void refusalOf(socket, authenticate).then((refusal) => next(refusal ? toError(refusal) : undefined), next);
  });
}

async function refusalOf(socket: WireSocket, authenticate: Authenticate): Promise<Refusal | null> {
  const handshake = handshakeSchema.safeParse(socket.handshake.auth);
  if (!handshake.success || handshake.data.wire !== WIRE_VERSION) return 'wire-version';
  return authenticate(socket);
}

function toError(reason: Refusal): Error {
  return Object.assign(new Error(reason), { data: { reason, wire: WIRE_VERSION } });
}
