import { createGlideMover, type MercatorPlace } from '../../../client/frames/glide-mover.ts';
import { createFleet, type Fleet } from '../../../client/map/officers/fleet.ts';
import type { PositionFrame } from '../../../shared/wire/position-frame.ts';

/** A fleet with a mover of its own beside it, as in a page without a worker. */
export function movedFleet(
  origin: MercatorPlace,
  nowMs: number,
): Fleet & { applyFrame(frame: PositionFrame, nowMs: number): void } {
  const mover = createGlideMover(origin, nowMs);
  const fleet = createFleet(mover.tell(nowMs));
  const applyFrame = (frame: PositionFrame, atMs: number) => {
    mover.move(frame, atMs);
    fleet.take(mover.tell(atMs));
  };
  return Object.assign(fleet, { applyFrame });
}
