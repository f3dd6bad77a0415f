import type { PositionFrame } from '../../shared/wire/position-frame.ts';
import { createPlaceColumns } from './place-columns.ts';

/** Where decoded frames go: to whoever draws. Keeps the newest row of each officer, so that a late listener is complete. */
export interface FrameBus {
  publish(frame: PositionFrame, localMs: number): void;
  /** Called with each frame and the local time it came. Returns a stop function. */
  onFrame(listener: (frame: PositionFrame, localMs: number) => void): () => void;
  /** Last known place of an officer by roster index, degrees WGS-84; null when never seen. */
  lastPlace(officerIndex: number): OfficerPlace | null;
  /** Every officer seen so far as one keyframe; empty before the first frame. */
  everybody(): PositionFrame;
  clear(): void;
}

export interface OfficerPlace {
  readonly lon: number;
  readonly lat: number;
  readonly fixMs: number;
  readonly headingDeg: number | null;
  /** Index in OFFICER_STATES. */
  readonly state: number;
}

export function createFrameBus(): FrameBus {
  const listeners = new Set<(frame: PositionFrame, localMs: number) => void>();
  const columns = createPlaceColumns();
  return {
    publish(frame, localMs) {
      columns.take(frame);
      for (const listener of listeners) listener(frame, localMs);
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastPlace: (index) => columns.placeOf(index),
    everybody: () => columns.frame(),
    clear: () => columns.clear(),
  };
}
