import { io, type Socket } from 'socket.io-client';
import * as msgpackParser from 'socket.io-msgpack-parser';
import type { ClientToServerEvents, Refusal, ServerPayloads, ServerToClientEvents } from '../../shared/wire/events.ts';
import type { Handshake } from '../../shared/wire/handshake.ts';
import { WIRE_VERSION } from '../../shared/wire/version.ts';
import { readAnswer, toBytes } from './read-answer.ts';
import type { Connect, ConnectionEvents } from './wire-connection.ts';

const REFUSALS: readonly Refusal[] = ['wire-version', 'origin', 'not-signed-in'];

/**
 * Connects to the page's own server over Socket.IO, websocket only. Reconnecting is the link's business, so that there
 * are never two sockets.
 */
export const connectSocket: Connect = (events) => {
  const auth: Handshake = { wire: WIRE_VERSION };
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io({
    transports: ['websocket'],
    parser: msgpackParser,
    auth,
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
  });
  bind(socket, events);
  return {
    subscribe(request, timeoutMs, answered) {
      socket
        .timeout(timeoutMs)
        .emit('subscribe', request, (error, answer) => answered(error ? null : readAnswer(answer)));
    },
    close() {
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
};

type Listeners = Record<keyof ServerPayloads, (payload: unknown) => void>;

function bind(socket: Socket<ServerToClientEvents, ClientToServerEvents>, events: ConnectionEvents): void {
  socket.on('connect', () => events.opened());
  socket.on('connect_error', (error) => {
    const reason = refusalOf(error);
    if (reason) events.refused(reason);
    else events.closed(error.message);
  });
  socket.on('disconnect', (why) => events.closed(why));
  const listeners = {
    positions: (bytes) => events.positions(toBytes(bytes)),
    changes: events.changes as (payload: unknown) => void,
    beat: events.beat as (payload: unknown) => void,
  } satisfies Listeners;
  for (const name of Object.keys(listeners) as (keyof ServerPayloads)[]) socket.on(name, listeners[name]);
}

function refusalOf(error: Error): Refusal | null {
  const { data } = error as Error & { data?: { reason?: unknown } };
  return REFUSALS.find((reason) => reason === data?.reason) ?? null;
}
