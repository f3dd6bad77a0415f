import type { SentOrder } from './frame-hand.ts';
import type { FrameAnswer } from './frame-orders.ts';
import { createFrameTaker } from './frame-taker.ts';

interface Worked {
  readonly answer: FrameAnswer | null;
  /** Buffers of the answer: they go with it. */
  readonly handedOver: readonly ArrayBuffer[];
}

/** What the worker does with each order: as the taker says, in copies, written into buffers that came back where they fit. */
export function workedOrder(): (sent: SentOrder) => Worked {
  let spare: ArrayBuffer[] = [];
  let handedOver: ArrayBuffer[] = [];
  const taker = createFrameTaker((own) => {
    const fitting = spare.findIndex(({ byteLength }) => byteLength === own.byteLength);
    const copy = fitting < 0 ? own.slice(0) : spare.splice(fitting, 1)[0]!;
    if (fitting >= 0) new Uint8Array(copy).set(new Uint8Array(own));
    handedOver.push(copy);
    return copy;
  });
  return (sent) => {
    spare = [...sent.spare];
    handedOver = [];
    const answer = taker.take(sent.order);
    for (const { update } of answer?.drawings ?? []) handedOver.push(update.added.buffer);
    return { answer, handedOver };
  };
}
