import { vi } from 'vitest';

/** Waits until it holds, however slow the machine is; fails only after half a minute. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(holds, { timeout: 30_000, interval: 5 });
}
