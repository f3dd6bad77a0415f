import { nearHand, type OpenHand } from './frame-hand.ts';
import type { FrameAnswer } from './frame-orders.ts';
import type { GlideUpdate, MercatorPlace } from './glide-mover.ts';
import { createPlaceColumns, type OfficerPlace, type PlaceColumns } from './place-columns.ts';

/** Why a frame did not do all that it should. */
export type FrameDoubt =
  | { readonly kind: 'damaged'; readonly why: string }
  /** It, or one before it, was lost on the way: only a keyframe helps. */
  | { readonly kind: 'missed' };

/** Where position frames go: to whoever draws, and into the newest place of each officer. */
export interface FrameBus {
  /** Begins what takes a while: called as soon as frames may come. */
  prepare(): void;
  /**
   * Takes a frame in the order of the calls, at once or a little later. The bytes are the bus's from then on. `doubt` is not called
   * any more after `supersede`.
   */
  publish(bytes: Uint8Array, doubt: (doubt: FrameDoubt) => void): void;
  /** The frames to come are of another subscription: what those under way lead to is neither told nor shown. */
  supersede(): void;
  /**
   * The rows of a map, now and with each frame. `rows` of an update are to be read until the next one.
   *
   * @param origin asked once, when there is somebody to draw
   * @returns a stop function
   */
  draw(origin: () => MercatorPlace, updated: (update: GlideUpdate) => void): () => void;
  /** Last known place of an officer by roster index, degrees WGS-84; null when never seen. */
  lastPlace(officerIndex: number): OfficerPlace | null;
}

/** More frames than this are not kept waiting: then a keyframe is asked for as soon as there is time for it. */
export const MOST_WAITING = 8;

interface Waiting {
  readonly number: number;
  readonly generation: number;
  readonly doubt: ((doubt: FrameDoubt) => void) | null;
}

interface Drawing {
  readonly origin: () => MercatorPlace;
  readonly updated: (update: GlideUpdate) => void;
  from: MercatorPlace | null;
  rows: ArrayBuffer | null;
}

/** @param nowMs the clock that drawn glides go by */
export function createFrameBus(openHand: OpenHand = nearHand, nowMs = () => performance.now()): FrameBus {
  const drawings = new Map<number, Drawing>();
  let places: PlaceColumns | null = null;
  let waiting: Waiting[] = [];
  let missed: Waiting['doubt'] = null;
  let hasFrames = false;
  let generation = 0;
  let [lastNumber, lastDrawing] = [0, 0];
  let hand = openHand({ answered, failed });

  function wait(doubt: Waiting['doubt']) {
    const order = { number: ++lastNumber, generation };
    waiting.push({ ...order, doubt });
    return order;
  }

  function sendDraw(drawing: number, what: Drawing): void {
    what.from ??= what.origin();
    hand.send({ kind: 'draw', ...wait(null), drawing, origin: what.from, nowMs: nowMs() });
  }

  function answered(answer: FrameAnswer): void {
    const order = waiting.shift();
    if (order?.number !== answer.number) return failed();
    if (order.generation === generation) {
      if (answer.damage !== null) order.doubt?.({ kind: 'damaged', why: answer.damage });
      show(answer);
    } else giveBack(answer);
    if (waiting.length === 0) tellMissed();
  }

  function show(answer: FrameAnswer): void {
    if (answer.places) {
      if (places) hand.giveBack(places.buffer);
      places = createPlaceColumns(answer.places);
    }
    for (const { drawing, update } of answer.drawings) {
      const what = drawings.get(drawing);
      const old = what ? what.rows : update.rows.buffer;
      what?.updated(update);
      if (what) what.rows = update.rows.buffer;
      if (old) hand.giveBack(old);
    }
  }

  function giveBack({ places: unread, drawings: undrawn }: FrameAnswer): void {
    if (unread) hand.giveBack(unread);
    for (const { update } of undrawn) hand.giveBack(update.rows.buffer);
  }

  function tellMissed(): void {
    const tell = missed;
    missed = null;
    tell?.({ kind: 'missed' });
  }

  /** The page does the work itself from what it knows; what the hand held is lost. */
  function failed(): void {
    hand.close();
    for (const { doubt, generation: of } of waiting) if (of === generation) missed = doubt ?? missed;
    waiting = [];
    hand = nearHand({ answered }, places?.buffer);
    for (const [drawing, what] of drawings) if (what.from) sendDraw(drawing, what);
    tellMissed();
  }

  return {
    prepare: () => hand.prepare(),
    publish(bytes, doubt) {
      hasFrames = true;
      if (missed || waiting.length >= MOST_WAITING) {
        missed = doubt;
        return;
      }
      for (const [drawing, what] of drawings) if (!what.from) sendDraw(drawing, what);
      hand.send({ kind: 'frame', ...wait(doubt), bytes, nowMs: nowMs() });
    },
    supersede() {
      generation++;
      missed = null;
    },
    draw(origin, updated) {
      const drawing = ++lastDrawing;
      const what: Drawing = { origin, updated, from: null, rows: null };
      drawings.set(drawing, what);
      if (hasFrames) sendDraw(drawing, what);
      return () => {
        drawings.delete(drawing);
        if (what.from) hand.send({ kind: 'undraw', drawing });
        if (what.rows) hand.giveBack(what.rows);
        what.rows = null;
      };
    },
    lastPlace: (officerIndex) => places?.placeOf(officerIndex) ?? null,
  };
}
