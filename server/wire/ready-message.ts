import type { ServerPayloads } from '../../shared/wire/events.ts';
import { toMsgpack } from './msgpack.ts';
import type { WireSocket } from './socket-server.ts';

/** An event with everything around it, down to the head of the websocket frame: one buffer for every socket. */
export interface ReadyMessage {
  readonly packet: Buffer;
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly Buffer[] };
}

const PACKET_EVENT = 2;

/** Encodes an event for the main namespace once, however many sockets it is sent to (WIRE-13). */
export function readyMessage<N extends keyof ServerPayloads>(event: N, payload: ServerPayloads[N]): ReadyMessage {
  const packet = toMsgpack({ type: PACKET_EVENT, nsp: '/', data: [event, payload] });
  const frame = Buffer.concat([binaryFrameHead(packet.byteLength), packet]);
  return { packet, options: { compress: false, wsPreEncodedFrame: [frame] } };
}

/**
 * Writes it to one socket, as Socket.IO's own broadcast does with text: each viewer then costs one write to the system,
 * not a frame and two writes. The caller looks first whether the socket is writable.
 */
export function sendReady(socket: WireSocket, { packet, options }: ReadyMessage): void {
  socket.conn.send(packet, options);
}

const FINAL_BINARY = 0x82;

/** RFC 6455 5.2: final frame, binary, not masked. */
export function binaryFrameHead(bytes: number): Buffer {
  if (bytes < 126) return Buffer.from([FINAL_BINARY, bytes]);
  const head = Buffer.alloc(bytes <= 0xffff ? 4 : 10);
  head[0] = FINAL_BINARY;
  head[1] = bytes <= 0xffff ? 126 : 127;
  if (bytes <= 0xffff) head.writeUInt16BE(bytes, 2);
  else head.writeBigUInt64BE(BigInt(bytes), 2);
  return head;
}
