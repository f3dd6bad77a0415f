import type { PositionFrame } from '../../shared/wire/position-frame.ts';

/** Where decoded frames go: to whoever draws. Keeps the newest row of each officer, so that a late listener is complete. */
export interface FrameBus {
  publish(frame: PositionFrame, localMs: number): void;
  /** Called with each frame and the local time it came. Returns a stop function. */
  onFrame(listener: (frame: PositionFrame, localMs: number) => void): () => void;
  /** Last known place of an officer by roster index, degrees WGS-84; null when never seen. */
  lastPlace(officerIndex: number): OfficerPlace | null;
  /** Every officer seen so far. */
  forEach(visit: (officerIndex: number, place: OfficerPlace) => void): void;
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
  const places = new Map<number, OfficerPlace>();
  return {
    publish(frame, localMs) {
      if (frame.keyframe) places.clear();
      for (let row = 0; row < frame.count; row++) places.set(frame.officer[row]!, placeAt(frame, row));
      for (const listener of listeners) listener(frame, localMs);
    },
    onFrame(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastPlace: (index) => places.get(index) ?? null,
    forEach(visit) {
      for (const [index, place] of places) visit(index, place);
    },
    clear: () => places.clear(),
  };
}

function placeAt(frame: PositionFrame, row: number): OfficerPlace {
  const heading = frame.headingCentideg[row]!;
  return {
    lon: frame.lonE7[row]! / 1e7,
    lat: frame.latE7[row]! / 1e7,
    fixMs: frame.tickMs - frame.ageMs[row]!,
    headingDeg: heading === 0xffff ? null : heading / 100,
    state: frame.state[row]!,
  };
}
