import { decodeFrame } from '../../shared/wire/position-frame.ts';
import type { FrameAnswer, FrameOrder } from './frame-orders.ts';
import { createGlideMover, type GlideMover } from './glide-mover.ts';
import { createPlaceColumns } from './place-columns.ts';

/** Does orders one by one. */
export interface FrameTaker {
  /** Null for an order that is not answered. */
  take(order: FrameOrder): FrameAnswer | null;
}

/**
 * All that a position frame means: the newest place of each officer, and the rows that each map of the page draws. Runs in a worker,
 * and in the page where there is none: the same orders give the same answers.
 *
 * @param handedOut what of a buffer goes out: a copy in a worker, the buffer itself in the page
 * @param places newest places so far, taken over; none when absent
 */
export function createFrameTaker(
  handedOut: (own: ArrayBuffer) => ArrayBuffer,
  places: ArrayBuffer | undefined = undefined,
): FrameTaker {
  const columns = createPlaceColumns(places);
  const movers = new Map<number, GlideMover>();
  let generation = 0;

  /** What was answered in an older generation was perhaps not heard. */
  function enter(entered: number): void {
    if (entered === generation) return;
    generation = entered;
    for (const mover of movers.values()) mover.tellAll();
  }

  function told(drawing: number, mover: GlideMover, nowMs: number) {
    const update = mover.tell(nowMs);
    return { drawing, update: { ...update, rows: new Float32Array(handedOut(update.rows.buffer)) } };
  }

  return {
    take(order) {
      switch (order.kind) {
        case 'frame': {
          const { number, bytes, nowMs } = order;
          enter(order.generation);
          const frame = decodeFrame(bytes);
          if (!frame.ok) return { number, damage: frame.error, places: null, drawings: [] };
          columns.take(frame.value);
          for (const mover of movers.values()) mover.move(frame.value, nowMs);
          const drawings = Array.from(movers, ([drawing, mover]) => told(drawing, mover, nowMs));
          return { number, damage: null, places: handedOut(columns.buffer), drawings };
        }
        case 'draw': {
          const { number, drawing, origin, nowMs } = order;
          enter(order.generation);
          const mover = createGlideMover(origin, nowMs);
          movers.set(drawing, mover);
          mover.move(columns.frame(), nowMs);
          return { number, damage: null, places: null, drawings: [told(drawing, mover, nowMs)] };
        }
        case 'undraw':
          movers.delete(order.drawing);
          return null;
      }
    },
  };
}
