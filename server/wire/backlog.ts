import type { WireSocket } from './socket-server.ts';

/** From here a client counts as slow (WIRE-9). Assumed. */
export interface BacklogLimits {
  readonly packets: number;
  readonly bytes: number;
  /** A client that stays slow for longer is cut off. */
  readonly cutAfterMs: number;
}

export const BACKLOG_LIMITS: BacklogLimits = { packets: 256, bytes: 4 * 1024 * 1024, cutAfterMs: 30_000 };

/** What waits for one client: in the connection's own queue and in the socket below it. */
export interface Backlog {
  readonly packets: number;
  readonly bytes: number;
  /** False while a write has not reached the system: a volatile message would be dropped. */
  readonly writable: boolean;
}

interface QueuedPacket {
  readonly data?: string | ArrayBufferView | undefined;
}

/** The parts of the connection that its own type keeps to itself. */
interface EngineInnards {
  readonly writeBuffer: readonly QueuedPacket[];
  readonly transport: {
    readonly writable: boolean;
    readonly socket?: { readonly bufferedAmount?: number; readonly terminate?: () => void } | undefined;
  };
}

export function readBacklog(socket: WireSocket): Backlog {
  const { writeBuffer, transport } = socket.conn as unknown as EngineInnards;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : (data?.byteLength ?? 0);
  return { packets: writeBuffer.length, bytes, writable: transport.writable };
}

export function isSlow(backlog: Backlog, limits: BacklogLimits): boolean {
  return backlog.packets > limits.packets || backlog.bytes > limits.bytes;
}

/** Ends the network connection at once, without the closing handshake that a stalled peer never answers. */
export function terminate(socket: WireSocket): void {
  (socket.conn as unknown as EngineInnards).transport.socket?.terminate?.();
}

/** Nothing waits any more. */
export function isDrained(backlog: Backlog): boolean {
  return backlog.packets === 0 && backlog.writable;
}
