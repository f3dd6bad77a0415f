import { binaryFrameHead } from './ready-message.ts';
import { snapshotAnswer } from './snapshot-once-parser.ts';
import type { WireSocket } from './socket-server.ts';

/** The part of a socket that its own type keeps to itself. */
interface PacketWriter {
  packet(packet: object, options?: object): void;
}

/**
 * Has the answers of a socket that hold a snapshot written without a copy of it (WIRE-17): a large city's is megabytes, and after a
 * restart hundreds wait for theirs at the same moment.
 */
export function shareSnapshots(socket: WireSocket): void {
  const writer = socket as unknown as PacketWriter;
  const write = writer.packet.bind(socket);
  writer.packet = (packet, options) => {
    const answer = snapshotAnswer({ ...packet, nsp: socket.nsp.name });
    if (!answer) return write(packet, options);
    const { own, shared } = answer;
    const head = binaryFrameHead(own.byteLength + shared.byteLength);
    // The websocket library takes a frame as its head and its content.
    socket.conn.send(shared, { compress: false, wsPreEncodedFrame: [Buffer.concat([head, own]), shared] } as object);
  };
}
