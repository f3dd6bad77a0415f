import { WebSocket } from 'ws';
import { toMsgpack } from '../../../server/wire/msgpack.ts';
import { WIRE_VERSION } from '../../../shared/wire/version.ts';

/** Packet types of Socket.IO. */
const CONNECT = 0;
const EVENT = 2;
const NSP = '/';
/** Begins the packet of every frame: the bytes up to the head of the frame itself. */
const FRAME_START = toMsgpack({ type: EVENT, nsp: NSP, data: ['positions', Buffer.alloc(0)] }).subarray(0, -2);
const TAKEN = Buffer.from([0xa2, 0x6f, 0x6b, 0xc3]);
const REFUSED = Buffer.from([0xa2, 0x6f, 0x6b, 0xc2]);
const HEAD_BYTES = 1024;

/**
 * Watches the district over a bare websocket that speaks as much of Socket.IO as it has to, and reads the position frames only:
 * two hundred browsers have processors of their own, those that stand for them here have not.
 */
export function watchFrames(url: string, take: (frame: Buffer) => void): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    let isWatching = false;

    function takeText(text: string): void {
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send(toMsgpack({ type: CONNECT, data: { wire: WIRE_VERSION }, nsp: NSP }));
    }

    /** Nothing but the two answers comes before the first frame. */
    function takeAnswer(packet: Buffer): void {
      const head = packet.subarray(0, HEAD_BYTES);
      if (head.includes(TAKEN)) {
        isWatching = true;
        resolve();
      } else if (head.includes(REFUSED)) reject(new Error('the subscription was refused'));
      else socket.send(toMsgpack({ type: EVENT, id: 0, nsp: NSP, data: ['subscribe', { scope: 'district' }] }));
    }

    socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) takeText(data.toString());
      else if (data.subarray(0, FRAME_START.length).equals(FRAME_START)) take(frameIn(data));
      else if (!isWatching) takeAnswer(data);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed the connection of a viewer')));
  });
}

const BIN_8 = 0xc4;
const BIN_16 = 0xc5;

function frameIn(packet: Buffer): Buffer {
  const kind = packet[FRAME_START.length];
  return packet.subarray(FRAME_START.length + (kind === BIN_8 ? 2 : kind === BIN_16 ? 3 : 5));
}
