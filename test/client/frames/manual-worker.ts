import type { FrameWorker, SentOrder } from '../../../client/frames/frame-hand.ts';
import type { FrameAnswer } from '../../../client/frames/frame-orders.ts';
import { workedOrder } from '../../../client/frames/worked-order.ts';

/** A worker that does what the real one does when it is told to: messages are cloned and their buffers handed over as between threads. */
export interface ManualWorker extends FrameWorker {
  /** Orders that it has not done yet. */
  readonly orders: readonly SentOrder[];
  /** Does so many orders, all of them by default, and gives the answers to the page. */
  work(orders?: number): void;
  /** Gives an answer to the page that it did not ask for. */
  say(answer: FrameAnswer): void;
  /** Ends like a worker that threw something. */
  die(): void;
  readonly isEnded: boolean;
}

export function manualWorker(): ManualWorker {
  const orders: SentOrder[] = [];
  const workOn = workedOrder();
  const events = new EventTarget();
  let isEnded = false;
  const worker: ManualWorker = {
    orders,
    addEventListener: events.addEventListener.bind(events),
    postMessage(message: SentOrder, transfer: unknown) {
      orders.push(structuredClone(message, { transfer: transfer as ArrayBuffer[] }));
    },
    terminate: () => {
      isEnded = true;
    },
    work(count = orders.length) {
      for (const order of orders.splice(0, count)) {
        const { answer, handedOver } = workOn(order);
        if (answer) worker.say(structuredClone(answer, { transfer: [...handedOver] }));
      }
    },
    say: (data) => void events.dispatchEvent(new MessageEvent('message', { data })),
    die: () => void events.dispatchEvent(new Event('error')),
    get isEnded() {
      return isEnded;
    },
  };
  return worker;
}
