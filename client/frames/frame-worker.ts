import type { SentOrder } from './frame-hand.ts';
import type { FrameAnswer } from './frame-orders.ts';
import { workedOrder } from './worked-order.ts';

/** The worker of the page: takes position frames beside it. Only what it does with messages is here. */
const work = workedOrder();

addEventListener('message', ({ data }: MessageEvent<SentOrder>) => {
  const { answer, handedOver } = work(data);
  if (answer) postMessage(answer satisfies FrameAnswer, { transfer: [...handedOver] });
});
