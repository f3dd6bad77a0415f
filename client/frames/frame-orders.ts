import type { GlideUpdate, MercatorPlace } from './glide-mover.ts';

/** What the page asks of whoever takes its frames. Orders are done one after the other; those with a number are answered. */
export type FrameOrder =
  | {
      readonly kind: 'frame';
      readonly number: number;
      readonly generation: number;
      readonly bytes: Uint8Array;
      /** The page's clock when the frame came in: a worker has one with another zero. */
      readonly nowMs: number;
    }
  /** A map wants the rows of its officers from now on, of those known so far at once. */
  | {
      readonly kind: 'draw';
      readonly number: number;
      readonly generation: number;
      readonly drawing: number;
      readonly origin: MercatorPlace;
      readonly nowMs: number;
    }
  | { readonly kind: 'undraw'; readonly drawing: number };

export interface FrameAnswer {
  /** Of the order that it answers. */
  readonly number: number;
  /** What is wrong with the bytes, which then change nothing; null when nothing is. */
  readonly damage: string | null;
  /** Newest place of everybody (`place-columns.ts`). */
  readonly places: ArrayBuffer | null;
  readonly drawings: readonly { readonly drawing: number; readonly update: GlideUpdate }[];
}
