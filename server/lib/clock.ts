import type { Clock } from '../ports.ts';

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = { nowMs: () => Date.now() };
