import { io } from 'socket.io-client';
import * as msgpackParser from 'socket.io-msgpack-parser';
import { WebSocket } from 'ws';

/** Viewers in a process of their own: they take what comes and count it, so that only the sender is measured. */
const [kind, url, viewers] = process.argv.slice(2) as [string, string, string];
let bytes = 0;
let messages = 0;
const take = (data: unknown) => {
  messages++;
  bytes += data instanceof Buffer || data instanceof Uint8Array ? data.byteLength : 0;
};

await Promise.all(Array.from({ length: Number(viewers) }, () => (kind === 'ws' ? bare() : overSocketIo())));
process.send!({ ready: true });
process.on('message', (ask) => {
  if (ask === 'count') process.send!({ bytes, messages });
  if (ask === 'stop') process.exit(0);
});

function bare(): Promise<void> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
  socket.on('message', take);
  return new Promise((resolve) => socket.once('open', () => resolve()));
}

function overSocketIo(): Promise<void> {
  const parser = kind === 'msgpack' ? { parser: msgpackParser } : {};
  const socket = io(url, { transports: ['websocket'], forceNew: true, ...parser });
  socket.on('positions', take);
  return new Promise((resolve) => socket.once('connect', () => resolve()));
}
