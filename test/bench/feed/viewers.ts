import { io } from 'socket.io-client';
import * as msgpackParser from 'socket.io-msgpack-parser';
import { decodeFrame } from '../../../shared/wire/position-frame.ts';
import { WIRE_VERSION } from '../../../shared/wire/version.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import { answerQuestions } from './side-process.ts';

/** What viewers saw since they were asked last. */
export interface Seen {
  readonly frames: number;
  /** Milliseconds from the time in a fix to the frame with it at a viewer, with how often. */
  readonly latencies: ReturnType<Latencies['counts']>;
}

export interface ViewersArgument {
  readonly url: string;
  readonly viewers: number;
}

const { url, viewers } = JSON.parse(process.argv[2]!) as ViewersArgument;
let latencies = createLatencies();
let frames = 0;

/** Takes the fixes of a frame that this viewer has not seen; a keyframe repeats those of before. */
function take(bytes: Uint8Array, seen: Map<number, number>): void {
  const nowMs = Date.now();
  const decoded = decodeFrame(bytes);
  if (!decoded.ok) throw new Error(decoded.error);
  const { officer, ageMs, tickMs, count } = decoded.value;
  frames++;
  for (let row = 0; row < count; row++) {
    const fixTimeMs = tickMs - ageMs[row]!;
    if (seen.get(officer[row]!) === fixTimeMs) continue;
    seen.set(officer[row]!, fixTimeMs);
    latencies.add(nowMs - fixTimeMs);
  }
}

function join(): Promise<void> {
  const seen = new Map<number, number>();
  const socket = io(url, {
    transports: ['websocket'],
    parser: msgpackParser,
    forceNew: true,
    auth: { wire: WIRE_VERSION },
  });
  socket.on('positions', (bytes: Uint8Array) => take(bytes, seen));
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () =>
      socket.emit('subscribe', { scope: 'district' }, ({ ok }: { readonly ok: boolean }) =>
        ok ? resolve() : reject(new Error('the subscription was refused')),
      ),
    );
  });
}

await Promise.all(Array.from({ length: viewers }, join));
answerQuestions((): Seen => {
  const seen = { frames, latencies: latencies.counts() };
  frames = 0;
  latencies = createLatencies();
  return seen;
});
