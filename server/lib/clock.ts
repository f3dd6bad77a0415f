import type { Clock } from '../ports/clock.ts';

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now() };
