import type { FrameAnswer, FrameOrder } from './frame-orders.ts';
import { createFrameTaker } from './frame-taker.ts';

/** Whoever does the orders of the page. */
export interface FrameHand {
  /** Begins early what takes a while. */
  prepare(): void;
  /** The bytes of a frame are the hand's from then on. */
  send(order: FrameOrder): void;
  /** A buffer of an answer that nobody reads any more. */
  giveBack(buffer: ArrayBuffer): void;
  close(): void;
}

interface HandEvents {
  answered(answer: FrameAnswer): void;
  /** Nothing more comes from it. */
  failed(): void;
}

export type OpenHand = (events: HandEvents) => FrameHand;

/** In the page itself, at once. Answers hold its own buffers. */
export function nearHand({ answered }: Pick<HandEvents, 'answered'>, places?: ArrayBuffer): FrameHand {
  const taker = createFrameTaker((own) => own, places);
  return {
    prepare: () => undefined,
    send(order) {
      const answer = taker.take(order);
      if (answer) answered(answer);
    },
    giveBack: () => undefined,
    close: () => undefined,
  };
}

/** An order on its way to a worker, with buffers that come back. */
export interface SentOrder {
  readonly order: FrameOrder;
  readonly spare: readonly ArrayBuffer[];
}

export type FrameWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** A worker that owes an answer for twice as long has failed: after the first time a page that was frozen hears what came meanwhile. */
const OWES_MS = 5_000;

/** In a worker, so that the page stays free: bytes go there and buffers come back without being copied. */
export function farHand(start: () => FrameWorker): OpenHand {
  return ({ answered, failed }) => {
    let worker: FrameWorker | null = null;
    let spare: ArrayBuffer[] = [];
    let owed = 0;
    let isClosed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function wait(): void {
      clearTimeout(timer);
      if (owed > 0) timer = setTimeout(() => (timer = setTimeout(failOnce, OWES_MS)), OWES_MS);
    }

    function failOnce(): void {
      if (!isClosed) failed();
    }

    function opened(): FrameWorker {
      if (worker) return worker;
      worker = start();
      worker.addEventListener('message', ({ data }: MessageEvent<FrameAnswer>) => {
        if (isClosed) return;
        owed--;
        wait();
        answered(data);
      });
      for (const kind of ['error', 'messageerror'] as const) worker.addEventListener(kind, failOnce);
      return worker;
    }

    function post(order: FrameOrder): void {
      const returned = spare;
      spare = [];
      const given = order.kind === 'frame' ? wholeBuffer(order) : null;
      const sent: SentOrder = { order: given ?? order, spare: returned };
      opened().postMessage(sent, given ? [given.bytes.buffer, ...returned] : returned);
      if (!('number' in order)) return;
      if (owed++ === 0) wait();
    }

    /** A worker that cannot be started is told like one that fails. */
    function orFail(run: () => unknown): void {
      try {
        run();
      } catch {
        failOnce();
      }
    }

    return {
      prepare: () => orFail(opened),
      send: (order) => orFail(() => post(order)),
      giveBack: (buffer) => void spare.push(buffer),
      close() {
        isClosed = true;
        clearTimeout(timer);
        worker?.terminate();
      },
    };
  };
}

/** Bytes that lie in a larger buffer are copied out of it: what is handed over is gone here. */
function wholeBuffer(order: FrameOrder & { kind: 'frame' }) {
  const { bytes } = order;
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return { ...order, bytes: (isWhole ? bytes : new Uint8Array(bytes)) as Uint8Array<ArrayBuffer> };
}
