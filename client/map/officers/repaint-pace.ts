import { worldSizePx } from '../mercator.ts';

/** A glide is redrawn whenever the fastest officer has moved this far: finer steps are not seen. */
const STEP_PX = 0.15;
const SLOWEST_MS = 1000;

/**
 * Time until the next repaint is worth it, ms; 0 means the next frame, null that nothing moves. At an overview people
 * walk a hundredth of a pixel a second, so an idle map leaves the GPU alone.
 */
export function nextRepaintMs(paceMercatorPerMs: number, zoom: number): number | null {
  if (paceMercatorPerMs <= 0) return null;
  const waitMs = STEP_PX / (paceMercatorPerMs * worldSizePx(zoom));
  return waitMs <= 17 ? 0 : Math.min(waitMs, SLOWEST_MS);
}
